package vn.hoithi.unit;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import vn.hoithi.account.AuditLog;
import vn.hoithi.account.Staff;
import vn.hoithi.platform.Attachment;
import vn.hoithi.platform.BackgroundThreads;
import vn.hoithi.platform.ShieldedTx;
import vn.hoithi.platform.SimplyRefused;
import vn.hoithi.platform.TimeOrderedIds;
import vn.hoithi.questionbank.text.Finding;
import vn.hoithi.questionbank.text.Findings;

/** Lists of units: looked at first, applied then, whole or not at all; and trees written as lists. */
@Service
public class UnitListService implements DisposableBean {
    private static final int AT_ONCE = 2;
    private static final int WAITING = 20;

    // Reading fifty thousand rows takes a second of a processor: never one that answers people.
    private final Scheduler threads = BackgroundThreads.of("unit-lists", AT_ONCE, WAITING);
    private final UnitService units;
    private final PlanStore plans;
    private final ImportStore waiting;
    private final ContactStore contacts;
    private final BodyService bodies;
    private final AuditLog audit;
    private final ShieldedTx tx;
    private final InstantSource clock;

    UnitListService(
            UnitService units,
            PlanStore plans,
            ImportStore waiting,
            ContactStore contacts,
            BodyService bodies,
            AuditLog audit,
            ShieldedTx tx,
            InstantSource clock) {
        this.units = units;
        this.plans = plans;
        this.waiting = waiting;
        this.contacts = contacts;
        this.bodies = bodies;
        this.audit = audit;
        this.tx = tx;
        this.clock = clock;
    }

    /**
     * What a list would do.
     *
     * @param id to confirm it with
     * @param warnings cells to look at: formulas that were taken as text, sheets that were not read
     */
    public record Preview(UUID id, String tree, String name, int units, ListChanges changes, List<Finding> warnings) {}

    /** The forms a tree is written in. */
    public enum Form {
        XLSX,
        CSV
    }

    private record Read(KnownUnits known, UnitPlan plan, UnitList.Units units) {}

    /** Reads a list and tells what it would change; refused (422) with every error and its place. Nothing is changed. */
    public Mono<Preview> preview(String treeCode, String treeName, byte[] file, String fileName, Staff by) {
        UUID id = TimeOrderedIds.next(clock.instant());
        return read(treeCode, file, fileName)
                .flatMap(read -> tx.run(() -> waiting.put(
                                id,
                                new ImportStore.Waiting(
                                        treeCode, treeName, read.known().revision(), fileName, file),
                                by.id())
                        .thenReturn(previewed(id, treeCode, treeName, read))));
    }

    /** A preview once more, with what it would change by now; refused (404) when there is none. */
    public Mono<Preview> look(String treeCode, UUID previewId, Staff by) {
        return waiting(treeCode, previewId, by)
                .flatMap(list -> read(treeCode, list.file(), list.fileName())
                        .map(read -> previewed(previewId, treeCode, list.name(), read)));
    }

    private static Preview previewed(UUID id, String tree, String name, Read read) {
        int count = read.units().entries().size();
        return new Preview(
                id, tree, name, count, read.plan().told.build(), read.units().warnings());
    }

    private Mono<ImportStore.Waiting> waiting(String treeCode, UUID previewId, Staff by) {
        return waiting.find(previewId, by.id())
                .filter(list -> list.tree().equals(treeCode))
                .switchIfEmpty(Mono.error(() -> SimplyRefused.unknown(
                        "unknown-preview",
                        "Không có bản xem trước này, hoặc nó đã quá một ngày. Hãy tải tệp lên lại.")));
    }

    /** Does what the preview told; refused (409) when the tree has changed since. */
    public Mono<UnitService.Loaded> apply(String treeCode, UUID previewId, Staff by) {
        return waiting(treeCode, previewId, by)
                .flatMap(list -> read(treeCode, list.file(), list.fileName())
                        .filter(read -> read.known().revision() == list.revision())
                        .switchIfEmpty(Mono.error(UnitListService::outdated))
                        .flatMap(read -> save(treeCode, list.name(), list.fileName(), read, by)))
                .flatMap(loaded -> waiting.forget(by.id()).thenReturn(loaded));
    }

    /** Reads and applies a list at once; refused (422) with every error and its place. */
    public Mono<UnitService.Loaded> load(String treeCode, String treeName, byte[] file, String fileName, Staff by) {
        return read(treeCode, file, fileName).flatMap(read -> save(treeCode, treeName, fileName, read, by));
    }

    /** The whole tree as a list; refused (404) when there is no such tree. The people in charge come only when asked for. */
    public Mono<Attachment> write(String treeCode, Form form, boolean withContacts, Staff by) {
        UnitTree tree = units.forest()
                .tree(treeCode)
                .orElseThrow(() -> SimplyRefused.unknown("unknown-tree", "Không có hệ thống đơn vị này."));
        if (!withContacts) {
            return work(() -> file(new UnitListFile(units.forest(), tree, null), form));
        }
        return audit.write(by, "units.export-contacts", "tree:" + treeCode, null, null)
                .then(contacts.ofTree(tree.id()))
                .flatMap(all -> work(() -> file(new UnitListFile(units.forest(), tree, all), form)));
    }

    private static Attachment file(UnitListFile list, Form form) {
        return switch (form) {
            case XLSX -> Attachment.of(list.name() + ".xlsx", list.xlsx());
            case CSV -> Attachment.of(list.name() + ".csv", list.csv());
        };
    }

    private Mono<Read> read(String treeCode, byte[] file, String fileName) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), UnitService.VIETNAM);
        return units.refresh().then(Mono.defer(() -> {
            KnownUnits known = KnownUnits.of(units.forest(), treeCode);
            return work(() -> accepted(UnitList.read(file, fileName, known, today)))
                    .flatMap(list -> contactsNow(treeCode, list)
                            .flatMap(now ->
                                    work(() -> new Read(known, UnitPlan.of(list.entries(), known, now, today), list))));
        }));
    }

    private Mono<Map<Long, Contact>> contactsNow(String treeCode, UnitList.Units list) {
        boolean named = list.entries().stream().anyMatch(entry -> entry.contact() != null);
        return Mono.justOrEmpty(units.forest().tree(treeCode))
                .filter(tree -> named)
                .flatMap(tree -> contacts.ofTree(tree.id()))
                .defaultIfEmpty(Map.of());
    }

    private static UnitList.Units accepted(UnitList.Reading reading) {
        return switch (reading) {
            case UnitList.Units list -> list;
            case UnitList.Rejected rejected ->
                throw SimplyRefused.invalid(
                        "invalid-units",
                        "Tệp có " + Findings.counted(rejected.errors()) + " lỗi nên chưa đơn vị nào được nạp.",
                        rejected.errors());
        };
    }

    private Mono<UnitService.Loaded> save(String code, String name, String fileName, Read read, Staff by) {
        UnitPlan plan = read.plan();
        int count = read.units().entries().size();
        if (plan.nothing() && read.known().treeName().equals(name)) {
            int tree = units.forest().tree(code).orElseThrow().id();
            return Mono.just(new UnitService.Loaded(tree, count));
        }
        return tx.run(() -> plans.take(code, name, read.known().revision(), plan.moves())
                        .switchIfEmpty(Mono.error(UnitListService::outdated))
                        .flatMap(tree -> write(tree, read, by)
                                .flatMap(changed -> audit.write(
                                                by,
                                                "units.load",
                                                "tree:" + code,
                                                null,
                                                Map.of("file", fileName, "units", count))
                                        .thenReturn(new Saved(tree, changed)))))
                .flatMap(saved -> units.refresh()
                        .then(bodies.settle(saved.sameBodies()))
                        .thenReturn(new UnitService.Loaded(saved.tree(), count)));
    }

    private record Saved(int tree, Set<Long> sameBodies) {}

    /** The units that are the same body as others than before. */
    private Mono<Set<Long>> write(int tree, Read read, Staff by) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), UnitService.VIETNAM);
        UnitPlan plan = read.plan();
        return plans.units(tree, plan, read.known())
                .flatMap(places -> plans.headcounts(places, plan, today, by.login())
                        .then(plans.events(places, plan, by.login()))
                        .then(contacts.put(sealed(places, plan), by.login()))
                        .then(bodies.join(tree, pairs(places, plan))));
    }

    private static Map<Long, Contact> sealed(UnitPlaces places, UnitPlan plan) {
        Map<Long, Contact> contacts = new HashMap<>();
        plan.contacts.forEach(row -> contacts.put(places.id(row.code()), row.contact()));
        return contacts;
    }

    private static List<long[]> pairs(UnitPlaces places, UnitPlan plan) {
        return plan.bodies.stream()
                .map(row -> new long[] {places.id(row.code()), row.other()})
                .toList();
    }

    private static SimplyRefused outdated() {
        return SimplyRefused.conflict(
                "preview-outdated",
                "Danh sách đơn vị vừa có thay đổi",
                "Bản xem trước không còn đúng nên chưa có gì được ghi. Hãy tải tệp lên để xem lại rồi xác nhận.");
    }

    private <T> Mono<T> work(Callable<T> work) {
        return Mono.fromCallable(work).subscribeOn(threads);
    }

    @Override
    public void destroy() {
        threads.dispose();
    }
}
