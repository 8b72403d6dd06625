package vn.hoithi.unit;

import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
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
    private final UnitStore store;
    private final AuditLog audit;
    private final ShieldedTx tx;
    private volatile UnitForest forest = new UnitForest(List.of(), List.of());
    private volatile List<UnitTree> seen = List.of();

    UnitService(UnitStore store, AuditLog audit, ShieldedTx tx) {
        this.store = store;
        this.audit = audit;
        this.tx = tx;
    }

    /** What a load did. */
    public record Loaded(int treeId, int units) {}

    /** All units as of the last second. */
    public UnitForest forest() {
        return forest;
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

    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.SECONDS)
    public Mono<Void> refresh() {
        return Mono.defer(() ->
                store.trees().collectList().filter(now -> !now.equals(seen)).flatMap(this::reload));
    }

    private Mono<Void> reload(List<UnitTree> trees) {
        return store.all()
                .collectList()
                .doOnNext(units -> {
                    forest = new UnitForest(trees, units);
                    seen = trees;
                })
                .then();
    }
}
