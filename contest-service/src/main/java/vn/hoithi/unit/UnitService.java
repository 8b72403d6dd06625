package vn.hoithi.unit;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import vn.hoithi.account.Role;
import vn.hoithi.account.Staff;
import vn.hoithi.platform.SimplyRefused;

/** The units: read from memory; every node notices a change within a second. */
@Service
public class UnitService implements DisposableBean {
    static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final Targets NO_TARGETS = new Targets(List.of());

    // Putting fifty thousand units in order is no work for a thread that answers people.
    private final Scheduler building = Schedulers.newBoundedElastic(1, 100, "unit-forest");
    private final UnitStore store;
    private final TargetStore targetStore;
    private final ObjectProvider<UnitListService> lists;
    private volatile UnitForest forest = new UnitForest(List.of(), List.of());
    private volatile Map<Integer, Targets> targets = Map.of();
    private volatile List<TreeMark> seen = List.of();

    UnitService(UnitStore store, TargetStore targetStore, ObjectProvider<UnitListService> lists) {
        this.store = store;
        this.targetStore = targetStore;
        this.lists = lists;
    }

    /** What a list was applied to. */
    public record Loaded(int treeId, int units) {}

    /** All units as of the last second. */
    public UnitForest forest() {
        return forest;
    }

    /** The targets of a contest, of all its rounds, as of the last second. */
    public Targets targets(int contestId) {
        return targets.getOrDefault(contestId, NO_TARGETS);
    }

    List<Target> allTargets() {
        return targets.values().stream().flatMap(some -> some.all().stream()).toList();
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

    /** Whether this person decides about the unit: an admin, or an organizer strictly above it. */
    public boolean decidesAbout(Staff staff, Unit unit) {
        Long top = staff.unitId();
        return staff.isAdmin()
                || (staff.role() == Role.ORGANIZER
                        && top != null
                        && top != unit.id()
                        && forest.isWithin(unit.id(), top));
    }

    /** Reads and applies a list of units at once, whole or not at all; refused (422) with every error and its place. */
    public Mono<Loaded> load(String treeCode, String treeName, byte[] file, String fileName, Staff by) {
        return lists.getObject().load(treeCode, treeName, file, fileName, by);
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

    /** The units as the present transaction sees them, for whoever has locked their tree. */
    Mono<UnitForest> readAnew() {
        return store.marks().flatMap(this::readForest);
    }

    private Mono<UnitForest> readForest(List<TreeMark> now) {
        return store.details()
                .flatMap(details -> store.all()
                        .publishOn(building)
                        .map(units ->
                                new UnitForest(now.stream().map(TreeMark::tree).toList(), units, details)));
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

    @Override
    public void destroy() {
        building.dispose();
    }
}
