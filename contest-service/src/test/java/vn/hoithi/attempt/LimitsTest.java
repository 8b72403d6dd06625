package vn.hoithi.attempt;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import vn.hoithi.account.Staff;
import vn.hoithi.contest.ContestForm;
import vn.hoithi.contest.ContestService;
import vn.hoithi.contest.EntryTerms;
import vn.hoithi.contest.FormField;
import vn.hoithi.contest.FormField.Name;
import vn.hoithi.contest.RoundForm;
import vn.hoithi.contest.Terms;
import vn.hoithi.contest.Terms.AudienceBank;
import vn.hoithi.questionbank.format.ShippedBanks;
import vn.hoithi.testing.Citizen;
import vn.hoithi.testing.Http.Answer;
import vn.hoithi.testing.Node;
import vn.hoithi.testing.TestContest;

/** Attempts of the whole contest, working days, overlapping rounds, audiences with questions of their own. */
class LimitsTest {
    private static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final Duration LONG = Duration.ofHours(1);

    private final Node node = Node.shared();
    private final TestContest contest = TestContest.on(node);

    @Test
    void theLimitOfTheContestHoldsUnderARaceOverRoundsThatOverlap() {
        contest.change(form -> form.open(new EntryTerms(null, null, 3)));
        List<Integer> rounds = List.of(contest.openRound(LONG), contest.openRound(LONG), contest.openRound(LONG));
        Citizen citizen = citizen();
        int taken = 0;
        for (int wave = 0; wave < 3; wave++) {
            List<CompletableFuture<Answer>> starts = new ArrayList<>();
            for (int i = 0; i < 30; i++) {
                starts.add(citizen.startWith(rounds.get(i % 3), UUID.randomUUID()));
            }
            List<Answer> answers = starts.stream().map(CompletableFuture::join).toList();
            taken += (int)
                    answers.stream().filter(answer -> answer.status() == 201).count();
            assertThat(answers)
                    .allMatch(answer -> answer.status() == 201
                            || answer.status() == 200
                            || answer.json().path("period").asString().equals("contest"));
            answers.stream()
                    .filter(answer -> answer.status() == 201)
                    .forEach(answer -> citizen.submit(answer.json().path("id").asString(), 1, Map.of("1", "A")));
        }
        assertThat(taken).isEqualTo(3);
        Answer refused = citizen.start(rounds.getFirst());
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().path("type").asString()).endsWith("attempt-limit");
        assertThat(refused.text()).contains("3 lượt của cả cuộc thi");
        for (JsonNode round : citizen.me().path("rounds")) {
            assertThat(round.path("allowed").asInt() - round.path("used").asInt())
                    .isZero();
        }
    }

    @Test
    void aWeeklyAndAMonthlyRoundRunAtTheSameTimeEachWithItsOwnAttempts() {
        Instant now = Instant.now();
        int week = contest.round(now.minusSeconds(60), now.plus(Duration.ofDays(7)), 1, null);
        int month = contest.round(now.minus(Duration.ofDays(3)), now.plus(Duration.ofDays(30)), 2, null);
        Citizen citizen = citizen();
        String inWeek = citizen.start(week).json().path("id").asString();
        String inMonth = citizen.start(month).json().path("id").asString();
        assertThat(inWeek).isNotEqualTo(inMonth);
        assertThat(citizen.submit(inMonth, 1, Map.of("1", "A")).status()).isEqualTo(200);
        assertThat(citizen.submit(inWeek, 1, Map.of("1", "A")).status()).isEqualTo(200);
        assertThat(citizen.start(week).status()).isEqualTo(409);
        assertThat(citizen.start(month).status()).isEqualTo(201);
    }

    @Test
    void aRoundOfWorkingDaysRefusesAtTheWeekendAndSaysWhenItGoesOn() {
        Instant now = Instant.now();
        Terms working = new Terms(true, null, false, List.of(), List.of());
        RoundForm form =
                contest.open(Duration.ofDays(10)).at(now.minus(Duration.ofDays(3)), now.plus(Duration.ofDays(10)));
        int round = contest.add(form.under(working));
        Answer answer = citizen().start(round);
        LocalDate today = LocalDate.ofInstant(now, VIETNAM);
        if (today.getDayOfWeek().getValue() > DayOfWeek.FRIDAY.getValue()) {
            assertThat(answer.status()).isEqualTo(409);
            assertThat(answer.json().path("type").asString()).endsWith("round-resting");
            Instant monday = today.with(TemporalAdjusters.next(DayOfWeek.MONDAY))
                    .atStartOfDay(VIETNAM)
                    .toInstant();
            assertThat(Instant.parse(answer.json().path("opensAt").asString())).isEqualTo(monday);
        } else {
            assertThat(answer.status()).isEqualTo(201);
            Instant saturday = today.with(TemporalAdjusters.next(DayOfWeek.SATURDAY))
                    .atStartOfDay(VIETNAM)
                    .toInstant();
            assertThat(Instant.parse(answer.json().path("deadline").asString())).isBeforeOrEqualTo(saturday);
        }
    }

    @Test
    void anAudienceGetsItsOwnQuestionsAndTheRoundIsClosedToOthers() {
        contest.change(form -> new ContestForm(
                form.slug(),
                form.name(),
                form.organizer(),
                form.hotline(),
                form.treeId(),
                form.rulesText(),
                List.of(
                        new FormField(Name.fullName, true, false),
                        new FormField(Name.phone, true, true),
                        new FormField(Name.audience, true, false)),
                List.of("Công chức", "Người dân", "Học sinh"),
                form.consentText(),
                form.scoreAtOnce()));
        int other = requireNonNull(node.door(vn.hoithi.bank.BankService.class)
                        .load("Làm theo lời Bác (thử)", ShippedBanks.file("haiphong-bac.csv"), "bac.csv", Staff.SYSTEM)
                        .block())
                .versionId();
        Terms terms = new Terms(
                false,
                null,
                false,
                List.of("Công chức", "Người dân"),
                List.of(new AudienceBank("Công chức", other, "5")));
        int round = contest.add(contest.open(LONG).under(terms));

        JsonNode official = start(round, "Công chức").json();
        JsonNode citizen = start(round, "Người dân").json();
        Answer pupil = start(round, "Học sinh");

        assertThat(official.path("questions").size()).isEqualTo(5);
        assertThat(citizen.path("questions").size()).isEqualTo(10);
        assertThat(pupil.status()).isEqualTo(403);
        assertThat(pupil.json().path("type").asString()).endsWith("other-audience");
        assertThat(pupil.text()).contains("Công chức; Người dân");
        assertThat(requireNonNull(
                        node.door(ContestService.class).heldBack(other).block()))
                .as("keys of an audience's own questions stay as long as the round is open")
                .isNotEmpty();
    }

    private Answer start(int round, String audience) {
        vn.hoithi.testing.Http http = new vn.hoithi.testing.Http(node.address());
        Map<String, Object> entry = new java.util.HashMap<>(Citizen.entry(contest.unit("A-1"), Citizen.newPhone()));
        entry.put("fields", Map.of("fullName", "Thử Nghiệm", "phone", Citizen.newPhone(), "audience", audience));
        Answer entered = http.post("/api/contests/" + contest.slug() + "/participations", entry);
        assertThat(entered.status()).isEqualTo(201);
        return http.post("/api/rounds/" + round + "/attempts", Map.of("key", UUID.randomUUID()));
    }

    private Citizen citizen() {
        return Citizen.enters(node.address(), contest.slug(), contest.unit("A-1"));
    }
}
