package vn.hoithi.testing;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;

/** Everything that the platform acknowledged during a test, to be held against the database afterwards. */
public final class Ledger {
    private static final String ATTEMPTS =
            "SELECT id::text, participation_id::text AS who, revision, sheet, receipt FROM attempt WHERE contest_id = ?";

    private final Set<String> entries = ConcurrentHashMap.newKeySet();
    private final Set<String> starts = ConcurrentHashMap.newKeySet();
    private final Map<String, Saved> saves = new ConcurrentHashMap<>();
    private final Map<String, Submitted> submissions = new ConcurrentHashMap<>();

    private record Saved(int revision, String firstLetter) {}

    private record Submitted(String receipt, String firstLetter) {}

    private record Stored(int revision, String sheet, String receipt) {}

    public void entered(JsonNode entry) {
        entries.add(entry.path("participation").asString());
    }

    public void started(String attempt) {
        starts.add(attempt);
    }

    /** @param firstLetter what the sheet ticks at question 1 */
    public void saved(String attempt, int revision, String firstLetter) {
        saves.merge(
                attempt,
                new Saved(revision, firstLetter),
                (old, fresh) -> fresh.revision() > old.revision() ? fresh : old);
    }

    /** The same attempt may be acknowledged again, but only with the same receipt. */
    public void submitted(String attempt, String receipt, String firstLetter) {
        Submitted before = submissions.putIfAbsent(attempt, new Submitted(receipt, firstLetter));
        if (before != null) {
            assertThat(receipt).isEqualTo(before.receipt());
        }
    }

    public Set<String> startedAttempts() {
        return starts;
    }

    public int size() {
        return entries.size() + starts.size() + saves.size() + submissions.size();
    }

    public int submissions() {
        return submissions.size();
    }

    /** Every acknowledged write is there, once, with the sheet it acknowledged or a later one. */
    public void assertKept(BackingServices.Database database, int contest) {
        Map<String, Stored> stored = attempts(database, contest);
        assertThat(stored.keySet()).as("started attempts").containsAll(starts);
        saves.forEach((id, saved) -> {
            assertThat(stored).as("saved attempts").containsKey(id);
            Stored attempt = requireNonNull(stored.get(id));
            assertThat(attempt.revision()).as("revision of " + id).isGreaterThanOrEqualTo(saved.revision());
            if (attempt.revision() == saved.revision()) {
                assertThat(attempt.sheet()).as("sheet of " + id).startsWith(printed(saved.firstLetter()));
            }
        });
        submissions.forEach((id, submitted) -> {
            assertThat(stored).as("submitted attempts").containsKey(id);
            Stored attempt = requireNonNull(stored.get(id));
            assertThat(attempt.receipt())
                    .as("receipt of " + id)
                    .isEqualTo(submitted.receipt().replace("-", ""));
            assertThat(attempt.sheet()).as("sheet of " + id).startsWith(printed(submitted.firstLetter()));
        });
        assertThat(participations(database, contest)).as("entries").containsAll(entries);
    }

    /** How a sheet is stored that ticks this letter first. */
    private static String printed(String letter) {
        return letter + "|";
    }

    private static Map<String, Stored> attempts(BackingServices.Database database, int contest) {
        try (Connection connection = database.connect();
                PreparedStatement sql = connection.prepareStatement(ATTEMPTS)) {
            sql.setInt(1, contest);
            ResultSet row = sql.executeQuery();
            Map<String, Stored> stored = new HashMap<>();
            while (row.next()) {
                String receipt = row.getString("receipt");
                stored.put(
                        row.getString("id"),
                        new Stored(row.getInt("revision"), row.getString("sheet"), receipt == null ? "" : receipt));
            }
            return stored;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Set<String> participations(BackingServices.Database database, int contest) {
        try (Connection connection = database.connect();
                PreparedStatement sql =
                        connection.prepareStatement("SELECT id::text FROM participation WHERE contest_id = ?")) {
            sql.setInt(1, contest);
            ResultSet row = sql.executeQuery();
            Set<String> ids = ConcurrentHashMap.newKeySet();
            while (row.next()) {
                ids.add(row.getString(1));
            }
            return ids;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
