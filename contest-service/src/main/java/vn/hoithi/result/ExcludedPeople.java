package vn.hoithi.result;

import static java.util.Objects.requireNonNull;

import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import vn.hoithi.platform.BackgroundDatabase;

/** Who had entered before the contest said that they may not win. */
@Component
class ExcludedPeople implements Exclusions {
    private final DatabaseClient background;

    ExcludedPeople(BackgroundDatabase background) {
        this.background = background.client();
    }

    @Override
    public Flux<UUID> of(int contestId) {
        return background
                .sql("SELECT participation_id FROM report_excluded WHERE contest_id = :contest")
                .bind("contest", contestId)
                .map(row -> requireNonNull(row.get("participation_id", UUID.class)))
                .all();
    }
}
