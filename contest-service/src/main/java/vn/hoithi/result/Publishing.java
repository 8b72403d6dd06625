package vn.hoithi.result;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.hoithi.account.Staff;
import vn.hoithi.contest.ContestService;
import vn.hoithi.contest.Round;
import vn.hoithi.platform.ContestClock;
import vn.hoithi.platform.SimplyRefused;
import vn.hoithi.standing.FreezeService;

/** A second person publishes a draft that still holds. */
@Component
class Publishing {
    private static final Logger log = LoggerFactory.getLogger(Publishing.class);

    private final ResultService results;
    private final PrizePlans plans;
    private final PrizeStore prizes;
    private final ContestService contests;
    private final FreezeService freezes;
    private final ContestClock clock;
    private final ResultSettings settings;

    Publishing(
            ResultService results,
            PrizePlans plans,
            PrizeStore prizes,
            ContestService contests,
            FreezeService freezes,
            ContestClock clock,
            ResultSettings settings) {
        this.results = results;
        this.plans = plans;
        this.prizes = prizes;
        this.contests = contests;
        this.freezes = freezes;
        this.clock = clock;
        this.settings = settings;
    }

    Mono<Closing> publish(int id, String reason, Staff by) {
        return results.require(id)
                .flatMap(closing -> mayPublish(closing, reason, by))
                .flatMap(closing -> plans.of(closing)
                        .map(PlanVersion::plan)
                        .defaultIfEmpty(PrizePlan.NONE)
                        .flatMap(plan -> stillHolds(closing, plan)
                                .then(Mono.defer(() -> publish(id, plan, reason.strip(), by)))))
                .flatMap(published -> openBoard(published, by));
    }

    private Mono<Closing> mayPublish(Closing closing, String reason, Staff by) {
        boolean own = by.login().equals(closing.draftedBy());
        if (own && !settings.approveAlone()) {
            return Mono.error(SimplyRefused.conflict(
                    "second-person-needed",
                    "Cần người thứ hai duyệt",
                    "Dự thảo này do chính bạn lập. Hãy nhờ một quản trị hoặc người thẩm định khác xem và công bố."));
        }
        if ((own && reason.isBlank()) || reason.length() > ResultProblems.LONGEST_REASON) {
            return Mono.error(ResultProblems.reasonNeeded(
                    "Bạn tự duyệt dự thảo mình lập: hãy ghi lý do (tối đa 1.000 ký tự), nhật ký sẽ giữ lại."));
        }
        return Mono.just(closing);
    }

    // What was decided since the draft was made may give other winners.
    private Mono<Void> stillHolds(Closing closing, PrizePlan plan) {
        return closing.state() != ClosingState.DRAFT
                ? Mono.empty()
                : prizes.stale(closing, plan.judges())
                        .filter(stale -> stale)
                        .flatMap(
                                stale -> Mono.error(
                                        SimplyRefused.conflict(
                                                "draft-stale",
                                                "Dự thảo không còn đúng",
                                                "Sau khi lập dự thảo đã có người bị tạm hoãn, loại hoặc được gỡ, hoặc điểm chấm đơn vị đã đổi. Hãy hủy bản này và làm lại.")));
    }

    private Mono<Closing> publish(int id, PrizePlan plan, String reason, Staff by) {
        ClosingStore.Move move = new ClosingStore.Move(
                id,
                Set.of(ClosingState.DRAFT),
                ClosingState.PUBLISHED,
                by.login(),
                reason,
                null,
                clock.instant().plus(Duration.ofDays(plan.complaintDays())));
        return results.step(move, "result.publish", by, Mono::just);
    }

    // Nothing is left to be guessed once the last round's result is out. What is published stays so if this fails: the
    // board can be opened by hand.
    private Mono<Closing> openBoard(Closing published, Staff by) {
        Instant now = clock.instant();
        boolean over = contests.catalog().roundsOf(published.contestId()).stream()
                .allMatch(round -> round.stateAt(now) == Round.State.CLOSED);
        return !over
                ? Mono.just(published)
                : freezes.liftIfAny(published.contestId(), by)
                        .then(Mono.just(published))
                        .onErrorResume(error -> {
                            log.error("the public board of contest {} stays frozen", published.contestId(), error);
                            return Mono.just(published);
                        });
    }
}
