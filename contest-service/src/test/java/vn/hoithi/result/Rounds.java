package vn.hoithi.result;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import vn.hoithi.account.Staff;
import vn.hoithi.contest.ContestService;
import vn.hoithi.testing.BackingServices;
import vn.hoithi.testing.Citizen;
import vn.hoithi.testing.Http;
import vn.hoithi.testing.Node;
import vn.hoithi.testing.StaffMember;
import vn.hoithi.testing.TestContest;

/** Rounds in which it is known beforehand who answered how: made by the front door, marks then set in the table. */
final class Rounds {
    private final Node node;
    private final BackingServices.Database database;
    private final TestContest contest;

    Rounds(Node node, BackingServices.Database database, TestContest contest) {
        this.node = node;
        this.database = database;
        this.contest = contest;
    }

    /** Somebody who handed in, and the receipt for it. */
    record Entrant(Citizen citizen, String receipt) {
        String code() {
            return receipt.replace("-", "");
        }
    }

    /** A closed round with an entrant of that unit for each mark: right answers of ten, equal in everything else. */
    @CanIgnoreReturnValue
    List<Entrant> closed(int round, String unit, int... right) {
        List<Entrant> entrants = open(round, unit, right);
        close(round);
        return entrants;
    }

    @CanIgnoreReturnValue
    List<Entrant> open(int round, String unit, int... right) {
        List<Entrant> entrants = new ArrayList<>();
        for (int correct : right) {
            Citizen citizen = Citizen.enters(node.address(), contest.slug(), contest.unit(unit));
            entrants.add(handIn(citizen, round, correct));
        }
        return entrants;
    }

    @CanIgnoreReturnValue
    Entrant handIn(Citizen citizen, int round, int correct) {
        String receipt = citizen.takes(round).path("receipt").asString();
        Entrant entrant = new Entrant(citizen, receipt);
        update("""
                UPDATE attempt SET correct = %d, points = %d, elapsed_ms = 60000,
                       submitted_at = date_trunc('minute', submitted_at - interval '10 minutes')
                 WHERE receipt = '%s'""".formatted(correct, correct * 100, entrant.code()));
        return entrant;
    }

    @CanIgnoreReturnValue
    int open() {
        return contest.openRound(Duration.ofHours(1));
    }

    void close(int round) {
        node.door(ContestService.class).close(round, Staff.SYSTEM).block();
    }

    /** Freezes and ranks; the id of the version. */
    int ranked(StaffMember by, Map<String, ?> form) {
        Http.Answer frozen = by.http().post("/api/admin/contests/" + contest.id() + "/results", form);
        assertThat(frozen.status()).as(frozen.text()).isEqualTo(201);
        int id = frozen.json().path("id").asInt();
        Http.Answer ranked = by.http().post("/api/admin/results/" + id + "/ranking", Map.of());
        assertThat(ranked.status()).as(ranked.text()).isEqualTo(200);
        return id;
    }

    void update(String sql) {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(sql)).isEqualTo(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    List<String> lines(String sql) {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> lines = new ArrayList<>();
            while (rows.next()) {
                lines.add(rows.getString(1));
            }
            return lines;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
