package vn.hoithi.unit;

import static java.util.Objects.requireNonNull;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;
import vn.hoithi.account.AuditLog;
import vn.hoithi.account.Staff;
import vn.hoithi.platform.Problems.FieldError;
import vn.hoithi.platform.ShieldedTx;
import vn.hoithi.platform.SimplyRefused;

/** Renaming, moving, merging, closing and reopening units, each on a day and by a paper. Figures follow by themselves. */
@Service
public class UnitLifeService {
    private final UnitService units;
    private final LifeStore store;
    private final TreeStore trees;
    private final PlanStore plans;
    private final BodyService bodies;
    private final AuditLog audit;
    private final ShieldedTx tx;
    private final InstantSource clock;

    UnitLifeService(
            UnitService units,
            LifeStore store,
            TreeStore trees,
            PlanStore plans,
            BodyService bodies,
            AuditLog audit,
            ShieldedTx tx,
            InstantSource clock) {
        this.units = units;
        this.store = store;
        this.trees = trees;
        this.plans = plans;
        this.bodies = bodies;
        this.audit = audit;
        this.tx = tx;
        this.clock = clock;
    }

    /** What happened to a unit, the newest first. Who may see it is the caller's rule. */
    public Mono<List<UnitEvent>> events(long unitId) {
        return store.events(unitId);
    }

    /** Gives a unit another name; refused (422) with every reason against it, as everything here. */
    public Mono<Void> rename(long unitId, String name, UnitChange change, Staff by) {
        return change(
                unitId,
                change,
                now -> now.rules().rename(name),
                now -> store.rename(unitId, name)
                        .then(store.add(
                                unitId,
                                UnitEvent.Kind.RENAMED,
                                change,
                                now.unit().name(),
                                name,
                                by.login()))
                        .then(trees.changed(List.of(now.unit().treeId())))
                        .then(audit.write(
                                by,
                                "unit.rename",
                                subject(unitId),
                                Map.of("name", now.unit().name()),
                                audited("name", name, change))));
    }

    /** Puts a unit, with all below it, under another one. */
    public Mono<Void> move(long unitId, long parentId, UnitChange change, Staff by) {
        return change(
                unitId,
                change,
                now -> now.rules().move(now.find(parentId)),
                now -> store.move(unitId, parentId)
                        .then(store.add(
                                unitId, UnitEvent.Kind.MOVED, change, now.above(), now.place(parentId), by.login()))
                        .then(placed(now, "unit.move", now.place(parentId), change, by)));
    }

    /**
     * Merges a unit into another one: it ends, and its people count for its successor, below which it stays; the units
     * that were below it and exist go on below the successor.
     */
    public Mono<Void> merge(long unitId, long intoId, UnitChange change, Staff by) {
        return change(
                unitId,
                change,
                now -> now.rules().merge(now.find(intoId)),
                now -> store.addOfOpenChildren(unitId, change, now.own(), now.place(intoId), by.login())
                        .then(store.moveOpenChildren(unitId, intoId))
                        .then(store.close(unitId, change.on(), intoId))
                        .then(store.add(
                                unitId, UnitEvent.Kind.MERGED, change, now.above(), now.place(intoId), by.login()))
                        .then(placed(now, "unit.merge", now.place(intoId), change, by)));
    }

    private Mono<Void> placed(Moment now, String action, String place, UnitChange change, Staff by) {
        int tree = now.unit().treeId();
        return trees.moved(tree)
                .then(plans.walkPaths(tree))
                .then(audit.write(
                        by,
                        action,
                        subject(now.unit().id()),
                        Map.of("place", now.above()),
                        audited("place", place, change)));
    }

    /** Ends a unit that has nothing below it any more; it keeps its figures. */
    public Mono<Void> close(long unitId, UnitChange change, Staff by) {
        return change(
                unitId,
                change,
                now -> now.rules().close(),
                now -> store.close(unitId, change.on(), null)
                        .then(store.add(unitId, UnitEvent.Kind.CLOSED, change, "", "", by.login()))
                        .then(trees.changed(List.of(now.unit().treeId())))
                        .then(audit.write(
                                by,
                                "unit.close",
                                subject(unitId),
                                null,
                                audited("name", now.unit().name(), change))));
    }

    /**
     * Opens a unit again that was closed or merged by mistake: a closed one where it was, a merged one below the unit that
     * is named, with those below it that the merger had moved and nobody has moved since. People who took part for its
     * successor stay there until somebody corrects them. The code is still its own: codes are never given twice in a tree.
     *
     * @param parentCode code of the unit where a merged one belongs; "" for one that was closed
     * @param change with the paper or the reason
     */
    public Mono<Void> reopen(long unitId, String parentCode, UnitChange change, Staff by) {
        Unit known = units.requireWithin(by, unitId);
        if (!units.decidesAbout(by, known)) {
            return Mono.error(SimplyRefused.forbidden("Chỉ quản trị hoặc đơn vị cấp trên mở lại được đơn vị này."));
        }
        Unit named = known.merged() ? named(known.treeId(), parentCode, by) : null;
        return change(
                unitId,
                change,
                now -> now.rules().reopen(named == null ? null : now.find(named.id())),
                now -> write(now, named, change, by));
    }

    /** Also where the code is a unit's outside the own scope, it is unknown. */
    private Unit named(int tree, String code, Staff by) {
        Long top = by.unitId();
        UnitForest forest = units.forest();
        return forest.all(tree).stream()
                .filter(unit -> unit.code().equals(code))
                .filter(unit -> top == null || forest.isWithin(unit.id(), top))
                .findFirst()
                .orElseThrow(() -> SimplyRefused.invalidField(
                        "invalid-change", "parentCode", "Không có đơn vị cấp trên với mã đã ghi."));
    }

    private Mono<Void> write(Moment now, @Nullable Unit named, UnitChange change, Staff by) {
        long unit = now.unit().id();
        long from = requireNonNull(now.unit().parentId());
        long parent = named == null ? from : named.id();
        boolean merged = now.unit().merged();
        return store.reopen(unit, parent)
                .then(
                        merged
                                ? store.takeBackChildren(unit, from, change, now.own(), now.place(from), by.login())
                                : Mono.empty())
                .then(store.add(
                        unit,
                        UnitEvent.Kind.REOPENED,
                        change,
                        merged ? now.above() : "",
                        merged ? now.place(parent) : "",
                        by.login()))
                .then(bodies.follow(unit))
                .then(placed(now, "unit.reopen", now.place(parent), change, by));
    }

    /** A change being looked at: the unit and its tree as they are with the tree locked. */
    private record Moment(UnitForest forest, Unit unit, LifeRules rules) {
        @Nullable
        Unit find(long id) {
            return forest.find(id).orElse(null);
        }

        String above() {
            Long parent = unit.parentId();
            return parent == null ? "" : place(parent);
        }

        String own() {
            return place(unit.id());
        }

        String place(long id) {
            return forest.find(id)
                    .map(found -> UnitEvent.place(found.name(), found.code()))
                    .orElse("");
        }
    }

    // The tree is locked first and read then, so that two changes at once cannot contradict each other.
    private Mono<Void> change(
            long unitId,
            UnitChange change,
            Function<Moment, List<FieldError>> rule,
            Function<Moment, Mono<Void>> write) {
        int tree = units.require(unitId).treeId();
        return tx.run(() -> trees.lock(tree).then(moment(unitId, change)).flatMap(moment -> {
                    List<FieldError> errors = rule.apply(moment);
                    return errors.isEmpty()
                            ? write.apply(moment).thenReturn(true)
                            : Mono.error(SimplyRefused.invalid(
                                    "invalid-change", errors.getFirst().message(), errors));
                }))
                .then(units.refresh());
    }

    private Mono<Moment> moment(long unitId, UnitChange change) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), UnitService.VIETNAM);
        return units.readAnew()
                .flatMap(forest -> store.lastDay(unitId)
                        .map(Optional::of)
                        .defaultIfEmpty(Optional.empty())
                        .map(last -> {
                            Unit unit = forest.find(unitId).orElseThrow();
                            return new Moment(
                                    forest, unit, new LifeRules(forest, unit, change.on(), last.orElse(null), today));
                        }));
    }

    private static String subject(long unitId) {
        return "unit:" + unitId;
    }

    private static Map<String, Object> audited(String key, String value, UnitChange change) {
        return Map.of(key, value, "on", UnitColumns.write(change.on()), "number", change.document());
    }
}
