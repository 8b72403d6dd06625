package vn.hoithi.platform;

import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * The outbox between whoever changes what counts (a submission, a corrected unit, a void, an erasure) and the standings.
 * A row says only whose figures may have changed; the fold looks up what they are now, so that a row may come twice.
 */
@Component
public class StandingChanges {
    private final DatabaseClient database;

    StandingChanges(DatabaseClient database) {
        this.database = database;
    }

    /** Joins the transaction of the change it tells about. */
    public Mono<Void> tell(int contestId, UUID participation) {
        return database.sql(
                        "INSERT INTO standing_change (contest_id, participation_id) VALUES (:contest, :participation)")
                .bind("contest", contestId)
                .bind("participation", participation)
                .then();
    }

    /** As {@link #tell}, for several people in one statement. */
    public Mono<Void> tellAll(int contestId, List<UUID> participations) {
        return participations.isEmpty()
                ? Mono.empty()
                : database.sql(
                                "INSERT INTO standing_change (contest_id, participation_id) SELECT :contest, unnest(:participations::uuid[])")
                        .bind("contest", contestId)
                        .bind("participations", participations.toArray(UUID[]::new))
                        .then();
    }
}
