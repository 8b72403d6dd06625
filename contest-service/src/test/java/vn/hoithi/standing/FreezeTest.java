package vn.hoithi.standing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import vn.hoithi.account.Role;
import vn.hoithi.testing.BackingServices;
import vn.hoithi.testing.BoardStream;
import vn.hoithi.testing.Citizen;
import vn.hoithi.testing.Http;
import vn.hoithi.testing.Node;
import vn.hoithi.testing.StaffMember;
import vn.hoithi.testing.TestContest;

/** A frozen public board: nothing public moves, staff see everything, and lifting the freeze shows what happened. */
class FreezeTest {
    private static final Duration SOON = Duration.ofSeconds(15);
    private static final Node NODE =
            Node.start(BackingServices.shared().freshDatabase(), "--hoithi.first-start.contests=false");

    private final TestContest contest = TestContest.on(NODE);
    private final StaffMember admin = StaffMember.signedIn(NODE, Role.ADMIN, null);
    private final Http visitor = new Http(NODE.address());

    @AfterAll
    static void stop() {
        NODE.close();
    }

    @Test
    void nothingPublicMovesWhileTheBoardIsFrozenAndEverythingAfterwards() {
        int round = openRound();
        takes(round, "A-1");
        await().atMost(SOON).untilAsserted(() -> assertThat(peopleInPublic(0)).isEqualTo(1));
        assertThat(admin.http()
                        .put(freezeAddress(), Map.of("at", Instant.now().toString()))
                        .status())
                .isEqualTo(204);
        await().atMost(SOON).until(() -> publicBoard(0).get("frozen").asBoolean());
        takes(round, "A-2");
        takes(round, "A-1");
        String dashboard = "/api/units/" + contest.unit("A") + "/dashboard?contest=" + contest.slug();
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(admin.http()
                                .get(dashboard)
                                .json()
                                .at("/board/unit/people")
                                .asInt())
                        .isEqualTo(3));
        assertThat(visitor.get("/t/" + code() + "/dem.svg").text()).contains(": 1 người dự thi, 1 lượt thi");
        assertThat(visitor.get("/nhung/" + code()).text()).containsPattern("data-bind=\"people\">1<");
        assertThat(List.of(peopleInPublic(0), peopleInPublic(round))).containsExactly(1, 1);
        assertThat(visitor.get("/api/contests/" + contest.slug() + "/standings?parent=" + contest.unit("A-2"))
                        .json()
                        .at("/unit/people")
                        .asInt())
                .isZero();
        try (BoardStream stream = BoardStream.open(NODE.address(), contest.slug(), "round=0")) {
            await().atMost(SOON).until(() -> !stream.seen().isEmpty());
            assertThat(stream.seen())
                    .allSatisfy(seen ->
                            assertThat(seen.board().at("/unit/people").asInt()).isEqualTo(1));
        }

        assertThat(admin.http().delete(freezeAddress()).status()).isEqualTo(204);
        await().atMost(SOON).untilAsserted(() -> assertThat(peopleInPublic(0)).isEqualTo(3));
        assertThat(publicBoard(0).get("frozen").asBoolean()).isFalse();
    }

    @Test
    void aFrozenBoardIsNotFrozenAgainAndOnlyAdminsFreeze() {
        int unused = openRound();
        Map<String, Object> now = Map.of("at", Instant.now().toString());
        StaffMember head = StaffMember.signedIn(NODE, Role.ORGANIZER, contest.unit("A"));
        assertThat(head.http().put(freezeAddress(), now).status()).isEqualTo(403);
        assertThat(admin.http().delete(freezeAddress()).status()).isEqualTo(409);
        Map<String, Object> later =
                Map.of("at", Instant.now().plus(Duration.ofHours(1)).toString());
        assertThat(admin.http().put(freezeAddress(), later).status()).isEqualTo(204);
        assertThat(publicBoard(0).get("frozen").asBoolean()).isFalse();
        assertThat(admin.http().put(freezeAddress(), now).status()).isEqualTo(204);
        await().atMost(SOON).until(() -> publicBoard(0).get("frozen").asBoolean());
        Http.Answer again = admin.http().put(freezeAddress(), later);
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.text()).contains("mở lại bảng trước");
    }

    private int openRound() {
        return contest.round(
                Instant.now().minus(Duration.ofDays(1)), Instant.now().plus(Duration.ofHours(1)), 7, null);
    }

    private void takes(int round, String unit) {
        Citizen citizen = Citizen.enters(NODE.address(), contest.slug(), contest.unit(unit));
        assertThat(citizen.takes(round).has("receipt")).isTrue();
    }

    private String freezeAddress() {
        return "/api/admin/contests/" + contest.id() + "/board-freeze";
    }

    private String code() {
        return java.util.Objects.requireNonNull(NODE.door(vn.hoithi.share.ShareService.class)
                .code(contest.id(), null, vn.hoithi.share.Channel.PORTAL)
                .block());
    }

    private JsonNode publicBoard(int round) {
        return visitor.get("/api/contests/" + contest.slug() + "/standings?round=" + round)
                .json();
    }

    private int peopleInPublic(int round) {
        return publicBoard(round).at("/unit/people").asInt();
    }
}
