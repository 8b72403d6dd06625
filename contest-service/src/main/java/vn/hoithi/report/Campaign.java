package vn.hoithi.report;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The calendar of a contest and the reminders that were sent. */
@Component
class Campaign {
    private static final int MOST = 100;

    // What the levels above set holds for everybody below them.
    private static final String DAYS = """
            SELECT c.id, c.unit_id, u.name AS unit, c.kind, c.title, c.first_day, c.last_day,
                   c.remind_days::int AS remind_days
              FROM campaign_day c
              JOIN report_unit_ancestor a ON a.ancestor_id = c.unit_id AND a.unit_id = :unit
              JOIN unit u ON u.id = c.unit_id
             WHERE c.contest_id = :contest
             ORDER BY c.first_day, c.id
             LIMIT :most""";
    private static final String ADD = """
            INSERT INTO campaign_day (contest_id, unit_id, kind, title, first_day, last_day, remind_days)
            SELECT :contest, :unit, :kind, :title, :first, :last, :remind
             WHERE (SELECT count(*) FROM campaign_day WHERE contest_id = :contest AND unit_id = :unit) < :most
            RETURNING id""";
    private static final String REMOVE =
            "DELETE FROM campaign_day WHERE id = :id AND contest_id = :contest AND unit_id = :unit";
    // One letter taken away as DOCX and as PDF, or twice, is one reminder.
    private static final String REMIND = """
            INSERT INTO reminder (contest_id, unit_id, from_unit, kind, note, sent_by)
            SELECT :contest, u.id, :from, :kind, :note, :by
              FROM unit u JOIN report_unit_ancestor a ON a.unit_id = u.id AND a.ancestor_id = :from
             WHERE u.id = ANY (:units) AND u.id <> :from
               AND NOT (:kind = 'cong-van' AND EXISTS (
                       SELECT FROM reminder r
                        WHERE r.contest_id = :contest AND r.unit_id = u.id AND r.from_unit = :from AND r.kind = 'cong-van'
                          AND r.sent_at > clock_timestamp() - interval '10 minutes'))""";
    private static final String REMINDERS = """
            SELECT r.id, u.name AS unit, r.kind, r.note, r.sent_by, r.sent_at
              FROM reminder r JOIN unit u ON u.id = r.unit_id
             WHERE r.contest_id = :contest AND r.from_unit = :unit
             ORDER BY r.id DESC
             LIMIT :most""";

    private final DatabaseClient database;

    Campaign(DatabaseClient database) {
        this.database = database;
    }

    Flux<CampaignDay> days(int contestId, long unitId) {
        return database.sql(DAYS)
                .bind("contest", contestId)
                .bind("unit", unitId)
                .bind("most", MOST)
                .mapProperties(CampaignDay.class)
                .all();
    }

    Mono<Integer> add(
            int contestId, long unitId, String kind, String title, LocalDate first, LocalDate last, int remind) {
        return database.sql(ADD)
                .bind("contest", contestId)
                .bind("unit", unitId)
                .bind("kind", kind)
                .bind("title", title)
                .bind("first", first)
                .bind("last", last)
                .bind("remind", (short) remind)
                .bind("most", MOST)
                .map(row -> requireNonNull(row.get("id", Integer.class)))
                .one();
    }

    Mono<Long> remove(int contestId, long unitId, int id) {
        return database.sql(REMOVE)
                .bind("contest", contestId)
                .bind("unit", unitId)
                .bind("id", id)
                .fetch()
                .rowsUpdated();
    }

    /** How many units of the own subtree were reminded; others are left out. */
    Mono<Long> remind(int contestId, long from, List<Long> units, String kind, String note, String by) {
        return database.sql(REMIND)
                .bind("contest", contestId)
                .bind("from", from)
                .bind("units", units.toArray(Long[]::new))
                .bind("kind", kind)
                .bind("note", note)
                .bind("by", by)
                .fetch()
                .rowsUpdated();
    }

    Flux<Reminder> reminders(int contestId, long from) {
        return database.sql(REMINDERS)
                .bind("contest", contestId)
                .bind("unit", from)
                .bind("most", MOST)
                .map(Campaign::reminder)
                .all();
    }

    private static Reminder reminder(Readable row) {
        return new Reminder(
                requireNonNull(row.get("id", Integer.class)),
                requireNonNull(row.get("unit", String.class)),
                requireNonNull(row.get("kind", String.class)),
                requireNonNull(row.get("note", String.class)),
                requireNonNull(row.get("sent_by", String.class)),
                requireNonNull(row.get("sent_at", OffsetDateTime.class)).toInstant());
    }
}
