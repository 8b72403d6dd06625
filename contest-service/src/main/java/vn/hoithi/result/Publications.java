package vn.hoithi.result;

import static java.util.Objects.requireNonNull;

import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.hoithi.platform.BackgroundDatabase;

/** Reads for pages that everybody may open; on the background pool, so that a rush for results slows no answer. */
@Component
class Publications {
    private static final String BY_RECEIPT = """
            SELECT id, round_id, participation_id, number FROM report_submission
             WHERE contest_id = :contest AND receipt = :receipt""";

    private final DatabaseClient background;

    Publications(BackgroundDatabase background) {
        this.background = background.client();
    }

    record Submitted(UUID attempt, int roundId, UUID person, int number) {}

    Mono<Submitted> byReceipt(int contestId, String receipt) {
        return background
                .sql(BY_RECEIPT)
                .bind("contest", contestId)
                .bind("receipt", receipt)
                .map(row -> new Submitted(
                        requireNonNull(row.get("id", UUID.class)),
                        requireNonNull(row.get("round_id", Integer.class)),
                        requireNonNull(row.get("participation_id", UUID.class)),
                        requireNonNull(row.get("number", Integer.class))))
                .one();
    }
}
