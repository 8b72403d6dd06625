package vn.hoithi.loadtest;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.hoithi.loadtest.History.Event;
import vn.hoithi.loadtest.History.Operation;
import vn.hoithi.loadtest.History.Outcome;

/** Compares a history with what PostgreSQL holds. Every sentence that comes out is a broken promise. */
final class Verdict {
    private static final String ROWS = """
            SELECT id, client_key, revision, sheet, closed_by, receipt
              FROM attempt WHERE participation_id = ANY (?)""";

    /** People and attempts of every unit with all below it, per round and as round 0, counted from the attempts alone. */
    private static final String RECOUNT = """
            SELECT a.contest_id, r.round_id, up.id AS unit_id,
                   count(DISTINCT a.participation_id)::int AS people, count(*)::int AS attempts
              FROM attempt a
              JOIN participation_unit pu ON pu.participation_id = a.participation_id
              JOIN unit u ON u.id = pu.unit_id
              JOIN unit up ON up.path @> u.path
             CROSS JOIN LATERAL (VALUES (a.round_id), (0)) AS r (round_id)
             WHERE a.submitted_at IS NOT NULL AND NOT a.trial
             GROUP BY a.contest_id, r.round_id, up.id""";

    private static final String SHOWN = """
            SELECT contest_id, round_id, unit_id, people, attempts FROM unit_standing WHERE attempts <> 0""";

    private static final String DIFFERENT = """
            SELECT 'counted' AS side, * FROM ((%1$s) EXCEPT (%2$s)) AS x
            UNION ALL
            SELECT 'shown', * FROM ((%2$s) EXCEPT (%1$s)) AS y
             ORDER BY 2, 3, 4, 1""".formatted(RECOUNT, SHOWN);

    private static final String RULES = """
            SELECT 'two live attempts of ' || participation_id FROM attempt WHERE submitted_at IS NULL
             GROUP BY participation_id, round_id HAVING count(*) > 1
            UNION ALL
            SELECT 'numbers with gaps: ' || participation_id FROM attempt
             GROUP BY participation_id, round_id HAVING count(*) <> max(number)
            UNION ALL
            SELECT 'late, yet counted: ' || id FROM attempt WHERE submitted_at > deadline""";

    private final Connection database;
    private final List<String> broken = new ArrayList<>();

    Verdict(Connection database) {
        this.database = database;
    }

    private record Row(
            UUID id,
            UUID key,
            int revision,
            String sheet,
            @Nullable String closedBy,
            @Nullable String receipt) {}

    List<String> on(History history) throws SQLException {
        List<Event> events = history.events();
        Map<UUID, Row> rows = rows(events);
        started(events, rows);
        saved(events, rows);
        submitted(events, rows);
        nothingUninvited(events, rows);
        foldedUp();
        sentences(RULES, "");
        sentences(DIFFERENT, "standings: ");
        return broken;
    }

    private Map<UUID, Row> rows(List<Event> events) throws SQLException {
        UUID[] people = events.stream()
                .filter(event -> event.operation() == Operation.ENTER && event.outcome() == Outcome.OK)
                .map(Event::subject)
                .toArray(UUID[]::new);
        Map<UUID, Row> rows = new HashMap<>();
        try (PreparedStatement query = database.prepareStatement(ROWS)) {
            query.setArray(1, database.createArrayOf("uuid", people));
            try (ResultSet found = query.executeQuery()) {
                while (found.next()) {
                    Row row = new Row(
                            found.getObject("id", UUID.class),
                            found.getObject("client_key", UUID.class),
                            found.getInt("revision"),
                            found.getString("sheet"),
                            found.getString("closed_by"),
                            found.getString("receipt"));
                    rows.put(row.id(), row);
                }
            }
        }
        return rows;
    }

    private void started(List<Event> events, Map<UUID, Row> rows) {
        for (Event event : of(events, Operation.START, Outcome.OK)) {
            Row row = rows.get(event.attempt());
            if (row == null) {
                broken.add("acknowledged start is lost: " + event);
            }
        }
    }

    private void saved(List<Event> events, Map<UUID, Row> rows) {
        for (Event event : of(events, Operation.SAVE, Outcome.OK)) {
            Row row = rows.get(event.subject());
            if (row == null || row.revision() < event.revision()) {
                broken.add("acknowledged sheet is lost: " + event + ", there is " + row);
            } else if (row.revision() == event.revision() && !row.sheet().equals(event.sheet())) {
                broken.add("acknowledged sheet is another: " + event + ", there is " + row);
            }
        }
    }

    private void submitted(List<Event> events, Map<UUID, Row> rows) {
        for (Event event : of(events, Operation.SUBMIT, Outcome.OK)) {
            Row row = rows.get(event.subject());
            if (row == null || row.receipt() == null) {
                broken.add("acknowledged submission is lost: " + event);
            } else if (!event.note().equals(row.receipt()) || !row.sheet().equals(event.sheet())) {
                broken.add("acknowledged submission is another: " + event + ", there is " + row);
            }
        }
    }

    private void nothingUninvited(List<Event> events, Map<UUID, Row> rows) {
        Set<UUID> keys = new HashSet<>();
        Set<String> sheets = new HashSet<>();
        for (Event event : events) {
            if (event.outcome() == Outcome.INVOKE && event.subject() != null) {
                keys.add(event.subject());
                sheets.add(event.subject() + event.sheet());
            }
        }
        Map<UUID, UUID> byKey = new HashMap<>();
        for (Row row : rows.values()) {
            if (!keys.contains(row.key())) {
                broken.add("nobody started this: " + row);
            }
            UUID twin = byKey.put(row.key(), row.id());
            if (twin != null) {
                broken.add("one start made two attempts: " + row + " and " + twin);
            }
            if (!row.sheet().isEmpty() && !sheets.contains(row.id() + row.sheet())) {
                broken.add("nobody sent this sheet: " + row);
            }
        }
    }

    private static List<Event> of(List<Event> events, Operation operation, Outcome outcome) {
        return events.stream()
                .filter(event -> event.operation() == operation && event.outcome() == outcome)
                .toList();
    }

    // The standings may lag behind; they must arrive.
    private void foldedUp() throws SQLException {
        for (int second = 0; second < 60; second++) {
            try (Statement query = database.createStatement();
                    ResultSet waiting = query.executeQuery("SELECT count(*) FROM standing_change")) {
                if (waiting.next() && waiting.getLong(1) == 0) {
                    return;
                }
            }
            try {
                Thread.sleep(1_000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
        broken.add("the outbox is not empty after 60 s");
    }

    private void sentences(String sql, String before) throws SQLException {
        try (Statement query = database.createStatement();
                ResultSet found = query.executeQuery(sql)) {
            int columns = found.getMetaData().getColumnCount();
            while (found.next()) {
                StringBuilder line = new StringBuilder(before);
                for (int i = 1; i <= columns; i++) {
                    line.append(found.getMetaData().getColumnLabel(i))
                            .append('=')
                            .append(found.getString(i))
                            .append(' ');
                }
                broken.add(line.toString().strip());
            }
        }
    }
}
