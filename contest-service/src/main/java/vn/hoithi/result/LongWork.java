package vn.hoithi.result;

import reactor.core.publisher.Mono;

/** One kind of long work. It may be begun again after it was broken off anywhere. */
interface LongWork {

    Task.Kind kind();

    /** Does it; errors that are {@code SimplyRefused} end it with their words, others are tried again. */
    Mono<Void> run(Task task, Progress progress);

    /** Tells how far it is. */
    interface Progress {
        /** Fails when another node has taken the work over. */
        Mono<Void> tell(long done, long total);
    }
}
