package vn.hoithi.external;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.hoithi.account.AuditLog;
import vn.hoithi.account.Role;
import vn.hoithi.account.Staff;
import vn.hoithi.contest.Contest;
import vn.hoithi.platform.Problems.FieldError;
import vn.hoithi.platform.ShieldedTx;
import vn.hoithi.platform.SimplyRefused;
import vn.hoithi.unit.Unit;
import vn.hoithi.unit.UnitForest;
import vn.hoithi.unit.UnitService;

/** Figures of contests held elsewhere: entered per unit and week, read from memory; nodes notice within a second. */
@Service
public class ExternalService {
    private static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final int YEARS_BACK = 2;

    private final ExternalStore store;
    private final UnitService units;
    private final AuditLog audit;
    private final ShieldedTx tx;
    private final InstantSource clock;
    private final Map<Integer, Entries> entries = new ConcurrentHashMap<>();
    private final Map<Integer, Made> made = new ConcurrentHashMap<>();
    private volatile Instant asOf;

    ExternalService(ExternalStore store, UnitService units, AuditLog audit, ShieldedTx tx, InstantSource clock) {
        this.store = store;
        this.units = units;
        this.audit = audit;
        this.tx = tx;
        this.clock = clock;
        this.asOf = clock.instant();
    }

    private record Made(UnitForest forest, Entries entries, ExternalFigures figures) {}

    /** A unit and what it is to have. */
    record Line(Unit unit, Wanted wanted) {}

    /** The figures of all levels as of the last second. */
    public ExternalFigures figures(int contestId) {
        UnitForest forest = units.forest();
        Entries now = entries.getOrDefault(contestId, Entries.NONE);
        Made before = made.get(contestId);
        if (before != null && before.forest() == forest && before.entries() == now) {
            return before.figures();
        }
        ExternalFigures figures = new ExternalFigures(forest, now);
        made.put(contestId, new Made(forest, now, figures));
        return figures;
    }

    /** Everything entered before is in the figures. */
    public Instant asOf() {
        return asOf;
    }

    /** The Monday of this week in Việt Nam. */
    public LocalDate thisWeek() {
        return Weeks.mondayOf(LocalDate.ofInstant(clock.instant(), VIETNAM));
    }

    /** Whether this person may enter figures for the unit; who sees it is another question. */
    public boolean mayEnter(Staff by) {
        return by.role() != Role.REVIEWER;
    }

    /** Enters a week of units; all or none. A change by somebody above a unit needs a reason. */
    Mono<Void> enter(Contest contest, LocalDate monday, List<Line> lines, String reason, Staff by) {
        check(contest, by);
        checkWeek(monday);
        return change(
                contest,
                revision -> Flux.fromIterable(lines)
                        .concatMap(line -> put(contest, line.unit(), monday, line.wanted(), reason, by, revision))
                        .then());
    }

    /** Takes a unit's own figure of a week back: those below count again. */
    Mono<Void> withdraw(Contest contest, Unit unit, LocalDate monday, String reason, Staff by) {
        check(contest, by);
        return change(
                contest, revision -> put(contest, unit, monday, new Wanted(null, null, null), reason, by, revision));
    }

    /**
     * Enters the distinct people of a unit in the whole contest, or takes the number back (none). Refused (422) when it
     * is below the largest week or above the attempts.
     */
    Mono<Void> declare(Contest contest, Unit unit, @Nullable Integer people, String reason, Staff by) {
        check(contest, by);
        if (people != null) {
            checkWhole(contest, unit, people);
        }
        return change(
                contest, revision -> put(contest, unit, null, new Wanted(people, null, null), reason, by, revision));
    }

    private Mono<Void> change(Contest contest, LongFunction<Mono<Void>> work) {
        return tx.run(() -> store.next(contest.id())
                        .flatMap(revision -> work.apply(revision).thenReturn(true)))
                .then(refresh());
    }

    private Mono<Void> put(
            Contest contest,
            Unit unit,
            @Nullable LocalDate monday,
            Wanted wanted,
            String reason,
            Staff by,
            long revision) {
        return store.find(contest.id(), unit.id(), monday)
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .flatMap(before -> put(contest, unit, monday, wanted, reason, by, before, revision));
    }

    private Mono<Void> put(
            Contest contest,
            Unit unit,
            @Nullable LocalDate monday,
            Wanted wanted,
            String reason,
            Staff by,
            Optional<Entry> before,
            long revision) {
        if (before.map(ExternalService::wanted)
                .orElse(new Wanted(null, null, null))
                .equals(wanted)) {
            return Mono.empty();
        }
        boolean corrects = before.isPresent() && !isOwn(unit, by);
        checkChange(unit, before, reason, by);
        Entry after = new Entry(
                unit.id(),
                monday,
                wanted.people(),
                wanted.attempts(),
                wanted.perfect(),
                by.login(),
                clock.instant(),
                corrects,
                revision);
        return store.put(contest.id(), after)
                .then(audit.write(
                        by,
                        wanted.people() == null
                                ? "external.withdraw"
                                : corrects ? "external.correct" : "external.enter",
                        "unit:" + unit.id(),
                        before.map(entry -> words(contest, entry, "")).orElse(null),
                        words(contest, after, reason)));
    }

    private static void checkChange(Unit unit, Optional<Entry> before, String reason, Staff by) {
        boolean own = isOwn(unit, by);
        if (own && before.filter(Entry::corrected).isPresent()) {
            throw SimplyRefused.conflict(
                    "corrected-above",
                    "Cấp trên đã đính chính",
                    "Số liệu này đã được cấp trên đính chính. Nếu chưa đúng, hãy báo cấp trên sửa.");
        }
        if (!own && before.isPresent() && reason.isBlank()) {
            throw invalid("reason", "Ghi lý do sửa số liệu của " + unit.name() + ".");
        }
    }

    private static boolean isOwn(Unit unit, Staff by) {
        Long top = by.unitId();
        return top != null && top == unit.id();
    }

    private static Wanted wanted(Entry entry) {
        return new Wanted(entry.people(), entry.attempts(), entry.perfect());
    }

    private static Map<String, Object> words(Contest contest, Entry entry, String reason) {
        Map<String, Object> words = new LinkedHashMap<>();
        words.put("contest", contest.slug());
        LocalDate monday = entry.monday();
        words.put("week", monday == null ? "cả cuộc thi" : monday.toString());
        put(words, "persons", entry.people());
        put(words, "attempts", entry.attempts());
        put(words, "perfect", entry.perfect());
        put(words, "reason", reason.isBlank() ? null : reason);
        return words;
    }

    private static void put(Map<String, Object> words, String name, @Nullable Object value) {
        if (value != null) {
            words.put(name, value);
        }
    }

    private void check(Contest contest, Staff by) {
        if (!mayEnter(by)) {
            throw SimplyRefused.forbidden("Tài khoản của bạn chỉ được xem.");
        }
        if (!contest.external()) {
            throw SimplyRefused.conflict(
                    "held-here",
                    "Cuộc thi tổ chức ở đây",
                    "Cuộc thi này tổ chức trên hệ thống nên số liệu tự có, không nhập tay.");
        }
    }

    private void checkWeek(LocalDate monday) {
        LocalDate now = thisWeek();
        if (!Weeks.mondayOf(monday).equals(monday)) {
            throw invalid("monday", "Tuần được gọi bằng ngày Thứ Hai đầu tuần.");
        }
        if (monday.isAfter(now)) {
            throw invalid("monday", "Tuần này chưa đến.");
        }
        if (monday.isBefore(now.minusYears(YEARS_BACK))) {
            throw invalid("monday", "Chỉ nhập được các tuần trong hai năm gần đây.");
        }
    }

    private void checkWhole(Contest contest, Unit unit, int people) {
        ExternalFigures figures = figures(contest.id());
        long largest = figures.weeks(unit.id()).values().stream()
                .mapToLong(ExternalFigures.Week::people)
                .max()
                .orElse(0);
        int attempts = figures.figures(unit.id(), Weeks.all()).attempts();
        if (people < largest) {
            throw invalid("people", "Cả cuộc thi không thể ít người hơn tuần nhiều nhất (" + largest + " người).");
        }
        if (people > attempts) {
            throw invalid(
                    "people",
                    "Cả cuộc thi không thể nhiều người hơn tổng số lượt thi đã nhập (" + attempts + " lượt).");
        }
    }

    static SimplyRefused invalid(String field, String message) {
        return SimplyRefused.invalid("invalid-entry", message, List.of(new FieldError(field, message)));
    }

    /** Takes up what was entered since. */
    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.SECONDS)
    Mono<Void> refresh() {
        return Mono.defer(() -> {
            Instant before = clock.instant();
            return store.revisions()
                    .flatMapIterable(Map::entrySet)
                    .concatMap(contest -> refresh(contest.getKey(), contest.getValue()))
                    .then(Mono.fromRunnable(() -> asOf = before));
        });
    }

    // After a failover that lost its tail the revision is behind what is known here: everything is then read anew.
    private Mono<Void> refresh(int contest, long revision) {
        long known = entries.getOrDefault(contest, Entries.NONE).revision();
        if (revision == known) {
            return Mono.empty();
        }
        boolean anew = revision < known;
        return store.changedSince(contest, anew ? 0 : known)
                .doOnNext(fresh ->
                        entries.compute(contest, (id, old) -> (old == null || anew ? Entries.NONE : old).with(fresh)))
                .then();
    }
}
