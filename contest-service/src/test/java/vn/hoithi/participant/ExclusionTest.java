package vn.hoithi.participant;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;
import tools.jackson.databind.JsonNode;
import vn.hoithi.account.Role;
import vn.hoithi.contest.ContestForm;
import vn.hoithi.contest.EntryTerms;
import vn.hoithi.contest.FormField;
import vn.hoithi.contest.FormField.Name;
import vn.hoithi.testing.Citizen;
import vn.hoithi.testing.Http;
import vn.hoithi.testing.Http.Answer;
import vn.hoithi.testing.Node;
import vn.hoithi.testing.StaffMember;
import vn.hoithi.testing.TestContest;

/** Who may not enter: by age, and by name of the organisers, of whom nothing is kept that can be read. */
class ExclusionTest {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

    private final Node node = Node.shared();
    private final TestContest contest = TestContest.on(node);
    private final StaffMember admin = StaffMember.signedIn(node, Role.ADMIN, null);
    private final String lists = "/api/admin/contests/" + contest.id() + "/exclusions";

    @Test
    void organisersAreRefusedPolitelyAndThoseWhoHadEnteredAreMarked() {
        contest.openRound(Duration.ofHours(1));
        String before = Citizen.newPhone();
        String after = Citizen.newPhone();
        String helped = Citizen.newPhone();
        assertThat(enter(before, false).status()).isEqualTo(201);
        Answer added = admin.http()
                .post(
                        lists,
                        Map.of(
                                "reason",
                                "Thành viên Ban Tổ chức",
                                "list",
                                before + "\n\n+84" + after.substring(1) + "\n" + helped + "; Thử Nghiệm\n"));
        assertThat(added.status()).as(added.text()).isEqualTo(201);

        Answer refused = enter(after, false);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().path("type").asString()).endsWith("excluded");
        assertThat(refused.text()).doesNotContain(after);
        assertThat(enter(helped, true).json().path("type").asString()).endsWith("excluded");
        assertThat(enter(Citizen.newPhone(), false).status()).isEqualTo(201);

        JsonNode list = admin.http().get(lists).json().get(0);
        assertThat(list.path("people").asInt()).isEqualTo(3);
        assertThat(list.path("entered").asInt()).isEqualTo(1);
        assertThat(excluded()).isEqualTo(1);
        Answer removed = admin.http()
                .send("DELETE", lists + "/" + list.path("id").asInt(), null)
                .join();
        assertThat(removed.status()).isEqualTo(204);
        assertThat(excluded()).isZero();
        assertThat(enter(after, false).status()).isEqualTo(201);
    }

    @Test
    void aListWithMistakesIsRefusedLineByLineWithoutRepeatingWhatWasTyped() {
        Answer wrong = admin.http()
                .post(lists, Map.of("reason", "Ban Tổ chức", "list", "0912345678\n12345\n0987654321;;;;\n"));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.json().path("errors").size()).isEqualTo(2);
        assertThat(wrong.json().path("errors").get(0).path("message").asString())
                .startsWith("Dòng 2: ");
        assertThat(wrong.text()).doesNotContain("12345\"").doesNotContain("0987654321");
        assertThat(admin.http().get(lists).json().size()).isZero();
        assertThat(admin.http()
                        .post(lists, Map.of("reason", "", "list", "0912345678"))
                        .status())
                .isEqualTo(422);
    }

    @Test
    void ageIsCountedInFullYearsOnTheDay() {
        contest.change(form -> asking(form).open(new EntryTerms(14, 70, null)));
        contest.openRound(Duration.ofHours(1));
        LocalDate today = LocalDate.now(ZoneId.of("Asia/Ho_Chi_Minh"));
        assertThat(born(today.minusYears(14)).status()).isEqualTo(201);
        assertThat(born(today.minusYears(71).plusDays(1)).status()).isEqualTo(201);
        for (LocalDate wrong : List.of(today.minusYears(14).plusDays(1), today.minusYears(71))) {
            Answer refused = born(wrong);
            assertThat(refused.status()).isEqualTo(422);
            JsonNode error = refused.json().path("errors").get(0);
            assertThat(error.path("field").asString()).isEqualTo("birthDate");
            assertThat(error.path("message").asString()).contains("từ đủ 14 đến 70 tuổi");
        }
    }

    private static ContestForm asking(ContestForm form) {
        return new ContestForm(
                form.slug(),
                form.name(),
                form.organizer(),
                form.hotline(),
                form.treeId(),
                form.rulesText(),
                List.of(
                        new FormField(Name.fullName, true, false),
                        new FormField(Name.phone, true, true),
                        new FormField(Name.birthDate, true, false)),
                form.audiences(),
                form.consentText(),
                form.scoreAtOnce());
    }

    private Answer born(LocalDate day) {
        Map<String, Object> entry = new HashMap<>(Citizen.entry(contest.unit("A-1"), Citizen.newPhone()));
        entry.put(
                "fields", Map.of("fullName", "Thử Nghiệm", "phone", Citizen.newPhone(), "birthDate", DAY.format(day)));
        return new Http(node.address()).post("/api/contests/" + contest.slug() + "/participations", entry);
    }

    private Answer enter(String phone, boolean helper) {
        Map<String, Object> entry = new HashMap<>(Citizen.entry(contest.unit("A-1"), phone));
        entry.put("helper", helper);
        return new Http(node.address()).post("/api/contests/" + contest.slug() + "/participations", entry);
    }

    private long excluded() {
        return requireNonNull(node.door(DatabaseClient.class)
                .sql("SELECT count(*) AS n FROM report_excluded WHERE contest_id = :contest")
                .bind("contest", contest.id())
                .map(row -> requireNonNull(row.get("n", Long.class)))
                .one()
                .block());
    }
}
