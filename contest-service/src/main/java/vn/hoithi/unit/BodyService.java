package vn.hoithi.unit;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.hoithi.account.AuditLog;
import vn.hoithi.account.Staff;
import vn.hoithi.platform.ShieldedTx;
import vn.hoithi.platform.SimplyRefused;

/** Units of different trees that are the same body: whoever takes part for one counts in the trees of all. */
@Service
public class BodyService {
    // An entry that was under way during the change has been written by then.
    private static final Duration UNDER_WAY = Duration.ofMillis(200);

    private final UnitService units;
    private final BodyStore store;
    private final TreeStore trees;
    private final List<SameBodyFollower> followers;
    private final AuditLog audit;
    private final ShieldedTx tx;

    BodyService(
            UnitService units,
            BodyStore store,
            TreeStore trees,
            List<SameBodyFollower> followers,
            AuditLog audit,
            ShieldedTx tx) {
        this.units = units;
        this.store = store;
        this.trees = trees;
        this.followers = followers;
        this.audit = audit;
        this.tx = tx;
    }

    /** Declares two units of different trees one body; refused (409) where a tree would have two units in it. */
    public Mono<Void> declare(long unitId, long otherId, Staff by) {
        Unit unit = units.require(unitId);
        Unit other = units.require(otherId);
        if (unit.treeId() == other.treeId() || !unit.open() || !other.open()) {
            return Mono.error(SimplyRefused.invalidField(
                    "invalid-body", "otherId", "Hãy chọn một đơn vị đang hoạt động của hệ thống khác."));
        }
        return tx.run(() -> trees.changed(List.of(unit.treeId(), other.treeId()))
                        .then(store.members(List.of(unitId, otherId)))
                        .flatMap(members -> refuseTwoOfOneTree(members, unit, other))
                        .then(store.join(List.of(new long[] {unitId, otherId})))
                        .onErrorMap(DataIntegrityViolationException.class, e -> twoOfOneTree())
                        .flatMap(changed -> tell(changed)
                                .then(write(by, "unit.same-body", unit, other))
                                .thenReturn(changed)))
                .flatMap(changed -> units.refresh().then(settle(changed)));
    }

    /** The unit is the same body as no other any more; people who followed from it leave the other trees. */
    public Mono<Void> dissolve(long unitId, Staff by) {
        Unit unit = units.require(unitId);
        List<Unit> same = units.forest().sameBody(unitId);
        if (same.isEmpty()) {
            return Mono.error(SimplyRefused.unknown("unknown-body", "Đơn vị này không tương đương với đơn vị nào."));
        }
        Set<Integer> touched = new HashSet<>(Set.of(unit.treeId()));
        same.forEach(other -> touched.add(other.treeId()));
        return tx.run(() -> trees.changed(touched)
                        .then(store.members(List.of(unitId)))
                        .flatMap(members -> {
                            Set<Long> changed = new HashSet<>();
                            members.forEach(member -> changed.add(member.unit()));
                            return store.leave(unitId)
                                    .then(tell(changed))
                                    .then(write(by, "unit.own-body", unit, unit))
                                    .thenReturn(changed);
                        }))
                .flatMap(changed -> units.refresh().then(settle(changed)));
    }

    /** For a list that is being applied, in its transaction; the units whose body changed. */
    Mono<Set<Long>> join(int tree, List<long[]> pairs) {
        if (pairs.isEmpty()) {
            return Mono.just(Set.of());
        }
        Set<Integer> others = new HashSet<>();
        pairs.forEach(pair -> others.add(units.require(pair[1]).treeId()));
        return trees.changed(others)
                .then(store.join(pairs))
                .onErrorMap(DataIntegrityViolationException.class, e -> twoOfOneTree())
                .flatMap(changed -> tell(changed).thenReturn(changed));
    }

    /** For a unit that counts again, in the transaction of the change: whoever is the same body's follows into it. */
    Mono<Set<Long>> follow(long unitId) {
        return store.members(List.of(unitId)).flatMap(members -> {
            Set<Long> all = new HashSet<>();
            members.forEach(member -> all.add(member.unit()));
            return all.isEmpty() ? Mono.just(all) : tell(all).thenReturn(all);
        });
    }

    /** Once more after the transaction: somebody may have entered meanwhile who did not see it yet. */
    Mono<Void> settle(Set<Long> changed) {
        return changed.isEmpty() ? Mono.empty() : Mono.delay(UNDER_WAY).then(tx.run(() -> tell(changed)));
    }

    private Mono<Void> tell(Set<Long> changed) {
        return Flux.fromIterable(followers)
                .concatMap(follower -> follower.bodiesChanged(changed))
                .then();
    }

    private static Mono<Void> refuseTwoOfOneTree(List<BodyStore.Member> members, Unit unit, Unit other) {
        Set<Integer> seen = new HashSet<>();
        Set<Long> all = new HashSet<>(List.of(unit.id(), other.id()));
        seen.add(unit.treeId());
        seen.add(other.treeId());
        boolean twice = members.stream().anyMatch(member -> all.add(member.unit()) && !seen.add(member.tree()));
        return twice ? Mono.error(twoOfOneTree()) : Mono.empty();
    }

    private static SimplyRefused twoOfOneTree() {
        return SimplyRefused.conflict(
                "two-of-one-tree",
                "Đã tương đương với đơn vị khác",
                "Mỗi hệ thống chỉ có một đơn vị tương đương. Hãy bỏ tương đương cũ trước.");
    }

    private Mono<Void> write(Staff by, String action, Unit unit, Unit other) {
        Map<String, Object> after = unit.equals(other) ? Map.of() : Map.of("unitId", other.id());
        return audit.write(by, action, "unit:" + unit.id(), null, after);
    }
}
