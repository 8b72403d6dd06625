package vn.hoithi.result;

import reactor.core.publisher.Mono;

/** Marks attempts of a frozen version anew where keys have changed, before it is ranked. */
public interface Regrading {

    /**
     * Writes what counts otherwise into {@code regraded}: for every approved key change of the round. Completes when all of
     * it is committed; writes nothing where no key changed. May be called again for the same version.
     */
    Mono<Void> regrade(Closing frozen);
}
