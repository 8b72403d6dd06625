package vn.hoithi.result;

import static java.util.Objects.requireNonNull;

import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.hoithi.bank.BankService;
import vn.hoithi.contest.ContestService;
import vn.hoithi.contest.Round;
import vn.hoithi.contest.RulesHistory;
import vn.hoithi.contest.Terms;
import vn.hoithi.platform.ContestClock;
import vn.hoithi.questionbank.KeyChanges;
import vn.hoithi.questionbank.QuestionBank;
import vn.hoithi.questionbank.bundle.Bundle;
import vn.hoithi.questionbank.bundle.BundleLine;
import vn.hoithi.unit.UnitService;

/** The beginning of a bundle, on which everything in it rests: rules, banks with their corrected keys, and units. */
@Component
class BundleHead {
    private static final long SECOND = 1_000;

    private final BundleStore store;
    private final KeyChangeStore changes;
    private final ContestService contests;
    private final RulesHistory rules;
    private final BankService banks;
    private final UnitService units;
    private final ContestClock clock;

    BundleHead(
            BundleStore store,
            KeyChangeStore changes,
            ContestService contests,
            RulesHistory rules,
            BankService banks,
            UnitService units,
            ContestClock clock) {
        this.store = store;
        this.changes = changes;
        this.contests = contests;
        this.rules = rules;
        this.banks = banks;
        this.units = units;
        this.clock = clock;
    }

    Mono<Void> write(BundleWriting writing, PublicKey key) {
        Closing closing = writing.closing();
        Round round = contests.requireRound(requireNonNull(closing.roundId()));
        BundleLine.Head head = new BundleLine.Head(
                Bundle.FORMAT,
                contests.require(closing.contestId()).name(),
                round.name(),
                closing.number(),
                closing.reason().isEmpty() ? null : closing.reason(),
                clock.instant().toEpochMilli(),
                round.opensAt().getEpochSecond() * SECOND,
                round.closesAt().toEpochMilli(),
                Integer.toString(requireNonNull(closing.rulesVersion())),
                Bundle.printed(key));
        return writing.lines(List.of(head))
                .then(Mono.zip(
                        rules.of(round.id()).collectList(),
                        store.sources(round.id()).collectList()))
                .flatMap(both -> {
                    List<BundleStore.Source> sources = sources(closing, round, both.getT1(), both.getT2());
                    return writing.lines(rules(writing, both.getT1(), sources)).then(content(writing, sources));
                })
                .then(Mono.defer(() -> store.units(writing.file()).collectList()))
                .flatMap(used -> {
                    BundleUnits tree = new BundleUnits(units.forest(), used);
                    writing.tree(tree);
                    return writing.lines(tree.lines());
                });
    }

    // The rules that rank are told even if nobody started under them.
    private static List<BundleStore.Source> sources(
            Closing closing, Round round, List<RulesHistory.Version> versions, List<BundleStore.Source> used) {
        int ranked = requireNonNull(closing.rulesVersion());
        List<BundleStore.Source> all = new ArrayList<>(used);
        if (used.stream().noneMatch(source -> source.rules() == ranked)) {
            versions.stream()
                    .filter(version -> version.number() == ranked)
                    .forEach(version ->
                            all.add(new BundleStore.Source(ranked, round.bankVersionId(), version.blueprint())));
        }
        return all;
    }

    private static List<BundleLine.Rules> rules(
            BundleWriting writing, List<RulesHistory.Version> versions, List<BundleStore.Source> sources) {
        Set<Integer> used = sources.stream().map(BundleStore.Source::rules).collect(Collectors.toSet());
        return versions.stream()
                .filter(version -> used.contains(version.number()))
                .map(version -> new BundleLine.Rules(
                        Integer.toString(version.number()),
                        version.ranking(),
                        version.minutes(),
                        version.attempts(),
                        version.perDay(),
                        version.terms().workingDays(),
                        sources.stream()
                                .filter(source -> source.rules() == version.number())
                                .map(source -> new BundleLine.Source(
                                        audience(version, source),
                                        Integer.toString(source.bank()),
                                        writing.blueprint(source.blueprint())))
                                .toList()))
                .toList();
    }

    private static @Nullable String audience(RulesHistory.Version version, BundleStore.Source source) {
        return version.terms().banks().stream()
                .filter(bank -> bank.bankVersionId() == source.bank()
                        && bank.blueprint().equals(source.blueprint()))
                .map(Terms.AudienceBank::audience)
                .findFirst()
                .orElse(null);
    }

    private Mono<Void> content(BundleWriting writing, List<BundleStore.Source> sources) {
        List<Integer> sorted = sources.stream()
                .map(BundleStore.Source::bank)
                .distinct()
                .sorted()
                .toList();
        return Flux.fromIterable(sorted)
                .concatMap(version -> banks.kept(version)
                        .flatMap(kept -> writing.bank(
                                Integer.toString(version), kept.fileName(), kept.digest(), kept.content())))
                .then(Mono.defer(() -> writing.lines(writing.plans())))
                .thenMany(Flux.fromIterable(sorted))
                .concatMap(version -> Mono.zip(
                                banks.questions(version),
                                changes.ofVersion(writing.closing().id()).collectList())
                        .map(both ->
                                new BundleLine.Changes(Integer.toString(version), within(both.getT1(), both.getT2()))))
                .filter(line -> !line.changes().equals(KeyChanges.NONE))
                .collectList()
                .flatMap(writing::lines);
    }

    private static KeyChanges within(QuestionBank bank, List<KeyChange> all) {
        return KeyChangeStore.library(all.stream()
                .filter(change -> bank.find(change.questionId()).isPresent())
                .toList());
    }
}
