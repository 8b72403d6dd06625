package vn.hoithi.attempt;

import java.time.Instant;
import java.util.Map;
import java.util.SortedSet;
import reactor.core.publisher.Mono;

/** Knows what was decided about questions after they had been answered. */
public interface LaterKeys {

    /** What holds in a round, by id of the question. */
    Mono<Map<String, Decided>> of(int roundId);

    /**
     * A decision about one question.
     *
     * @param key positions of the right choices in the bank; none when the question is annulled
     */
    record Decided(SortedSet<Integer> key, String reason, Instant at) {

        /** Right for everybody, whatever was ticked. */
        public boolean annulled() {
            return key.isEmpty();
        }
    }
}
