package vn.hoithi.result;

import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.hoithi.platform.BackgroundDatabase;
import vn.hoithi.questionbank.KeyChanges;

/** Marks the attempts of a frozen version by the key changes in force, once. */
@Component
class VersionMarks implements Regrading {
    private static final LongWork.Progress UNSEEN = (done, total) -> Mono.empty();

    private final KeyChangeStore changes;
    private final RegradedStore store;
    private final Regrader regrader;
    private final Follower follower;
    private final BackgroundDatabase background;

    VersionMarks(
            KeyChangeStore changes,
            RegradedStore store,
            Regrader regrader,
            Follower follower,
            BackgroundDatabase background) {
        this.changes = changes;
        this.store = store;
        this.regrader = regrader;
        this.follower = follower;
        this.background = background;
    }

    @Override
    public Mono<Void> regrade(Closing frozen) {
        return regrade(frozen, UNSEEN);
    }

    /** As {@link #regrade(Closing)}, telling how far it is. */
    Mono<Void> regrade(Closing frozen, LongWork.Progress progress) {
        Integer round = frozen.roundId();
        if (round == null) {
            return Mono.empty();
        }
        return changes.graded(frozen.id())
                .filter(graded -> !graded)
                .flatMap(ignored -> follower.settle(round)
                        .then(begin(frozen.id(), round))
                        .then(Mono.defer(() -> changes.ofVersion(frozen.id()).collectList()))
                        .flatMap(inForce -> mark(frozen.id(), round, inForce, progress)))
                .then();
    }

    private Mono<Void> begin(int closingId, int roundId) {
        return background.transactions().run(() -> changes.lock(roundId).then(changes.begin(closingId, roundId)));
    }

    private Mono<Void> mark(int closingId, int roundId, List<KeyChange> inForce, LongWork.Progress progress) {
        KeyChanges library = KeyChangeStore.library(inForce);
        Mono<Regrader.Sum> marked = inForce.isEmpty()
                ? Mono.just(Regrader.Sum.NOTHING)
                : regrader.mark(roundId, library, "", batch -> store.keep(closingId, batch), progress);
        return marked.flatMap(sum -> changes.graded(closingId, sum.attempts(), sum.differing()));
    }
}
