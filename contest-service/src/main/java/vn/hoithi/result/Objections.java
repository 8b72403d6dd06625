package vn.hoithi.result;

import reactor.core.publisher.Mono;

/** Knows of complaints against a result. */
public interface Objections {

    /** How many complaints against this result, whichever version, nobody has answered yet. */
    Mono<Long> open(Closing closing);
}
