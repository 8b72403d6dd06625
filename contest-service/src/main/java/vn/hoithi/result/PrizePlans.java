package vn.hoithi.result;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.hoithi.account.AuditLog;
import vn.hoithi.account.Staff;
import vn.hoithi.contest.Contest;
import vn.hoithi.contest.ContestService;
import vn.hoithi.platform.ContestClock;
import vn.hoithi.platform.Problems.FieldError;
import vn.hoithi.platform.ShieldedTx;
import vn.hoithi.platform.SimplyRefused;
import vn.hoithi.unit.UnitService;

/** What may be won: versions of the plan of a round, or of the whole contest. */
@Component
class PrizePlans {
    private final PrizePlanStore store;
    private final ContestService contests;
    private final UnitService units;
    private final AuditLog audit;
    private final ShieldedTx tx;
    private final ContestClock clock;

    PrizePlans(
            PrizePlanStore store,
            ContestService contests,
            UnitService units,
            AuditLog audit,
            ShieldedTx tx,
            ContestClock clock) {
        this.store = store;
        this.contests = contests;
        this.units = units;
        this.audit = audit;
        this.tx = tx;
        this.clock = clock;
    }

    Mono<PlanVersion> inForce(int contestId, @Nullable Integer roundId) {
        return store.inForce(contestId, roundId);
    }

    /** The plan that a version was drafted under, or the one in force as long as it was not. */
    Mono<PlanVersion> of(Closing closing) {
        Integer id = closing.planId();
        return id == null ? store.inForce(closing.contestId(), closing.roundId()) : store.find(id);
    }

    /** The new version's number. */
    Mono<Integer> set(int contestId, @Nullable Integer roundId, int basedOn, PrizePlan plan, Staff by) {
        requireScope(contestId, roundId);
        List<FieldError> errors = errors(plan);
        if (!errors.isEmpty()) {
            return Mono.error(
                    SimplyRefused.invalid("invalid-plan", errors.getFirst().message(), errors));
        }
        return store.inForce(contestId, roundId)
                .map(PlanVersion::version)
                .defaultIfEmpty(0)
                .flatMap(version ->
                        version == basedOn ? insert(contestId, roundId, version + 1, plan, by) : Mono.error(changed()))
                .onErrorMap(DuplicateKeyException.class, raced -> changed());
    }

    private Mono<Integer> insert(int contestId, @Nullable Integer roundId, int version, PrizePlan plan, Staff by) {
        Instant now = clock.instant();
        Map<String, Object> after = Map.of(
                "round",
                Objects.requireNonNullElse(roundId, 0),
                "version",
                version,
                "prizes",
                plan.ids().size());
        return tx.run(() -> store.insert(contestId, roundId, version, plan, by.login(), now)
                .flatMap(id -> audit.write(by, "result.plan", "contest:" + contestId, null, after)
                        .thenReturn(version)));
    }

    /** Refused (404) when there is no such contest, or the round is none of its. */
    void requireScope(int contestId, @Nullable Integer roundId) {
        Contest contest = contests.require(contestId);
        if (roundId != null && contests.requireRound(roundId).contestId() != contest.id()) {
            throw SimplyRefused.unknown("unknown-round", "Không có vòng thi này trong cuộc thi.");
        }
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
        for (int i = 0; i < plan.units().size(); i++) {
            PrizePlan.UnitPrizes group = plan.units().get(i);
            String which = "Nhóm giải tập thể " + (i + 1) + ": ";
            if (units.forest().tree(group.treeId()).isEmpty()) {
                errors.add(new FieldError("units", which + "không có hệ thống đơn vị này."));
            }
            group.formula().errors().forEach(error -> errors.add(new FieldError("units", which + error)));
        }
        return errors;
    }

    private static SimplyRefused changed() {
        return SimplyRefused.conflict(
                "plan-changed",
                "Cơ cấu giải vừa được sửa",
                "Có người vừa lưu một cơ cấu giải khác. Hãy tải lại trang, xem rồi sửa tiếp; bản của họ vẫn còn.");
    }
}
