package vn.hoithi.attempt;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import vn.hoithi.account.Role;
import vn.hoithi.contest.ContestService;
import vn.hoithi.contest.Round;
import vn.hoithi.questionbank.stats.ItemReport;
import vn.hoithi.questionbank.stats.RoundReport;
import vn.hoithi.testing.Call;
import vn.hoithi.testing.Citizen;
import vn.hoithi.testing.Node;
import vn.hoithi.testing.StaffMember;
import vn.hoithi.testing.TestContest;

/** Figures of questions from attempts that people really handed in. */
class ItemStatisticsServiceTest {
    private static final int PEOPLE = 6;

    private final Node node = Node.shared();
    private final TestContest contest = TestContest.on(node);

    @Test
    void everyAnswerIsCountedOnceAndTheScoresAreThoseOfTheReceipts() {
        int id = contest.openRound(Duration.ofHours(1));
        int correct = 0;
        for (int person = 0; person < PEOPLE; person++) {
            correct += Citizen.enters(node.address(), contest.slug(), contest.unit("A-1"))
                    .takes(id)
                    .path("correct")
                    .asInt();
        }
        Round round = node.door(ContestService.class).catalog().round(id).orElseThrow();
        RoundReport report = requireNonNull(
                requireNonNull(node.door(ItemStatisticsService.class).of(round).block())
                        .get(contest.bankVersion()));

        assertThat(report.scores().attempts()).isEqualTo(PEOPLE);
        assertThat(report.items().stream().mapToLong(ItemReport::shown).sum()).isEqualTo(10L * PEOPLE);
        assertThat(report.items().stream().mapToLong(ItemReport::right).sum()).isEqualTo(correct);
    }

    @Test
    void anOpenRoundShowsNone() {
        int id = contest.openRound(Duration.ofHours(1));
        StaffMember admin = StaffMember.signedIn(node, Role.ADMIN, null);
        assertThat(Call.get("/quan-tri/vong-thi/" + id + "/cau-hoi")
                        .with(admin.headers())
                        .to(node)
                        .status())
                .isEqualTo(409);
    }

    @Test
    void questionsThatAnotherRoundStillAsksKeepTheirFigures() {
        int closed = contest.openRound(Duration.ofHours(1));
        Citizen.enters(node.address(), contest.slug(), contest.unit("A-1")).takes(closed);
        StaffMember admin = StaffMember.signedIn(node, Role.ADMIN, null);
        int status = Call.json("POST", "/api/admin/rounds/" + closed + "/closing", "")
                .with(admin.headers())
                .to(node)
                .status();
        assertThat(status).isLessThan(300);
        int open = contest.openRound(Duration.ofHours(1));
        var seen = Call.get("/api/admin/rounds/" + closed + "/item-statistics")
                .with(admin.headers())
                .to(node);
        assertThat(open).isNotEqualTo(closed);
        assertThat(seen.status()).as(seen.text()).isEqualTo(200);
        assertThat(seen.json().path(0).path("withheld").asInt()).isEqualTo(10);
        assertThat(seen.json().at("/0/report/items").size()).isZero();
        assertThat(seen.json().at("/0/report/scores/attempts").asInt()).isEqualTo(1);
    }
}
