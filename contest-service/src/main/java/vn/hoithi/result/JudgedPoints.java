package vn.hoithi.result;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.hoithi.account.AuditLog;
import vn.hoithi.account.Staff;
import vn.hoithi.platform.ContestClock;
import vn.hoithi.platform.Problems.FieldError;
import vn.hoithi.platform.ShieldedTx;
import vn.hoithi.platform.SimplyRefused;
import vn.hoithi.unit.Unit;
import vn.hoithi.unit.UnitService;

/** What the organising committee gives units for how they led and organised. */
@Component
class JudgedPoints {
    private static final BigDecimal MOST = new BigDecimal(1_000_000);
    private static final int DECIMALS = 2;

    private final PrizePlans plans;
    private final JudgedStore store;
    private final UnitService units;
    private final AuditLog audit;
    private final ShieldedTx tx;
    private final ContestClock clock;

    JudgedPoints(
            PrizePlans plans, JudgedStore store, UnitService units, AuditLog audit, ShieldedTx tx, ContestClock clock) {
        this.plans = plans;
        this.store = store;
        this.units = units;
        this.audit = audit;
        this.tx = tx;
        this.clock = clock;
    }

    /** The units that the plan in force compares by what is judged, by block and code. */
    Mono<List<JudgedUnit>> of(int contestId, @Nullable Integer roundId) {
        plans.requireScope(contestId, roundId);
        return plans.inForce(contestId, roundId)
                .map(PlanVersion::plan)
                .defaultIfEmpty(PrizePlan.NONE)
                .zipWith(store.judged(contestId, roundId))
                .map(both -> listed(both.getT1(), both.getT2()));
    }

    private List<JudgedUnit> listed(PrizePlan plan, Map<Long, JudgedStore.Judged> judged) {
        Map<Long, Unit> compared = new LinkedHashMap<>();
        plan.units().stream()
                .filter(group -> group.formula().judges())
                .flatMap(group -> UnitResults.compared(units.forest(), group).stream())
                .forEach(unit -> compared.putIfAbsent(unit.id(), unit));
        return compared.values().stream()
                .sorted(Comparator.comparing(Unit::block).thenComparing(Unit::code))
                .map(unit -> {
                    JudgedStore.Judged given = judged.get(unit.id());
                    return new JudgedUnit(
                            unit,
                            units.forest().above(unit.id()),
                            given == null ? null : given.points(),
                            given == null ? null : given.by(),
                            given == null ? null : given.at());
                })
                .toList();
    }

    Mono<Void> judge(int contestId, @Nullable Integer roundId, List<PrizeService.Judgement> judgements, Staff by) {
        plans.requireScope(contestId, roundId);
        List<FieldError> errors = errors(judgements);
        if (!errors.isEmpty()) {
            return Mono.error(
                    SimplyRefused.invalid("invalid-judgement", errors.getFirst().message(), errors));
        }
        Instant now = clock.instant();
        return tx.run(() -> store.judged(contestId, roundId)
                .flatMap(before -> Flux.fromIterable(judgements)
                        .filter(one -> differs(one, before.get(one.unit())))
                        .concatMap(one -> write(contestId, roundId, one, before.get(one.unit()), by, now))
                        .then()));
    }

    private static boolean differs(PrizeService.Judgement one, JudgedStore.@Nullable Judged before) {
        BigDecimal points = one.points();
        return before == null ? points != null : points == null || points.compareTo(before.points()) != 0;
    }

    private Mono<Void> write(
            int contestId,
            @Nullable Integer roundId,
            PrizeService.Judgement one,
            JudgedStore.@Nullable Judged before,
            Staff by,
            Instant now) {
        Map<String, Object> after = new LinkedHashMap<>();
        after.put("unitId", one.unit());
        after.put("round", Objects.requireNonNullElse(roundId, 0));
        BigDecimal points = one.points();
        after.put("judged", points == null ? "" : points);
        return store.judge(contestId, roundId, one.unit(), points, by.login(), now)
                .then(audit.write(
                        by,
                        "result.judge",
                        "contest:" + contestId,
                        before == null ? null : Map.of("judged", before.points()),
                        after));
    }

    // Each beside the field of its unit on the page.
    private List<FieldError> errors(List<PrizeService.Judgement> judgements) {
        List<FieldError> errors = new ArrayList<>();
        Set<Long> seen = new HashSet<>();
        for (PrizeService.Judgement one : judgements) {
            Unit unit = units.require(one.unit());
            BigDecimal points = one.points();
            if (!seen.add(unit.id())) {
                errors.add(new FieldError("unit-" + unit.id(), unit.name() + " được ghi hai lần."));
            }
            if (points != null
                    && (points.signum() < 0
                            || points.compareTo(MOST) > 0
                            || points.stripTrailingZeros().scale() > DECIMALS)) {
                errors.add(new FieldError(
                        "unit-" + unit.id(),
                        "%s: điểm chấm từ 0 đến 1.000.000, tối đa hai chữ số lẻ.".formatted(unit.name())));
            }
        }
        return errors;
    }
}
