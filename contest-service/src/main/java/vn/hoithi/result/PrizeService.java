package vn.hoithi.result;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.hoithi.account.AuditLog;
import vn.hoithi.account.Staff;
import vn.hoithi.contest.Contest;
import vn.hoithi.contest.ContestService;
import vn.hoithi.contest.Round;
import vn.hoithi.platform.ContestClock;
import vn.hoithi.platform.Problems.FieldError;
import vn.hoithi.platform.ShieldedTx;
import vn.hoithi.platform.SimplyRefused;
import vn.hoithi.questionbank.award.Lots;
import vn.hoithi.standing.FreezeService;
import vn.hoithi.unit.Unit;
import vn.hoithi.unit.UnitService;

/** Prizes of a result: the plan, who is held back, draws, the draft and its publication by a second person. */
@Service
public class PrizeService {
    private static final Logger log = LoggerFactory.getLogger(PrizeService.class);
    private static final Duration LONGEST_WAIT = Duration.ofDays(60);

    private final ResultService results;
    private final Proposals proposals;
    private final PrizePlanStore plans;
    private final PrizeStore prizes;
    private final DrawStore draws;
    private final RankedStore ranked;
    private final ContestService contests;
    private final UnitService units;
    private final AuditLog audit;
    private final ShieldedTx tx;
    private final ContestClock clock;
    private final ResultSettings settings;
    private final FreezeService freezes;

    PrizeService(
            ResultService results,
            Proposals proposals,
            PrizePlanStore plans,
            PrizeStore prizes,
            DrawStore draws,
            RankedStore ranked,
            ContestService contests,
            UnitService units,
            AuditLog audit,
            ShieldedTx tx,
            ContestClock clock,
            ResultSettings settings,
            FreezeService freezes) {
        this.results = results;
        this.proposals = proposals;
        this.plans = plans;
        this.prizes = prizes;
        this.draws = draws;
        this.ranked = ranked;
        this.contests = contests;
        this.units = units;
        this.audit = audit;
        this.tx = tx;
        this.clock = clock;
        this.settings = settings;
        this.freezes = freezes;
    }

    // --- the plan

    /** The plan in force for a round, or for the whole contest; empty where there is none. */
    public Mono<PlanVersion> plan(int contestId, @Nullable Integer roundId) {
        return plans.inForce(contestId, roundId);
    }

    /** The plan that a version was drafted under, or the one in force as long as it was not. */
    public Mono<PlanVersion> planOf(Closing closing) {
        Integer id = closing.planId();
        return id == null ? plans.inForce(closing.contestId(), closing.roundId()) : plans.find(id);
    }

    /**
     * Puts the next version of a plan in force.
     *
     * @param basedOn the version that the person saw; 0 for none. Refused (409) when another one came in between, and (422)
     *     with every error of the plan.
     */
    public Mono<Integer> setPlan(int contestId, @Nullable Integer roundId, int basedOn, PrizePlan plan, Staff by) {
        Contest contest = contests.require(contestId);
        if (roundId != null && contests.requireRound(roundId).contestId() != contest.id()) {
            return Mono.error(SimplyRefused.unknown("unknown-round", "Không có vòng thi này trong cuộc thi."));
        }
        List<FieldError> errors = errors(plan);
        if (!errors.isEmpty()) {
            return Mono.error(
                    SimplyRefused.invalid("invalid-plan", errors.getFirst().message(), errors));
        }
        Instant now = clock.instant();
        return plans.inForce(contestId, roundId)
                .map(PlanVersion::version)
                .defaultIfEmpty(0)
                .flatMap(version -> version != basedOn
                        ? Mono.<Integer>error(planChanged())
                        : tx.run(() -> plans.insert(contestId, roundId, version + 1, plan, by.login(), now)
                                .flatMap(id -> audit.write(
                                                by,
                                                "result.plan",
                                                "contest:" + contestId,
                                                null,
                                                Map.of(
                                                        "round", Objects.requireNonNullElse(roundId, 0),
                                                        "version", version + 1,
                                                        "prizes", plan.ids().size()))
                                        .thenReturn(version + 1))))
                .onErrorMap(DuplicateKeyException.class, raced -> planChanged());
    }

    private List<FieldError> errors(PrizePlan plan) {
        List<FieldError> errors = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        plan.ids().stream()
                .filter(id -> !seen.add(id))
                .forEach(id -> errors.add(new FieldError("id", "Hai giải có cùng mã “" + id + "”.")));
        if (plan.ids().isEmpty()) {
            errors.add(new FieldError("persons", "Cơ cấu giải chưa có giải nào."));
        }
        plan.units().stream()
                .filter(group -> units.forest().tree(group.treeId()).isEmpty())
                .forEach(group -> errors.add(new FieldError("units", "Không có hệ thống đơn vị này.")));
        return errors;
    }

    private static SimplyRefused planChanged() {
        return SimplyRefused.conflict(
                "plan-changed",
                "Cơ cấu giải vừa được sửa",
                "Có người vừa lưu một cơ cấu giải khác. Hãy tải lại trang, xem rồi sửa tiếp; bản của họ vẫn còn.");
    }

    // --- holds

    /** Holds of a contest, those in force first; at most 500. */
    public Flux<Hold> holds(int contestId) {
        return plans.holds(contestId);
    }

    /** Keeps the prizes of whoever stands in that line back, or takes them out; refused (409) when something is in force. */
    public Mono<Integer> hold(int closingId, int n, Hold.Kind kind, String reason, Staff by) {
        String why = ResultProblems.reason(reason, "Hãy ghi lý do và căn cứ");
        Instant now = clock.instant();
        return results.require(closingId)
                .flatMap(closing -> ranked.page(closingId, n - 1, 1)
                        .next()
                        .switchIfEmpty(Mono.error(() -> SimplyRefused.unknown("unknown-line", "Không có dòng này.")))
                        .flatMap(line -> tx.run(() -> plans.hold(
                                        closing.contestId(), line.participation(), kind, why, by.login(), now)
                                .switchIfEmpty(Mono.error(() -> SimplyRefused.conflict(
                                        "hold-in-force",
                                        "Đã có quyết định",
                                        "Người này đang bị tạm hoãn hoặc loại. Hãy gỡ quyết định đó trước.")))
                                .flatMap(id -> audit.write(
                                                by,
                                                "result.hold",
                                                "result:" + closingId,
                                                null,
                                                Map.of("hold", id, "kind", kind.name(), "line", n, "reason", why))
                                        .thenReturn(id)))));
    }

    /** Ends a hold, with a reason; refused (409) when it was ended before. */
    public Mono<Void> lift(int id, String reason, Staff by) {
        String why = ResultProblems.reason(reason, "Hãy ghi lý do gỡ");
        Instant now = clock.instant();
        return tx.run(() -> plans.lift(id, why, by.login(), now)
                .switchIfEmpty(Mono.error(() -> SimplyRefused.conflict(
                        "hold-lifted", "Đã gỡ rồi", "Quyết định này đã được gỡ trước đó. Hãy tải lại trang.")))
                .flatMap(contest ->
                        audit.write(by, "result.lift", "contest:" + contest, null, Map.of("hold", id, "reason", why))));
    }

    /** Writes down what the committee gave a unit. */
    public Mono<Void> judge(int contestId, @Nullable Integer roundId, long unitId, BigDecimal points, Staff by) {
        Contest contest = contests.require(contestId);
        Unit unit = units.require(unitId);
        Instant now = clock.instant();
        return tx.run(() -> plans.judged(contest.id(), roundId)
                .flatMap(before -> plans.judge(contest.id(), roundId, unit.id(), points, by.login(), now)
                        .then(audit.write(
                                by,
                                "result.judge",
                                "contest:" + contest.id(),
                                Map.of("points", before.getOrDefault(unitId, BigDecimal.ZERO)),
                                Map.of("unit", unitId, "points", points)))));
    }

    // --- the proposal

    /** Who would be given what as things stand; empty where there is no plan. */
    public Mono<Proposal> proposal(Closing closing) {
        return planOf(closing)
                .flatMap(plan -> results.current(closing.contestId())
                        .flatMap(current -> draws.ofClosing(closing.id())
                                .collectList()
                                .flatMap(drawn -> proposals.of(closing, plan, others(closing, current), drawn))));
    }

    // Winners of other scopes; an older version of the same one does not stand against its own.
    private static List<Integer> others(Closing closing, Map<Integer, Closing> current) {
        return current.values().stream()
                .filter(other -> !Objects.equals(other.roundId(), closing.roundId()))
                .map(Closing::id)
                .toList();
    }

    /** What a drafted or published version gives. */
    public Flux<Given> given(int closingId) {
        return prizes.given(closingId);
    }

    // --- draws

    /** Draws of a version, first to last. */
    public Flux<Draw> draws(int closingId) {
        return draws.ofClosing(closingId);
    }

    /** A draw; refused (404) when there is none. */
    public Mono<Draw> requireDraw(int id) {
        return draws.find(id)
                .switchIfEmpty(Mono.error(() -> SimplyRefused.unknown("unknown-draw", "Không có lần bốc thăm này.")));
    }

    /**
     * Publishes the list of a tie, its hash and the source of the seed. Refused (422) when the seed would be known already,
     * and (409) when there is no such tie (any more).
     *
     * @param knownAt from when on the seed can be known: later than now, within sixty days
     */
    public Mono<Draw> announce(int closingId, String prize, String source, Instant knownAt, Staff by) {
        String from = source.strip();
        Instant now = clock.instant();
        if (from.isEmpty() || from.length() > 300) {
            return Mono.error(
                    SimplyRefused.invalidField(
                            "invalid-draw",
                            "source",
                            "Hãy ghi nguồn số ngẫu nhiên công khai (tối đa 300 ký tự), ví dụ: Giải đặc biệt xổ số miền Bắc ngày 22/11/2026."));
        }
        if (!knownAt.isAfter(now) || knownAt.isAfter(now.plus(LONGEST_WAIT))) {
            return Mono.error(
                    SimplyRefused.invalidField(
                            "invalid-draw",
                            "knownAt",
                            "Lúc có số ngẫu nhiên phải sau lúc công bố danh sách này và trong vòng 60 ngày: nếu số đã biết rồi thì không ai tin được."));
        }
        return results.require(closingId)
                .flatMap(this::proposal)
                .flatMap(proposal -> Mono.justOrEmpty(proposal.ties().stream()
                        .filter(tie -> tie.tie().prizeId().equals(prize))
                        .findFirst()))
                .switchIfEmpty(Mono.error(() -> SimplyRefused.conflict(
                        "no-tie", "Không còn phải bốc thăm", "Giải này không còn ai bằng nhau. Hãy tải lại trang.")))
                .flatMap(tie -> tx.run(() -> draws.announce(
                                new DrawStore.Announced(
                                        closingId,
                                        prize,
                                        tie.name(),
                                        tie.tie().seats(),
                                        tie.tie().contenders(),
                                        Lots.listHash(tie.tie().contenders()),
                                        from,
                                        knownAt),
                                by.login(),
                                now)
                        .switchIfEmpty(
                                Mono.error(
                                        () -> SimplyRefused.conflict(
                                                "draw-announced",
                                                "Đã công bố bốc thăm",
                                                "Danh sách bốc thăm của giải này đã công bố, hoặc kết quả đã sang bước khác. Hãy tải lại trang.")))
                        .flatMap(draw -> log(
                                        by,
                                        "result.draw-announce",
                                        draw,
                                        Map.of(
                                                "prize", prize,
                                                "hash", draw.listHash(),
                                                "source", draw.source()))
                                .thenReturn(draw))));
    }

    /** Enters the seed; a second person confirms it. Refused (409) before it can be known and once it is confirmed. */
    public Mono<Draw> enterSeed(int drawId, String typed, Staff by) {
        String seed = seed(typed);
        Instant now = clock.instant();
        return requireDraw(drawId)
                .flatMap(draw -> tx.run(() -> draws.enter(drawId, seed, by.login(), now)
                        .switchIfEmpty(Mono.error(() -> draw.knownAt().isAfter(now)
                                ? SimplyRefused.conflict(
                                        "seed-too-early",
                                        "Chưa đến lúc có số",
                                        "Đã công bố rằng số ngẫu nhiên có từ %s. Hãy nhập sau lúc đó."
                                                .formatted(ResultProblems.moment(draw.knownAt())))
                                : drawnAlready()))
                        .flatMap(entered -> log(by, "result.draw-seed", entered, Map.of("seed", seed))
                                .thenReturn(entered))));
    }

    /** Types the seed once more and draws. Refused (409) for whoever entered it, and (422) when it differs. */
    public Mono<Draw> confirmSeed(int drawId, String typed, Staff by) {
        String seed = seed(typed);
        Instant now = clock.instant();
        return requireDraw(drawId).flatMap(draw -> {
            if (draw.drawn() != null || draw.seed() == null) {
                return Mono.error(drawnAlready());
            }
            if (by.login().equals(draw.enteredBy()) && !settings.approveAlone()) {
                return Mono.error(SimplyRefused.conflict(
                        "second-person-needed",
                        "Cần người thứ hai",
                        "Số này do chính bạn nhập. Hãy nhờ một người khác đối chiếu với nguồn công khai và nhập lại."));
            }
            if (!seed.equals(draw.seed())) {
                return Mono.error(
                        SimplyRefused.invalidField(
                                "seed-differs",
                                "seed",
                                "Số bạn nhập khác số người thứ nhất đã nhập. Hãy cùng xem lại nguồn; nếu số kia sai, người đó nhập lại được."));
            }
            List<String> order = Lots.order(draw.listHash(), seed, draw.contenders());
            return tx.run(() -> draws.confirm(drawId, seed, order, by.login(), now)
                    .switchIfEmpty(Mono.error(PrizeService::drawnAlready))
                    .flatMap(drawn -> log(by, "result.draw-confirm", drawn, Map.of("seed", seed))
                            .thenReturn(drawn)));
        });
    }

    private static String seed(String typed) {
        String seed = typed.strip();
        if (!Lots.isSeed(seed)) {
            throw SimplyRefused.invalidField(
                    "invalid-seed",
                    "seed",
                    "Hãy ghi đúng số đã công bố (tối đa 200 ký tự), không có dấu cách ở hai đầu.");
        }
        return seed;
    }

    private static SimplyRefused drawnAlready() {
        return SimplyRefused.conflict(
                "draw-state",
                "Bốc thăm đã sang bước khác",
                "Số đã được người khác nhập hoặc xác nhận, hoặc kết quả đã sang bước khác. Hãy tải lại trang.");
    }

    private Mono<Void> log(Staff by, String action, Draw draw, Map<String, ?> more) {
        Map<String, Object> after = new LinkedHashMap<>(more);
        after.put("draw", draw.id());
        return audit.write(by, action, "result:" + draw.closingId(), null, after);
    }

    // --- draft and publication

    /** Gives the prizes and makes the draft decision. Refused (409) without a plan and while a tie is not drawn. */
    public Mono<Closing> draft(int id, Staff by) {
        return results.require(id)
                .flatMap(this::proposal)
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .flatMap(found -> {
                    if (found.isEmpty()) {
                        return Mono.error(SimplyRefused.conflict(
                                "no-plan", "Chưa có cơ cấu giải", "Hãy lập cơ cấu giải thưởng trước khi lập dự thảo."));
                    }
                    Proposal proposal = found.get();
                    if (!proposal.ties().isEmpty()) {
                        return Mono.error(SimplyRefused.conflict(
                                "draws-open",
                                "Còn phải bốc thăm",
                                "Có người bằng nhau ở: "
                                        + String.join(
                                                ", ",
                                                proposal.ties().stream()
                                                        .map(Proposal.NamedTie::name)
                                                        .toList())
                                        + ". Hãy bốc thăm trước khi lập dự thảo."));
                    }
                    return results.step(
                            new ClosingStore.Move(
                                    id,
                                    Set.of(ClosingState.RANKED),
                                    ClosingState.DRAFT,
                                    by.login(),
                                    "",
                                    proposal.plan().id(),
                                    null),
                            "result.draft",
                            by,
                            moved -> prizes.insert(id, proposal.given()).thenReturn(moved));
                });
    }

    /**
     * Publishes a draft. Refused (409) for whoever made the draft, unless the settings allow that with a reason, and when
     * somebody was held back or cleared since the draft was made.
     */
    public Mono<Closing> publish(int id, String reason, Staff by) {
        return results.require(id).flatMap(closing -> {
            boolean own = by.login().equals(closing.draftedBy());
            if (own && !settings.approveAlone()) {
                return Mono.error(
                        SimplyRefused.conflict(
                                "second-person-needed",
                                "Cần người thứ hai duyệt",
                                "Dự thảo này do chính bạn lập. Hãy nhờ một quản trị hoặc người thẩm định khác xem và công bố."));
            }
            if ((own && reason.isBlank()) || reason.length() > ResultProblems.LONGEST_REASON) {
                return Mono.error(ResultProblems.reasonNeeded(
                        "Bạn tự duyệt dự thảo mình lập: hãy ghi lý do (tối đa 1.000 ký tự), nhật ký sẽ giữ lại."));
            }
            return prizes.stale(closing)
                    .flatMap(stale -> stale && closing.state() == ClosingState.DRAFT
                            ? Mono.<Closing>error(
                                    SimplyRefused.conflict(
                                            "draft-stale",
                                            "Dự thảo không còn đúng",
                                            "Sau khi lập dự thảo đã có người bị tạm hoãn, loại hoặc được gỡ. Hãy hủy bản này và làm lại."))
                            : planOf(closing)
                                    .map(plan -> plan.plan().complaintDays())
                                    .defaultIfEmpty(0)
                                    .flatMap(days -> results.step(
                                            new ClosingStore.Move(
                                                    id,
                                                    Set.of(ClosingState.DRAFT),
                                                    ClosingState.PUBLISHED,
                                                    by.login(),
                                                    reason.strip(),
                                                    null,
                                                    clock.instant().plus(Duration.ofDays(days))),
                                            "result.publish",
                                            by,
                                            Mono::just)))
                    .flatMap(published -> openBoard(published, by));
        });
    }

    // Nothing is left to be guessed once the last round's result is out. What is published stays so if this fails: the
    // board can be opened by hand.
    private Mono<Closing> openBoard(Closing published, Staff by) {
        Instant now = clock.instant();
        boolean over = contests.catalog().roundsOf(published.contestId()).stream()
                .allMatch(round -> round.stateAt(now) == Round.State.CLOSED);
        return over
                ? freezes.liftIfAny(published.contestId(), by)
                        .then(Mono.just(published))
                        .onErrorResume(error -> {
                            log.error("the public board of contest {} stays frozen", published.contestId(), error);
                            return Mono.just(published);
                        })
                : Mono.just(published);
    }
}
