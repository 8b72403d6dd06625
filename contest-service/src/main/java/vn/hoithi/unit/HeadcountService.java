package vn.hoithi.unit;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;
import vn.hoithi.account.AuditLog;
import vn.hoithi.account.Role;
import vn.hoithi.account.Staff;
import vn.hoithi.platform.ShieldedTx;
import vn.hoithi.platform.SimplyRefused;

/** Headcounts: a unit enters its own, whoever is above it confirms; only confirmed ones count. */
@Service
public class HeadcountService {
    private final UnitService units;
    private final HeadcountStore store;
    private final TreeStore trees;
    private final AuditLog audit;
    private final ShieldedTx tx;
    private final InstantSource clock;

    HeadcountService(
            UnitService units,
            HeadcountStore store,
            TreeStore trees,
            AuditLog audit,
            ShieldedTx tx,
            InstantSource clock) {
        this.units = units;
        this.store = store;
        this.trees = trees;
        this.audit = audit;
        this.tx = tx;
        this.clock = clock;
    }

    /** All numbers a unit declared, those that wait and those in use first; at most 200. */
    public Mono<List<Headcount>> all(long unitId, Staff by) {
        Unit unit = units.requireWithin(by, unitId);
        return store.ofUnit(unit.id());
    }

    /** Numbers of units below that wait for a decision; at most 200. */
    public Mono<List<Headcount>> waitingBelow(long unitId, Staff by) {
        Unit unit = units.requireWithin(by, unitId);
        return store.waitingBelow(unit.id());
    }

    /**
     * Declares a number. Entered by whoever decides about the unit anyway it is in use at once; otherwise it waits, in
     * the place of one that waited. Refused (422) when a number of a later day is in use.
     */
    public Mono<Void> enter(long unitId, String audience, int people, LocalDate asOf, Staff by) {
        Unit unit = writable(unitId, by);
        if (asOf.isAfter(LocalDate.ofInstant(clock.instant(), UnitService.VIETNAM))) {
            return Mono.error(invalid("asOf", "Ngày này chưa đến."));
        }
        if (people == 0 && audience.isEmpty()) {
            return Mono.error(invalid("people", "Tổng quân số phải lớn hơn 0."));
        }
        boolean decides = units.decidesAbout(by, unit);
        Headcount.State state = decides ? Headcount.State.CONFIRMED : Headcount.State.PROPOSED;
        Headcount.State[] replaced = decides
                ? new Headcount.State[] {Headcount.State.PROPOSED, Headcount.State.CONFIRMED}
                : new Headcount.State[] {Headcount.State.PROPOSED};
        return tx.run(() -> lock(unit, decides)
                        .then(store.isOlder(unitId, audience, asOf))
                        .filter(older -> !older)
                        .switchIfEmpty(Mono.error(() ->
                                invalid("asOf", "Đang dùng số của một ngày muộn hơn; hãy ghi ngày chốt mới hơn.")))
                        .then(store.replace(unitId, audience, replaced))
                        .then(store.add(unitId, audience, people, asOf, state, by.login()))
                        .then(store.use(unitId))
                        .then(audit.write(
                                by,
                                decides ? "headcount.set" : "headcount.propose",
                                "unit:" + unitId,
                                null,
                                Map.of("audience", audience, "people", people, "on", UnitColumns.write(asOf))))
                        .thenReturn(true))
                .then(units.refresh());
    }

    /** Puts a waiting number into use; refused (409) when it no longer waits or one of a later day came into use. */
    public Mono<Void> confirm(long unitId, long id, Staff by) {
        Unit unit = decidable(unitId, by);
        return tx.run(() -> lock(unit, true)
                        .then(waiting(unitId, id))
                        .flatMap(waiting -> store.isOlder(unitId, waiting.audience(), waiting.asOf())
                                .filter(older -> !older)
                                .switchIfEmpty(Mono.error(HeadcountService::overtaken))
                                .then(store.replace(unitId, waiting.audience(), Headcount.State.CONFIRMED))
                                .then(store.confirm(unitId, id, by.login()))
                                .then(store.use(unitId))
                                .then(audit.write(
                                        by,
                                        "headcount.confirm",
                                        "unit:" + unitId,
                                        null,
                                        Map.of("audience", waiting.audience(), "people", waiting.people())))
                                .thenReturn(true)))
                .then(units.refresh());
    }

    /** Sends a waiting number back to whoever entered it, with the reason. */
    public Mono<Void> sendBack(long unitId, long id, String reason, Staff by) {
        Unit unit = decidable(unitId, by);
        return tx.run(() -> lock(unit, false)
                        .then(waiting(unitId, id))
                        .flatMap(waiting -> store.sendBack(unitId, id, reason, by.login())
                                .then(audit.write(
                                        by,
                                        "headcount.return",
                                        "unit:" + unitId,
                                        Map.of("audience", waiting.audience(), "people", waiting.people()),
                                        Map.of("reason", reason)))
                                .thenReturn(true)))
                .then();
    }

    private Mono<Headcount> waiting(long unitId, long id) {
        return store.find(unitId, id)
                .switchIfEmpty(Mono.error(() -> SimplyRefused.unknown(
                        "unknown-headcount", "Không có quân số nào như vậy đang chờ xác nhận ở đơn vị này.")));
    }

    private Mono<Void> lock(Unit unit, boolean changes) {
        return changes ? trees.changed(List.of(unit.treeId())) : trees.lock(unit.treeId());
    }

    private Unit writable(long unitId, Staff by) {
        if (by.role() == Role.REVIEWER) {
            throw SimplyRefused.forbidden("Tài khoản của bạn chỉ được xem.");
        }
        Unit unit = units.requireWithin(by, unitId);
        if (!unit.open() || unit.outside()) {
            throw SimplyRefused.conflict(
                    "no-headcount",
                    "Không khai quân số ở đây",
                    "Đơn vị đã kết thúc hoặc là nơi ghi người ngoài địa bàn.");
        }
        return unit;
    }

    private Unit decidable(long unitId, Staff by) {
        Unit unit = writable(unitId, by);
        if (!units.decidesAbout(by, unit)) {
            throw SimplyRefused.forbidden("Quân số của đơn vị do đơn vị cấp trên xác nhận.");
        }
        return unit;
    }

    private static SimplyRefused overtaken() {
        return SimplyRefused.conflict(
                "headcount-overtaken",
                "Số này đã cũ",
                "Đang dùng số của một ngày muộn hơn. Hãy trả lại để đơn vị khai lại.");
    }

    private static SimplyRefused invalid(String field, String message) {
        return SimplyRefused.invalidField("invalid-headcount", field, message);
    }
}
