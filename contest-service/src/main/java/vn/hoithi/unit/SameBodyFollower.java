package vn.hoithi.unit;

import java.util.Collection;
import reactor.core.publisher.Mono;

/** Whoever keeps what follows from units being the same body; told in the transaction of the change, and again after it. */
public interface SameBodyFollower {

    /** These units are the same body as others than before. Joins the transaction there is; doing it twice changes nothing. */
    Mono<Void> bodiesChanged(Collection<Long> units);
}
