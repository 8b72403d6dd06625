package vn.hoithi.unit;

import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;
import vn.hoithi.account.AuditLog;
import vn.hoithi.account.Role;
import vn.hoithi.account.Staff;
import vn.hoithi.platform.ShieldedTx;
import vn.hoithi.platform.SimplyRefused;
import vn.hoithi.questionbank.text.Findings;

/** The units: read from memory, changed by loading a list; other nodes notice a change within a second. */
@Service
public class UnitService {
    private static final Targets NO_TARGETS = new Targets(List.of());

    private final UnitStore store;
    private final TargetStore targetStore;
    private final AuditLog audit;
    private final ShieldedTx tx;
    private volatile UnitForest forest = new UnitForest(List.of(), List.of());
    private volatile Map<Integer, Targets> targets = Map.of();
    private volatile List<TreeMark> seen = List.of();

    UnitService(UnitStore store, TargetStore targetStore, AuditLog audit, ShieldedTx tx) {
        this.store = store;
        this.targetStore = targetStore;
        this.audit = audit;
        this.tx = tx;
    }

    /** What a load did. */
    public record Loaded(int treeId, int units) {}

    /** All units as of the last second. */
    public UnitForest forest() {
        return forest;
    }

    /** The targets of a contest, of all its rounds, as of the last second. */
    public Targets targets(int contestId) {
        return targets.getOrDefault(contestId, NO_TARGETS);
    }

    /** A number that moves when units have got another place, so that figures must follow them. */
    public long shape() {
        return seen.stream().mapToLong(TreeMark::shape).sum();
    }

    /** The unit, or a refusal (404) when there is none. */
    public Unit require(long id) {
        return forest.find(id).orElseThrow(() -> SimplyRefused.unknown("unknown-unit", "Không có đơn vị này."));
    }

    /**
     * The unit, if it is within what this member of staff looks after. For others it does not exist: an organizer learns
     * nothing about units outside the own subtree.
     */
    public Unit requireWithin(Staff staff, long id) {
        Long top = staff.unitId();
        if (staff.role() == Role.ORGANIZER && (top == null || !forest.isWithin(id, top))) {
            throw SimplyRefused.unknown("unknown-unit", "Không có đơn vị này trong phạm vi bạn phụ trách.");
        }
        return require(id);
    }

    /** Loads a list of units from CSV, whole or not at all; refused (422) with every error and its place. */
    public Mono<Loaded> load(String treeCode, String treeName, byte[] file, String fileName, Staff by) {
        return switch (UnitList.read(file, fileName)) {
            case UnitList.Rejected rejected ->
                Mono.error(SimplyRefused.invalid(
                        "invalid-units",
                        "Tệp có " + Findings.counted(rejected.errors()) + " lỗi nên chưa đơn vị nào được nạp.",
                        rejected.errors()));
            case UnitList.Units units -> save(treeCode, treeName, units.entries(), fileName, by);
        };
    }

    private Mono<Loaded> save(String code, String name, List<UnitList.Entry> entries, String fileName, Staff by) {
        return tx.run(() -> store.touchTree(code, name)
                        .flatMap(tree -> store.save(tree, entries)
                                .then(audit.write(
                                        by,
                                        "units.load",
                                        "tree:" + code,
                                        null,
                                        Map.of("file", fileName, "units", entries.size())))
                                .thenReturn(new Loaded(tree, entries.size()))))
                .flatMap(loaded -> refresh().thenReturn(loaded));
    }

    /** Takes up what has changed since: units, and targets on their own. */
    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.SECONDS)
    public Mono<Void> refresh() {
        return Mono.defer(() -> store.marks().filter(now -> !now.equals(seen)).flatMap(this::reload));
    }

    // What is read may be newer than the marks; it is then read once more.
    private Mono<Void> reload(List<TreeMark> now) {
        Mono<Void> units = unitsOf(now).equals(unitsOf(seen)) ? Mono.empty() : reloadForest(now);
        Mono<Void> goals = targetsOf(now) == targetsOf(seen) ? Mono.empty() : reloadTargets();
        return units.then(goals).then(Mono.fromRunnable(() -> seen = now));
    }

    private Mono<Void> reloadForest(List<TreeMark> now) {
        return store.details()
                .flatMap(details -> store.all()
                        .doOnNext(units -> forest =
                                new UnitForest(now.stream().map(TreeMark::tree).toList(), units, details)))
                .then();
    }

    private Mono<Void> reloadTargets() {
        return targetStore
                .all()
                .doOnNext(all -> targets = all.stream()
                        .collect(Collectors.groupingBy(
                                Target::contestId, Collectors.collectingAndThen(Collectors.toList(), Targets::new))))
                .then();
    }

    private static List<UnitTree> unitsOf(List<TreeMark> marks) {
        return marks.stream().map(TreeMark::tree).toList();
    }

    private static long targetsOf(List<TreeMark> marks) {
        return marks.stream().mapToLong(TreeMark::targets).sum();
    }
}
