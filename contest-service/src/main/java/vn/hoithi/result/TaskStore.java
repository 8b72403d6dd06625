package vn.hoithi.result;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.hoithi.account.Staff;
import vn.hoithi.platform.BackgroundDatabase;

/** The queue of long work. */
@Component
class TaskStore {
    private static final String COLUMNS =
            " id, kind, subject, staff_id, staff, asked_at, done, total, token, finished_at, failure ";

    private static final String ASK = """
            INSERT INTO result_task (kind, subject, staff_id, staff) VALUES (:kind, :subject, :staffId, :staff)
            ON CONFLICT (kind, subject) WHERE finished_at IS NULL DO NOTHING""";

    private static final String TAKE = """
            UPDATE result_task SET token = :token, touched_at = clock_timestamp(), tries = tries + 1, done = 0, total = 0
             WHERE id = (SELECT id FROM result_task
                          WHERE finished_at IS NULL
                            AND (touched_at IS NULL OR touched_at < clock_timestamp() - :rest * interval '1 second')
                          ORDER BY kind = 'BUNDLE', id LIMIT 1 FOR UPDATE SKIP LOCKED)
            RETURNING""" + COLUMNS;

    private static final String TELL = """
            UPDATE result_task SET touched_at = clock_timestamp(), done = :done, total = :total
             WHERE id = :id AND token = :token AND finished_at IS NULL""";

    private static final String TOUCH =
            "UPDATE result_task SET touched_at = clock_timestamp() WHERE id = :id AND token = :token AND finished_at IS NULL";

    private static final String FINISH = """
            UPDATE result_task SET finished_at = clock_timestamp(), failure = :failure
             WHERE id = :id AND token = :token AND finished_at IS NULL""";

    // Something that fails again and again is given up: a person looks at it and may ask anew.
    private static final String LATER = """
            UPDATE result_task
               SET token = NULL, touched_at = clock_timestamp() - (:rest - 5) * interval '1 second',
                   finished_at = CASE WHEN tries >= 3 THEN clock_timestamp() END,
                   failure = CASE WHEN tries >= 3 THEN :failure END
             WHERE id = :id AND token = :token AND finished_at IS NULL""";

    private static final String NEWEST =
            "SELECT" + COLUMNS + "FROM result_task WHERE kind = :kind AND subject = :subject ORDER BY id DESC LIMIT 1";

    private static final int REST_SECONDS = 60;

    private final DatabaseClient database;

    TaskStore(BackgroundDatabase background) {
        this.database = background.client();
    }

    /** Asks for work; the same one that waits already is not asked for twice. Joins a transaction of the background pool. */
    Mono<Void> ask(Task.Kind kind, int subject, Staff by) {
        return database.sql(ASK)
                .bind("kind", kind.name())
                .bind("subject", subject)
                .bind("staffId", by.id())
                .bind("staff", by.login())
                .then();
    }

    /** The oldest work that nobody does; files come last. */
    Mono<Task> take() {
        return database.sql(TAKE)
                .bind("token", UUID.randomUUID())
                .bind("rest", REST_SECONDS)
                .map(TaskStore::task)
                .one();
    }

    /** How many rows took it: none when it is somebody else's by now. */
    Mono<Long> tell(Task task, long done, long total) {
        return mine(TELL, task).bind("done", done).bind("total", total).fetch().rowsUpdated();
    }

    Mono<Void> touch(Task task) {
        return mine(TOUCH, task).then();
    }

    Mono<Void> finish(Task task, @Nullable String failure) {
        return ClosingStore.bind(mine(FINISH, task), "failure", failure, String.class)
                .then();
    }

    /** Lets it rest a moment before somebody takes it again, or gives it up. */
    Mono<Void> later(Task task, String failure) {
        return mine(LATER, task)
                .bind("rest", REST_SECONDS)
                .bind("failure", failure)
                .then();
    }

    /** What was asked for last. */
    Mono<Task> newest(Task.Kind kind, int subject) {
        return database.sql(NEWEST)
                .bind("kind", kind.name())
                .bind("subject", subject)
                .map(TaskStore::task)
                .one();
    }

    private DatabaseClient.GenericExecuteSpec mine(String sql, Task task) {
        return database.sql(sql).bind("id", task.id()).bind("token", requireNonNull(task.token()));
    }

    private static Task task(Readable row) {
        return new Task(
                requireNonNull(row.get("id", Integer.class)),
                Task.Kind.valueOf(ClosingStore.text(row, "kind")),
                requireNonNull(row.get("subject", Integer.class)),
                requireNonNull(row.get("staff_id", Integer.class)),
                ClosingStore.text(row, "staff"),
                ClosingStore.moment(row, "asked_at"),
                ClosingStore.number(row, "done"),
                ClosingStore.number(row, "total"),
                row.get("token", UUID.class),
                ClosingStore.maybe(row, "finished_at"),
                row.get("failure", String.class));
    }
}
