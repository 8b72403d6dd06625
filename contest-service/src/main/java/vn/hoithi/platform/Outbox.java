package vn.hoithi.platform;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Works off what was written down for later, contest by contest and batch by batch, until nothing of it is left. */
public final class Outbox {
    private static final Logger log = LoggerFactory.getLogger(Outbox.class);

    private final String work;
    private final int batch;
    private final Taker taker;

    /** Takes one batch of a contest's entries. */
    @FunctionalInterface
    public interface Taker {
        /** At most {@code limit} entries; how many it took, empty when another node is at this contest. */
        Mono<Long> take(int contestId, int limit);
    }

    /**
     * @param work what is done, for the log
     * @param batch entries taken at once
     */
    public Outbox(String work, int batch, Taker taker) {
        this.work = work;
        this.batch = batch;
        this.taker = taker;
    }

    /** What fails is logged, keeps no other contest waiting, and is there for the next time. */
    public Mono<Void> workOff(Flux<Integer> contests) {
        return contests.concatMap(contest -> all(contest).onErrorResume(error -> {
                    log.error("{} of contest {} failed and is tried again", work, contest, error);
                    return Mono.empty();
                }))
                .then();
    }

    private Mono<Void> all(int contest) {
        return taker.take(contest, batch).flatMap(taken -> taken < batch ? Mono.empty() : all(contest));
    }
}
