package vn.hoithi.unit;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;
import vn.hoithi.account.AuditLog;
import vn.hoithi.account.Role;
import vn.hoithi.account.Staff;
import vn.hoithi.platform.ShieldedTx;
import vn.hoithi.platform.SimplyRefused;

/** Targets: set by admins for any unit, and by organizers for the units below their own. */
@Service
public class TargetService {
    private final UnitService units;
    private final TargetStore store;
    private final TreeStore trees;
    private final AuditLog audit;
    private final ShieldedTx tx;

    TargetService(UnitService units, TargetStore store, TreeStore trees, AuditLog audit, ShieldedTx tx) {
        this.units = units;
        this.store = store;
        this.trees = trees;
        this.audit = audit;
        this.tx = tx;
    }

    /** Sets a target, in the place of the one there was for the same contest, round, unit and audience. */
    public Mono<Void> set(Target target, Staff by) {
        Unit unit = settable(target.unitId(), by);
        return tx.run(() -> trees.targetChanged(unit.treeId())
                        .then(store.put(target, by.login()))
                        .filter(known -> known)
                        .switchIfEmpty(Mono.error(
                                () -> SimplyRefused.unknown("unknown-contest", "Không có cuộc thi hoặc vòng thi này.")))
                        .flatMap(known -> audit.write(by, "target.set", "unit:" + unit.id(), null, words(target))
                                .thenReturn(known)))
                .then(units.refresh());
    }

    /** Takes a target away; refused (404) when the unit has no such target. */
    public Mono<Void> remove(long unitId, long id, Staff by) {
        Unit unit = settable(unitId, by);
        return tx.run(() -> trees.targetChanged(unit.treeId())
                        .then(store.remove(unitId, id))
                        .switchIfEmpty(Mono.error(
                                () -> SimplyRefused.unknown("unknown-target", "Đơn vị không có chỉ tiêu này.")))
                        .flatMap(target -> audit.write(by, "target.remove", "unit:" + unitId, words(target), null)
                                .thenReturn(true)))
                .then(units.refresh());
    }

    /** The targets that were set for this unit itself, in all contests. */
    public List<Target> own(long unitId, Staff by) {
        Unit unit = units.requireWithin(by, unitId);
        return units.allTargets().stream()
                .filter(target -> target.unitId() == unit.id())
                .toList();
    }

    private Unit settable(long unitId, Staff by) {
        if (by.role() == Role.REVIEWER) {
            throw SimplyRefused.forbidden("Tài khoản của bạn chỉ được xem.");
        }
        Unit unit = units.requireWithin(by, unitId);
        if (!units.decidesAbout(by, unit)) {
            throw SimplyRefused.forbidden("Chỉ tiêu của đơn vị do đơn vị cấp trên giao.");
        }
        if (!unit.open()) {
            throw SimplyRefused.conflict(
                    "unit-closed", "Đơn vị đã kết thúc", "Không giao chỉ tiêu cho đơn vị đã kết thúc.");
        }
        return unit;
    }

    private static Map<String, Object> words(Target target) {
        Integer round = target.roundId();
        return Map.of(
                "contestId", target.contestId(),
                "round", round == null ? "" : round.toString(),
                "audience", target.audience(),
                "target", target.kind().label() + " " + target.value().toPlainString(),
                "number", target.document());
    }
}
