package vn.hoithi.result;

import java.util.UUID;
import reactor.core.publisher.Flux;

/** Knows who took part and may not win, as members of the organising committee. */
public interface Exclusions {

    /** Those of a contest who may not win. */
    Flux<UUID> of(int contestId);
}
