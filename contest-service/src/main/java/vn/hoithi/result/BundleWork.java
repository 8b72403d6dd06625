package vn.hoithi.result;

import java.security.KeyPair;
import java.util.List;
import java.util.function.IntFunction;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import vn.hoithi.contest.ContestService;
import vn.hoithi.platform.BackgroundDatabase;
import vn.hoithi.platform.BackgroundThreads;
import vn.hoithi.questionbank.award.PrizeRules;
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

    private final BundleStore store;
    private final BundleKeys keys;
    private final BundleHead head;
    private final BundlePrizes prizes;
    private final ClosingStore closings;
    private final RankedStore ranked;
    private final ContestService contests;
    private final UnitService units;
    private final BackgroundDatabase background;
    private final Scheduler thread = BackgroundThreads.of("bundle", 1, WAITING);

    BundleWork(
            BundleStore store,
            BundleKeys keys,
            BundleHead head,
            BundlePrizes prizes,
            ClosingStore closings,
            RankedStore ranked,
            ContestService contests,
            UnitService units,
            BackgroundDatabase background) {
        this.store = store;
        this.keys = keys;
        this.head = head;
        this.prizes = prizes;
        this.closings = closings;
        this.ranked = ranked;
        this.contests = contests;
        this.units = units;
        this.background = background;
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

    private Mono<Void> write(Closing closing, Progress progress) {
        return Mono.zip(store.clean(closing.id()).then(store.begin(closing.id())), keys.key(), prizes.rules(closing))
                .flatMap(all -> {
                    int file = all.getT1();
                    KeyPair key = all.getT2();
                    PrizeRules rules = all.getT3();
                    boolean audiences = rules.prizes().stream().anyMatch(prize -> prize.audience() != null);
                    return background
                            .transactions()
                            .run(() -> store.enter(file, closing, audiences))
                            .flatMap(entered -> store.analyse()
                                    .then(Mono.defer(
                                            () -> parts(writing(closing, file, entered, key, progress), key, rules))));
                });
    }

    private BundleWriting writing(Closing closing, int file, long submissions, KeyPair key, Progress progress) {
        BundleUnits none = new BundleUnits(units.forest(), List.of());
        return new BundleWriting(closing, file, submissions, none, store, new BundlePen(key), thread, progress);
    }

    private Mono<Void> parts(BundleWriting writing, KeyPair key, PrizeRules rules) {
        return head.write(writing, key.getPublic())
                .then(Mono.defer(() -> submissions(writing)))
                .then(Mono.defer(() -> writing.lines(List.of(truth(writing.closing())))))
                .then(Mono.defer(() -> places(writing)))
                .then(Mono.defer(() -> prizes.write(writing, rules)))
                .then(Mono.defer(writing::end));
    }

    private Mono<Void> submissions(BundleWriting writing) {
        return batches(writing.submissions(), after -> store.submissions(writing.file(), after, BATCH))
                .concatMap(batch -> writing.handed(batch).then(Mono.defer(() -> writing.tell(batch.size()))), 1)
                .then();
    }

    private Mono<Void> places(BundleWriting writing) {
        int closing = writing.closing().id();
        return ranked.size(closing)
                .flatMapMany(size -> batches(size, after -> store.places(writing.file(), closing, after, BATCH)))
                .concatMap(batch -> writing.lines(batch).then(Mono.defer(() -> writing.tell(batch.size()))), 1)
                .then();
    }

    // The next batch is read while one is written: no more than these two are in memory.
    private static <T> Flux<List<T>> batches(long rows, IntFunction<Mono<List<T>>> read) {
        int count = Math.toIntExact((rows + BATCH - 1) / BATCH);
        return Flux.range(0, count).flatMapSequential(nth -> read.apply(nth * BATCH), 1, 1);
    }

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
