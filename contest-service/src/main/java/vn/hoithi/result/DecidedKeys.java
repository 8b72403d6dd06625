package vn.hoithi.result;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.hoithi.attempt.LaterKeys;

/** Tells whoever looks at the own paper by which keys it counts now. */
@Component
class DecidedKeys implements LaterKeys {
    private final KeyChangeService changes;

    DecidedKeys(KeyChangeService changes) {
        this.changes = changes;
    }

    @Override
    public Mono<Map<String, Decided>> of(int roundId) {
        return changes.inForce(roundId)
                .map(held ->
                        held.values().stream().collect(Collectors.toMap(KeyChange::questionId, DecidedKeys::decided)));
    }

    private static Decided decided(KeyChange change) {
        return new Decided(change.positions(), change.reason(), requireNonNull(change.approvedAt()));
    }
}
