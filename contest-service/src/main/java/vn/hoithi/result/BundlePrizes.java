package vn.hoithi.result;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.hoithi.questionbank.award.Prize;
import vn.hoithi.questionbank.award.PrizeRules;
import vn.hoithi.questionbank.award.Standing;
import vn.hoithi.questionbank.bundle.BundleLine;

/** The prizes of a bundle: who could win, by which rules, the lots and the winners. */
@Component
class BundlePrizes {
    private final BundleStore store;
    private final PrizePlanStore plans;
    private final DrawStore draws;
    private final ObjectProvider<Exclusions> exclusions;

    BundlePrizes(BundleStore store, PrizePlanStore plans, DrawStore draws, ObjectProvider<Exclusions> exclusions) {
        this.store = store;
        this.plans = plans;
        this.draws = draws;
        this.exclusions = exclusions;
    }

    /** The rules that the prizes of a version were given by; none without a plan. */
    Mono<PrizeRules> rules(Closing closing) {
        Integer plan = closing.planId();
        return plan == null
                ? Mono.just(new PrizeRules(true, List.of()))
                : plans.find(plan).map(found -> found.plan().ofPersons());
    }

    Mono<Void> write(BundleWriting writing, PrizeRules prizes) {
        Closing closing = writing.closing();
        if (closing.planId() == null) {
            return Mono.empty();
        }
        return store.drafted(closing.id())
                .flatMap(at -> standings(writing, at))
                .flatMap(writing::lines)
                .then(Mono.defer(() -> writing.lines(List.of(new BundleLine.Prizes(prizes)))))
                .then(Mono.zip(
                        draws.ofClosing(closing.id()).collectList(),
                        store.awards(writing.file(), closing).collectList()))
                .flatMap(both -> writing.lines(lots(both.getT1(), both.getT2(), prizes))
                        .then(Mono.defer(() -> writing.lines(both.getT2().stream()
                                .map(award -> new BundleLine.Awarded(
                                        award.prize(), award.n(), award.place(), award.byLot(), award.held()))
                                .toList()))));
    }

    // Of several things that stand against somebody the one that decided, as when prizes were given.
    private Mono<List<BundleLine.Stands>> standings(BundleWriting writing, Instant at) {
        Map<Integer, Standing> found = new TreeMap<>();
        return store.holds(writing.file(), writing.closing(), at)
                .filter(held -> held.kind() == Hold.Kind.DISQUALIFIED)
                .doOnNext(held -> found.putIfAbsent(held.person(), Standing.DISQUALIFIED))
                .thenMany(Flux.fromStream(exclusions::orderedStream))
                .concatMap(known -> known.of(writing.closing().contestId()))
                .collectList()
                .flatMapMany(people -> store.numbers(
                        writing.file(), requireNonNull(writing.closing().roundId()), people))
                .doOnNext(person -> found.putIfAbsent(person, Standing.EXCLUDED))
                .then(acrossRounds(writing.closing()))
                .flatMapMany(across ->
                        across ? store.wonBefore(writing.file(), writing.closing(), at) : Flux.<Integer>empty())
                .doOnNext(person -> found.putIfAbsent(person, Standing.WON_BEFORE))
                .thenMany(Flux.defer(() -> store.holds(writing.file(), writing.closing(), at)))
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
}
