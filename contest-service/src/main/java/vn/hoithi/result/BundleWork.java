package vn.hoithi.result;

import static java.util.Objects.requireNonNull;

import java.security.KeyPair;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import vn.hoithi.bank.BankService;
import vn.hoithi.contest.ContestService;
import vn.hoithi.contest.Round;
import vn.hoithi.contest.RulesHistory;
import vn.hoithi.contest.Terms;
import vn.hoithi.platform.BackgroundDatabase;
import vn.hoithi.platform.BackgroundThreads;
import vn.hoithi.platform.ContestClock;
import vn.hoithi.questionbank.KeyChanges;
import vn.hoithi.questionbank.QuestionBank;
import vn.hoithi.questionbank.award.Prize;
import vn.hoithi.questionbank.award.PrizeRules;
import vn.hoithi.questionbank.award.Standing;
import vn.hoithi.questionbank.bundle.Bundle;
import vn.hoithi.questionbank.bundle.BundleLine;
import vn.hoithi.unit.UnitService;

/**
 * Writes the bundle of a version: from numbered rows of one snapshot, batch by batch, each piece into the database as it is
 * full. Memory is that of a batch and of the units.
 *
 * <p>Times are given in whole seconds, which is all that ranking looks at; an audience only where a prize asks for one.
 * Units stay, because their people are to be counted again: whoever knows that a neighbour was the only one of a unit finds
 * that line, as they would on the public board, and with it a sheet without a name.
 */
@Component
class BundleWork implements LongWork, DisposableBean {
    private static final int BATCH = 5_000;
    private static final int WAITING = 20;
    private static final long SECOND = 1_000;

    private final BundleStore store;
    private final BundleKeys keys;
    private final ClosingStore closings;
    private final RankedStore ranked;
    private final KeyChangeStore changes;
    private final PrizePlanStore plans;
    private final DrawStore draws;
    private final ContestService contests;
    private final RulesHistory rules;
    private final BankService banks;
    private final UnitService units;
    private final ObjectProvider<Exclusions> exclusions;
    private final BackgroundDatabase background;
    private final ContestClock clock;
    private final Scheduler thread = BackgroundThreads.of("bundle", 1, WAITING);

    BundleWork(
            BundleStore store,
            BundleKeys keys,
            ClosingStore closings,
            RankedStore ranked,
            KeyChangeStore changes,
            PrizePlanStore plans,
            DrawStore draws,
            ContestService contests,
            RulesHistory rules,
            BankService banks,
            UnitService units,
            ObjectProvider<Exclusions> exclusions,
            BackgroundDatabase background,
            ContestClock clock) {
        this.store = store;
        this.keys = keys;
        this.closings = closings;
        this.ranked = ranked;
        this.changes = changes;
        this.plans = plans;
        this.draws = draws;
        this.contests = contests;
        this.rules = rules;
        this.banks = banks;
        this.units = units;
        this.exclusions = exclusions;
        this.background = background;
        this.clock = clock;
    }

    @Override
    public Task.Kind kind() {
        return Task.Kind.BUNDLE;
    }

    @Override
    public Mono<Void> run(Task task, Progress progress) {
        return closings.find(task.subject())
                .flatMap(closing -> mayBeWritten(closing).then(Mono.defer(() -> write(closing, progress))));
    }

    /** Refuses as long as anything that it would tell must not be known. */
    Mono<Void> mayBeWritten(Closing closing) {
        Integer round = closing.roundId();
        if (round == null) {
            return Mono.error(BundleProblems.ofWholeContest());
        }
        if (closing.state() == ClosingState.FROZEN || closing.state() == ClosingState.WITHDRAWN) {
            return Mono.error(BundleProblems.notRanked());
        }
        return store.sources(round)
                .map(BundleStore.Source::bank)
                .distinct()
                .concatMap(contests::heldBack)
                .any(kept -> !kept.isEmpty())
                .flatMap(kept -> kept ? Mono.error(BundleProblems.questionsInUse()) : Mono.empty());
    }

    /** What one bundle is written from. */
    private final class Writing {
        private final Closing closing;
        private final Round round;
        private final int file;
        private final BundlePen pen;
        private final Progress progress;
        private final Map<String, String> blueprints = new LinkedHashMap<>();
        private BundleUnits tree = new BundleUnits(units.forest(), List.of());
        private long total;
        private long told;
        private int pieces;
        private int newest;

        Writing(Closing closing, int file, KeyPair key, Progress progress) {
            this.closing = closing;
            this.round = contests.requireRound(requireNonNull(closing.roundId()));
            this.file = file;
            this.pen = new BundlePen(key);
            this.progress = progress;
        }

        /** Writes on the thread of bundles and keeps what is full. */
        Mono<Void> put(Callable<Boolean> work) {
            return Mono.fromCallable(() -> {
                        boolean last = work.call();
                        return pen.take(last);
                    })
                    .subscribeOn(thread)
                    .flatMapIterable(full -> full)
                    .concatMap(piece -> store.chunk(file, pieces++, piece))
                    .then();
        }

        /** Tells of so many lines more; submissions and places together are twice the submissions at most. */
        Mono<Void> tell(int lines) {
            told += lines;
            return progress.tell(told / 2, total);
        }

        Mono<Void> lines(List<? extends BundleLine> lines) {
            return put(() -> {
                lines.forEach(pen::write);
                return false;
            });
        }
    }

    private Mono<Void> write(Closing closing, Progress progress) {
        return Mono.zip(store.clean(closing.id()).then(store.begin(closing.id())), keys.key(), prizes(closing))
                .flatMap(all -> {
                    Writing writing = new Writing(closing, all.getT1(), all.getT2(), progress);
                    PrizeRules prizes = all.getT3();
                    boolean audiences = prizes.prizes().stream().anyMatch(prize -> prize.audience() != null);
                    return background
                            .transactions()
                            .run(() -> store.enter(writing.file, closing, audiences))
                            .doOnNext(rows -> writing.total = rows)
                            .then(Mono.defer(store::analyse))
                            .then(Mono.defer(() -> head(writing, all.getT2())))
                            .then(Mono.defer(() -> submissions(writing)))
                            .then(Mono.defer(() -> writing.lines(List.of(truth(closing)))))
                            .then(Mono.defer(() -> places(writing)))
                            .then(Mono.defer(() -> awards(writing, prizes)))
                            .then(Mono.defer(() -> writing.put(() -> {
                                writing.tree.counts().forEach(writing.pen::write);
                                writing.pen.end();
                                return true;
                            })))
                            .then(Mono.defer(() -> store.finish(
                                    writing.file,
                                    closing.id(),
                                    writing.pen.lines(),
                                    writing.pen.bytes(),
                                    writing.pen.digest())));
                });
    }

    private Mono<PrizeRules> prizes(Closing closing) {
        Integer plan = closing.planId();
        return plan == null
                ? Mono.just(new PrizeRules(true, List.of()))
                : plans.find(plan).map(found -> rules(found.plan()));
    }

    private static PrizeRules rules(PrizePlan plan) {
        return new PrizeRules(
                plan.onePerPerson(),
                plan.persons().stream()
                        .map(prize -> new Prize(
                                prize.id(),
                                prize.name(),
                                prize.quantity(),
                                prize.audience() == null || prize.audience().isBlank() ? null : prize.audience(),
                                prize.leastPercent()))
                        .toList());
    }

    // --- what everything rests on

    private Mono<Void> head(Writing writing, KeyPair key) {
        Closing closing = writing.closing;
        BundleLine.Head head = new BundleLine.Head(
                Bundle.FORMAT,
                contests.require(closing.contestId()).name(),
                writing.round.name(),
                closing.number(),
                closing.reason().isEmpty() ? null : closing.reason(),
                clock.instant().toEpochMilli(),
                writing.round.opensAt().getEpochSecond() * SECOND,
                writing.round.closesAt().toEpochMilli(),
                Integer.toString(requireNonNull(closing.rulesVersion())),
                Bundle.printed(key.getPublic()));
        return writing.lines(List.of(head))
                .then(Mono.zip(
                        rules.of(writing.round.id()).collectList(),
                        store.sources(writing.round.id()).collectList()))
                .flatMap(both -> {
                    List<BundleStore.Source> sources = sources(writing, both.getT1(), both.getT2());
                    sources.forEach(source ->
                            writing.blueprints.putIfAbsent(source.blueprint(), "m" + (writing.blueprints.size() + 1)));
                    return writing.lines(rules(writing, both.getT1(), sources)).then(content(writing, sources));
                })
                .then(Mono.defer(() -> store.units(writing.file).collectList()))
                .flatMap(used -> {
                    writing.tree = new BundleUnits(units.forest(), used);
                    return writing.lines(writing.tree.lines());
                });
    }

    // The rules that rank are told even if nobody started under them.
    private static List<BundleStore.Source> sources(
            Writing writing, List<RulesHistory.Version> versions, List<BundleStore.Source> used) {
        int ranked = requireNonNull(writing.closing.rulesVersion());
        List<BundleStore.Source> all = new ArrayList<>(used);
        if (used.stream().noneMatch(source -> source.rules() == ranked)) {
            versions.stream()
                    .filter(version -> version.number() == ranked)
                    .forEach(version -> all.add(
                            new BundleStore.Source(ranked, writing.round.bankVersionId(), version.blueprint())));
        }
        return all;
    }

    private static List<BundleLine.Rules> rules(
            Writing writing, List<RulesHistory.Version> versions, List<BundleStore.Source> sources) {
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
                                        requireNonNull(writing.blueprints.get(source.blueprint()))))
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

    private Mono<Void> content(Writing writing, List<BundleStore.Source> sources) {
        List<Integer> sorted = sources.stream()
                .map(BundleStore.Source::bank)
                .distinct()
                .sorted()
                .toList();
        return Flux.fromIterable(sorted)
                .concatMap(version -> banks.kept(version)
                        .flatMap(kept -> writing.put(() -> {
                            writing.pen.bank(Integer.toString(version), kept.fileName(), kept.digest(), kept.content());
                            return false;
                        })))
                .then(Mono.defer(() -> writing.lines(writing.blueprints.entrySet().stream()
                        .map(plan -> new BundleLine.Plan(plan.getValue(), plan.getKey()))
                        .toList())))
                .thenMany(Flux.fromIterable(sorted))
                .concatMap(version -> Mono.zip(
                                banks.questions(version),
                                changes.ofVersion(writing.closing.id()).collectList())
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

    // --- attempts and places

    private Mono<Void> submissions(Writing writing) {
        return batches(writing.total, after -> store.submissions(writing.file, after, BATCH))
                .concatMap(
                        batch -> writing.put(() -> {
                                    batch.forEach(handed -> submission(writing, handed));
                                    return false;
                                })
                                .then(Mono.defer(() -> writing.tell(batch.size()))),
                        1)
                .then();
    }

    // The next batch is read while one is written: no more than these two are in memory.
    private static <T> Flux<List<T>> batches(long rows, IntFunction<Mono<List<T>>> read) {
        int count = Math.toIntExact((rows + BATCH - 1) / BATCH);
        return Flux.range(0, count).flatMapSequential(nth -> read.apply(nth * BATCH), 1, 1);
    }

    private static void submission(Writing writing, BundleStore.Handed handed) {
        writing.tree.count(handed.units(), handed.person() > writing.newest);
        writing.newest = Math.max(writing.newest, handed.person());
        WholeSeconds times = WholeSeconds.of(handed.started(), handed.submitted(), handed.elapsed());
        writing.pen.write(new BundleLine.Submission(
                handed.n(),
                handed.person(),
                handed.units().stream().map(Math::toIntExact).toList(),
                handed.audience(),
                Integer.toString(handed.rules()),
                Integer.toString(handed.bank()),
                requireNonNull(writing.blueprints.get(handed.blueprint())),
                handed.seed(),
                times.started(),
                times.submitted(),
                times.elapsed(),
                handed.number(),
                handed.sheet(),
                handed.correct(),
                handed.points(),
                Bundle.receiptHash(handed.receipt())));
    }

    private Mono<Void> places(Writing writing) {
        int closing = writing.closing.id();
        return ranked.size(closing)
                .flatMapMany(size -> batches(size, after -> store.places(writing.file, closing, after, BATCH)))
                .concatMap(batch -> writing.lines(batch).then(Mono.defer(() -> writing.tell(batch.size()))), 1)
                .then();
    }

    // --- prizes

    private Mono<Void> awards(Writing writing, PrizeRules prizes) {
        Closing closing = writing.closing;
        if (closing.planId() == null) {
            return Mono.empty();
        }
        return store.drafted(closing.id())
                .flatMap(at -> standings(writing, at))
                .flatMap(writing::lines)
                .then(Mono.defer(() -> writing.lines(List.of(new BundleLine.Prizes(prizes)))))
                .then(Mono.zip(
                        draws.ofClosing(closing.id()).collectList(),
                        store.awards(writing.file, closing).collectList()))
                .flatMap(both -> writing.lines(lots(both.getT1(), both.getT2(), prizes))
                        .then(Mono.defer(() -> writing.lines(both.getT2().stream()
                                .map(award -> new BundleLine.Awarded(
                                        award.prize(), award.n(), award.place(), award.byLot(), award.held()))
                                .toList()))));
    }

    // Of several things that stand against somebody the one that decided, as when prizes were given.
    private Mono<List<BundleLine.Stands>> standings(Writing writing, Instant at) {
        Map<Integer, Standing> found = new TreeMap<>();
        return store.holds(writing.file, writing.closing, at)
                .filter(held -> held.kind() == Hold.Kind.DISQUALIFIED)
                .doOnNext(held -> found.putIfAbsent(held.person(), Standing.DISQUALIFIED))
                .thenMany(Flux.fromStream(exclusions::orderedStream))
                .concatMap(known -> known.of(writing.closing.contestId()))
                .collectList()
                .flatMapMany(people -> store.numbers(writing.file, writing.round.id(), people))
                .doOnNext(person -> found.putIfAbsent(person, Standing.EXCLUDED))
                .then(acrossRounds(writing.closing))
                .flatMapMany(
                        across -> across ? store.wonBefore(writing.file, writing.closing, at) : Flux.<Integer>empty())
                .doOnNext(person -> found.putIfAbsent(person, Standing.WON_BEFORE))
                .thenMany(Flux.defer(() -> store.holds(writing.file, writing.closing, at)))
                .doOnNext(held -> found.putIfAbsent(held.person(), Standing.HELD))
                .then(Mono.fromSupplier(() -> found.entrySet().stream()
                        .map(one -> new BundleLine.Stands(null, one.getKey(), one.getValue()))
                        .toList()));
    }

    private Mono<Boolean> acrossRounds(Closing closing) {
        return plans.find(requireNonNull(closing.planId()))
                .map(plan -> plan.plan().acrossRounds());
    }

    private static List<BundleLine.Draw> lots(List<Draw> drawn, List<BundleStore.Awarded> awards, PrizeRules prizes) {
        Set<String> ids = prizes.prizes().stream().map(Prize::id).collect(Collectors.toSet());
        List<BundleLine.Draw> lines = new ArrayList<>();
        for (Draw draw : drawn) {
            String seed = draw.seed();
            if (draw.drawn() != null && seed != null && ids.contains(draw.prize())) {
                List<String> winners = awards.stream()
                        .filter(award -> award.byLot() && award.prize().equals(draw.prize()))
                        .map(BundleStore.Awarded::pseudonym)
                        .toList();
                lines.add(new BundleLine.Draw(
                        draw.prize(), draw.contenders(), draw.listHash(), draw.source(), seed, winners));
            }
        }
        return lines;
    }

    // --- what was counted

    private static BundleLine.TrueValues truth(Closing closing) {
        boolean asked = closing.ranking().prediction() != null;
        return new BundleLine.TrueValues(
                closing.counts().people(),
                closing.counts().attempts(),
                closing.counts().peopleAllRight(),
                closing.counts().attemptsAllRight(),
                asked ? closing.counts().passed() : 0,
                closing.truth() == null ? null : closing.truth().toPlainString());
    }

    @Override
    public void destroy() {
        thread.dispose();
    }
}
