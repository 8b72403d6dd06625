package vn.hoithi.result;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import vn.hoithi.account.Role;
import vn.hoithi.account.Staff;
import vn.hoithi.bank.BankService;
import vn.hoithi.contest.ContestService;
import vn.hoithi.questionbank.Blueprint;
import vn.hoithi.questionbank.Paper;
import vn.hoithi.questionbank.PaperQuestion;
import vn.hoithi.questionbank.QuestionBank;
import vn.hoithi.testing.BackingServices;
import vn.hoithi.testing.Citizen;
import vn.hoithi.testing.Http;
import vn.hoithi.testing.Node;
import vn.hoithi.testing.StaffMember;
import vn.hoithi.testing.TestContest;

/** A contest whose rounds are closed, ranked and published over HTTP, by two people. */
public final class Closed {
    private final BackingServices.Database database;
    private final Node node;
    private final TestContest contest;
    private final StaffMember admin;
    private final StaffMember second;

    public Closed(BackingServices.Database database, Node node) {
        this.database = database;
        this.node = node;
        this.contest = TestContest.on(node);
        this.admin = StaffMember.signedIn(node, Role.ADMIN, null);
        this.second = StaffMember.signedIn(node, Role.REVIEWER, null);
    }

    private Closed(Closed before) {
        this.database = before.database;
        this.node = before.node;
        this.contest = TestContest.on(node);
        this.admin = before.admin;
        this.second = before.second;
    }

    /** Another contest of the same two people: signing in often is refused. */
    public Closed another() {
        return new Closed(this);
    }

    public TestContest contest() {
        return contest;
    }

    public StaffMember admin() {
        return admin;
    }

    public StaffMember second() {
        return second;
    }

    /** What somebody ticks, by the paper they were given: the letters of each place. */
    public interface Ticks {
        String letters(PaperQuestion asked);
    }

    /** Every right choice. */
    public static String right(PaperQuestion asked) {
        StringBuilder letters = new StringBuilder();
        asked.shownKey().forEach(place -> letters.append((char) ('A' + place)));
        return letters.toString();
    }

    /** Where a choice of the bank stands on the paper. */
    public static String shown(PaperQuestion asked, int choice) {
        return String.valueOf((char) ('A' + asked.order().indexOf(choice)));
    }

    /** A whole attempt; the receipt code. */
    public String takes(Citizen citizen, int round, Ticks ticks) {
        return takes(citizen, round, null, ticks);
    }

    /** A whole attempt in a round that asks for a prediction; the receipt code. */
    public String takes(Citizen citizen, int round, @Nullable Integer prediction, Ticks ticks) {
        JsonNode attempt = citizen.start(round).json();
        String id = attempt.path("id").asString();
        Map<String, String> answers = new LinkedHashMap<>();
        int number = 0;
        for (PaperQuestion asked : paper(id).questions()) {
            number++;
            answers.put(Integer.toString(number), ticks.letters(asked));
        }
        if (prediction != null) {
            answers.put("P", prediction.toString());
        }
        Http.Answer submitted = citizen.submit(id, 1, answers);
        assertThat(submitted.status()).as(submitted.text()).isEqualTo(200);
        return submitted.json().path("receipt").asString();
    }

    /** The paper of an attempt, drawn from what the database has of it. */
    public Paper paper(String attempt) {
        List<String> row = row("SELECT bank_version_id, blueprint, seed FROM attempt WHERE id = '" + attempt + "'");
        return Paper.draw(bank(Integer.parseInt(row.get(0))), Blueprint.parse(row.get(1)), Long.parseLong(row.get(2)));
    }

    public QuestionBank bank(int version) {
        return requireNonNull(node.door(BankService.class).questions(version).block());
    }

    /** As pages write it. */
    static String today() {
        return LocalDate.now(ZoneId.of("Asia/Ho_Chi_Minh")).format(DateTimeFormatter.ofPattern("dd/MM/yyyy"));
    }

    public void close(int round) {
        node.door(ContestService.class).close(round, Staff.SYSTEM).block();
    }

    public Map<String, Object> prize(String id, String name, int quantity, int leastPercent) {
        return Map.of(
                "id",
                id,
                "name",
                name,
                "quantity",
                quantity,
                "leastPercent",
                leastPercent,
                "type",
                "MONEY",
                "money",
                1_000_000);
    }

    public void plan(int round, List<Map<String, Object>> prizes, int complaintDays) {
        Http.Answer answer = admin.http()
                .put(
                        "/api/admin/contests/" + contest.id() + "/prize-plan",
                        Map.of(
                                "round",
                                round,
                                "basedOn",
                                0,
                                "plan",
                                Map.of(
                                        "onePerPerson",
                                        true,
                                        "acrossRounds",
                                        false,
                                        "persons",
                                        prizes,
                                        "units",
                                        List.of(),
                                        "spread",
                                        List.of(),
                                        "complaintDays",
                                        complaintDays,
                                        "quotas",
                                        List.of())));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    /** Id of the newest version, frozen and ranked. */
    public int rank(int round) {
        Http.Answer frozen = admin.http()
                .post("/api/admin/contests/" + contest.id() + "/results", Map.of("round", round, "reason", "Làm mới"));
        assertThat(frozen.status()).as(frozen.text()).isEqualTo(201);
        int id = frozen.json().path("id").asInt();
        Http.Answer ranked = admin.http().post("/api/admin/results/" + id + "/ranking", Map.of());
        assertThat(ranked.status()).as(ranked.text()).isEqualTo(200);
        return id;
    }

    /** Draft by one, publication by the other. */
    public void publish(int closing) {
        Http.Answer draft = admin.http().post("/api/admin/results/" + closing + "/draft", Map.of());
        assertThat(draft.status()).as(draft.text()).isEqualTo(200);
        Http.Answer published =
                second.http().post("/api/admin/results/" + closing + "/publication", Map.of("reason", ""));
        assertThat(published.status()).as(published.text()).isEqualTo(200);
    }

    /** Proposes to annul a question, or to correct its key; id once the preview is there. */
    public int propose(int round, String question, @Nullable String key) {
        Map<String, Object> form = new LinkedHashMap<>(Map.of(
                "question", question, "action", key == null ? "ANNUL" : "CORRECT", "reason", "Văn bản đã sửa đổi"));
        if (key != null) {
            form.put("key", key);
        }
        Http.Answer proposed = admin.http().post("/api/admin/rounds/" + round + "/key-changes", form);
        assertThat(proposed.status()).as(proposed.text()).isEqualTo(201);
        int id = proposed.json().path("id").asInt();
        await().atMost(Duration.ofSeconds(20))
                .until(() -> change(id).path("preview").isObject());
        return id;
    }

    public JsonNode change(int id) {
        return admin.http().get("/api/admin/key-changes/" + id).json();
    }

    public Http.Answer approve(int change) {
        return second.http().post("/api/admin/key-changes/" + change + "/approval", Map.of());
    }

    /** Id of the version of that number, once it is in that state. */
    public int version(int round, int number, ClosingState state) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> count("SELECT count(*) FROM closing WHERE round_id = " + round + " AND number = " + number
                                + " AND state = '" + state + "'")
                        == 1);
        return (int) count("SELECT id FROM closing WHERE round_id = " + round + " AND number = " + number);
    }

    public long count(String sql) {
        return Long.parseLong(row(sql).getFirst());
    }

    /** The first row, as text. */
    public List<String> row(String sql) {
        return rows(sql).getFirst();
    }

    public List<List<String>> rows(String sql) {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            List<List<String>> rows = new ArrayList<>();
            while (found.next()) {
                List<String> row = new ArrayList<>();
                for (int column = 1; column <= found.getMetaData().getColumnCount(); column++) {
                    row.add(found.getString(column));
                }
                rows.add(row);
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @com.google.errorprone.annotations.CanIgnoreReturnValue
    public int update(String sql) {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
