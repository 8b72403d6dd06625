package vn.hoithi.roster;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.hoithi.account.AuditLog;
import vn.hoithi.account.Staff;
import vn.hoithi.contest.Contest;
import vn.hoithi.contest.ContestService;
import vn.hoithi.contest.FormField;
import vn.hoithi.contest.Round;
import vn.hoithi.participant.Identities;
import vn.hoithi.participant.ParticipantService;
import vn.hoithi.participant.ParticipantService.Membership;
import vn.hoithi.platform.ShieldedTx;
import vn.hoithi.platform.SimplyRefused;
import vn.hoithi.platform.TimeOrderedIds;
import vn.hoithi.questionbank.text.Finding;
import vn.hoithi.unit.Unit;
import vn.hoithi.unit.UnitCodes;
import vn.hoithi.unit.UnitForest;
import vn.hoithi.unit.UnitService;
import vn.hoithi.unit.UnitTree;

/**
 * Rosters: a unit's people in a contest, loaded by the unit's head, matched with those who take part by the keyed hash of
 * what identifies a person there, erased when they are no longer needed. Only people who count within the unit's subtree
 * match, so that a roster is no way to learn about others.
 *
 * <p>Ten thousand names on two cores busy with other work: read, sealed, stored and counted in 0.9 s, shown in 0.3 s
 * ({@code mvn -pl contest-service test -Dtest=RosterSpeedTest}).
 */
@Service
public class RosterService {
    static final int KEPT_DAYS = 90;
    private static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");

    private final RosterStore store;
    private final RosterNames names;
    private final RosterWork work;
    private final Identities identities;
    private final ParticipantService participants;
    private final ContestService contests;
    private final UnitService units;
    private final AuditLog audit;
    private final ShieldedTx tx;
    private final InstantSource clock;

    RosterService(
            RosterStore store,
            RosterNames names,
            RosterWork work,
            Identities identities,
            ParticipantService participants,
            ContestService contests,
            UnitService units,
            AuditLog audit,
            ShieldedTx tx,
            InstantSource clock) {
        this.store = store;
        this.names = names;
        this.work = work;
        this.identities = identities;
        this.participants = participants;
        this.contests = contests;
        this.units = units;
        this.audit = audit;
        this.tx = tx;
        this.clock = clock;
    }

    /**
     * What everyone above may know of a roster.
     *
     * @param taken of the members, how many have taken part for the unit, as of {@code countedAt}
     */
    public record Counts(
            long unitId, long revision, int members, int taken, Instant countedAt, String loadedBy, Instant loadedAt) {

        public int missing() {
            return members - taken;
        }
    }

    /**
     * One name with what has become of it.
     *
     * @param identity what identifies a person in the contest
     */
    public record Member(
            String name,
            String identity,
            String audience,
            int attempts,
            @Nullable Instant lastAttempt) {
        public boolean taken() {
            return attempts > 0;
        }

        // A name or number must not reach a log by way of a message.
        @Override
        public String toString() {
            return "Member";
        }
    }

    /** What a load did. */
    public record Loaded(int members, int taken) {}

    /** The counts of one unit's roster; empty when it has none. */
    public Mono<Counts> counts(Contest contest, long unit) {
        return store.summary(contest.id(), unit).map(RosterService::counts);
    }

    /** The counts of the rosters among these units. */
    public Mono<List<Counts>> counts(Contest contest, List<Unit> among) {
        return store.summaries(contest.id(), among.stream().map(Unit::id).toList())
                .map(RosterService::counts)
                .collectList();
    }

    private static Counts counts(RosterStore.Summary found) {
        return new Counts(
                found.unitId(),
                found.revision(),
                found.members(),
                found.taken(),
                found.countedAt(),
                found.loadedBy(),
                found.loadedAt());
    }

    /** What the file would change; refused (422) with every error and its place. */
    Mono<RosterPreview> preview(Contest contest, Unit unit, byte[] file, String fileName, Staff by) {
        return looking(contest, unit, "roster.look", by)
                .then(work.work(() -> read(contest, file, fileName)))
                .flatMap(read -> Mono.zip(
                                store.summary(contest.id(), unit.id())
                                        .map(RosterStore.Summary::revision)
                                        .defaultIfEmpty(0L),
                                store.members(contest.id(), unit.id()).collectList())
                        .flatMap(now -> work.work(() -> compare(contest, now.getT1(), now.getT2(), read))));
    }

    private RosterPreview compare(
            Contest contest, long revision, List<RosterStore.Member> before, RosterFile.Members read) {
        FormField.Name field = identity(contest);
        Base64.Encoder base64 = Base64.getEncoder();
        return RosterPreview.of(
                revision,
                before.stream()
                        .map(member -> new RosterPreview.Compared(
                                base64.encodeToString(member.identity()),
                                names.open(member.id(), member.sealed()).name(),
                                member.audience(),
                                member.others()))
                        .toList(),
                read.lines().stream()
                        .map(line -> new RosterPreview.Compared(
                                base64.encodeToString(identities.hash(contest.id(), field, line.identity())),
                                line.name(),
                                line.audience(),
                                line.others()))
                        .toList(),
                read.warnings());
    }

    /**
     * Loads a roster in place of the one that was seen, whole or not at all: refused (422) with every error and its place,
     * or (409) when another one has been loaded since.
     *
     * @param seen revision of the roster the preview was compared with; 0 for none
     */
    public Mono<Loaded> load(Contest contest, Unit unit, long seen, byte[] file, String fileName, Staff by) {
        refuseOverReach(unit, by);
        return work.work(() -> sealed(contest, read(contest, file, fileName).lines()))
                .flatMap(members -> replace(contest, unit, seen, members, by)
                        .then(follow(contest, unit, members))
                        .then(store.count(contest.id(), unit.id()))
                        .then(store.summary(contest.id(), unit.id()))
                        .map(counted -> new Loaded(members.size(), counted.taken())));
    }

    private Mono<Void> replace(Contest contest, Unit unit, long seen, List<RosterStore.NewMember> members, Staff by) {
        return tx.run(() -> store.claim(contest.id(), unit.id(), seen, members.size(), by.login())
                .switchIfEmpty(Mono.error(RosterService::movedOn))
                .flatMap(revision -> store.replace(contest.id(), unit.id(), members)
                        .then(audit.write(
                                by,
                                "roster.load",
                                subject(unit),
                                null,
                                Map.of("contest", contest.slug(), "members", members.size())))));
    }

    private Mono<Integer> follow(Contest contest, Unit unit, List<RosterStore.NewMember> members) {
        return members.stream().allMatch(member -> member.others().isEmpty())
                ? Mono.just(0)
                : store.joining(contest.id(), unit.id())
                        .map(RosterStore.Joining::membership)
                        .collectList()
                        .flatMap(memberships -> participants.belong(contest.id(), memberships));
    }

    /** Lets people who entered since the mark count for the further units that rosters name; how many changed. */
    Mono<Integer> followNewcomers() {
        return store.sweep(
                since -> TimeOrderedIds.first(since.minus(RosterKeeper.OVERLAP)), clock.instant(), this::belong);
    }

    private Mono<Integer> belong(List<RosterStore.Joining> found) {
        return Flux.fromIterable(byContest(found).entrySet())
                .concatMap(each -> participants.belong(each.getKey(), each.getValue()))
                .reduce(0, Integer::sum);
    }

    private static Map<Integer, List<Membership>> byContest(List<RosterStore.Joining> found) {
        return found.stream()
                .collect(Collectors.groupingBy(
                        RosterStore.Joining::contestId,
                        Collectors.mapping(RosterStore.Joining::membership, Collectors.toList())));
    }

    private List<RosterStore.NewMember> sealed(Contest contest, List<RosterFile.Line> lines) {
        FormField.Name field = identity(contest);
        Instant now = clock.instant();
        List<RosterStore.NewMember> members = new ArrayList<>(lines.size());
        for (RosterFile.Line line : lines) {
            var id = TimeOrderedIds.next(now);
            members.add(new RosterStore.NewMember(
                    id,
                    identities.hash(contest.id(), field, line.identity()),
                    identities.helped(contest.id(), field, line.identity(), line.name(), ""),
                    names.seal(id, line.name(), line.identity()),
                    line.audience(),
                    line.others()));
        }
        return members;
    }

    private RosterFile.Members read(Contest contest, byte[] file, String fileName) {
        RosterFile.Asked asked = new RosterFile.Asked(identity(contest), contest.audiences(), others(contest));
        return switch (RosterFile.read(file, fileName, asked)) {
            case RosterFile.Members members -> members;
            case RosterFile.Rejected rejected -> throw refused(rejected.errors());
        };
    }

    private static SimplyRefused refused(List<Finding> errors) {
        return SimplyRefused.invalid(
                "invalid-roster", "Tệp có " + errors.size() + " lỗi nên chưa người nào được nạp.", errors);
    }

    /** Units of the trees beside the contest's own, by "tree:code". */
    private RosterFile.OtherUnits others(Contest contest) {
        UnitForest forest = units.forest();
        Map<String, Optional<UnitCodes>> trees = new HashMap<>();
        return text -> {
            int colon = text.indexOf(':');
            if (colon < 0) {
                return Optional.empty();
            }
            String tree = text.substring(0, colon).strip();
            return trees.computeIfAbsent(
                            tree,
                            code -> forest.tree(code)
                                    .map(UnitTree::id)
                                    .filter(id -> id != contest.treeId())
                                    .map(id -> UnitCodes.of(forest, id)))
                    .flatMap(codes ->
                            codes.find(text.substring(colon + 1).strip()).filter(Unit::open));
        };
    }

    /** The field by which rosters of a contest tell people apart; refused where it asks for none. */
    public static FormField.Name identity(Contest contest) {
        FormField field = contest.identity();
        if (field == null) {
            throw SimplyRefused.conflict(
                    "no-identity",
                    "Cuộc thi không nhận biết người dự thi",
                    "Cuộc thi này không hỏi số điện thoại, CCCD hay mã nào, nên không đối chiếu danh sách được.");
        }
        return field.name();
    }

    /** All names with what has become of them, in the order of the file; for the unit's head, or an admin with a log entry. */
    public Mono<List<Member>> members(Contest contest, Unit unit, Staff by) {
        return members(contest, unit, "roster.look", by);
    }

    private Mono<List<Member>> members(Contest contest, Unit unit, String action, Staff by) {
        return looking(contest, unit, action, by)
                .then(store.members(contest.id(), unit.id()).collectList())
                .flatMap(found -> work.work(() -> found.stream().map(this::open).toList()));
    }

    private Member open(RosterStore.Member found) {
        RosterNames.Named named = names.open(found.id(), found.sealed());
        return new Member(named.name(), named.identity(), found.audience(), found.attempts(), found.last());
    }

    /** Those who have not taken part, for a file; always in the audit log. */
    Mono<List<Member>> missingForFile(Contest contest, Unit unit, Staff by) {
        refuseOverReach(unit, by);
        return audit.write(by, "roster.export", subject(unit), null, Map.of("contest", contest.slug()))
                .then(store.members(contest.id(), unit.id()).collectList())
                .flatMap(found -> work.work(() -> found.stream()
                        .filter(member -> member.attempts() == 0)
                        .map(this::open)
                        .toList()));
    }

    /** Erases a roster at once. */
    public Mono<Void> erase(Contest contest, Unit unit, Staff by) {
        refuseOverReach(unit, by);
        return tx.run(() -> store.erase(contest.id(), unit.id())
                .switchIfEmpty(
                        Mono.error(() -> SimplyRefused.unknown("unknown-roster", "Đơn vị chưa có danh sách nào.")))
                .flatMap(gone -> audit.write(
                        by,
                        "roster.erase",
                        subject(unit),
                        Map.of("members", gone),
                        Map.of("contest", contest.slug()))));
    }

    /** Erases all rosters of a contest at once. */
    public Mono<Void> eraseAll(Contest contest, Staff by) {
        return tx.run(() -> store.eraseAll(contest.id())
                .collectList()
                .filter(gone -> !gone.isEmpty())
                .flatMap(gone -> audit.write(
                        by,
                        "roster.erase",
                        "contest:" + contest.id(),
                        Map.of(
                                "rosters",
                                gone.size(),
                                "members",
                                gone.stream().mapToLong(Long::longValue).sum()),
                        null)));
    }

    /** The last day on which rosters of the contest are kept; empty while it has no round and no setting. */
    public Mono<LocalDate> eraseAfter(Contest contest) {
        return store.eraseAfter(contest.id()).switchIfEmpty(Mono.justOrEmpty(usualEraseAfter(contest)));
    }

    private Optional<LocalDate> usualEraseAfter(Contest contest) {
        return contests.catalog().roundsOf(contest.id()).stream()
                .map(Round::closesAt)
                .max(Comparator.naturalOrder())
                .map(close -> LocalDate.ofInstant(close, VIETNAM).plusDays(KEPT_DAYS));
    }

    /** Sets that day; refused (422) when it is past. */
    public Mono<Void> setEraseAfter(Contest contest, LocalDate day, Staff by) {
        if (day.isBefore(today()) || day.isAfter(today().plusYears(3))) {
            return Mono.error(SimplyRefused.invalidField(
                    "invalid-roster-setting", "eraseAfter", "Chọn một ngày từ hôm nay đến ba năm tới."));
        }
        return tx.run(() -> store.setEraseAfter(contest.id(), day)
                .then(audit.write(
                        by, "roster.keep", "contest:" + contest.id(), null, Map.of("eraseAfter", day.toString()))));
    }

    /** Erases what is past its day. */
    Mono<Void> eraseOverdue() {
        return store.contests()
                .concatMap(id -> Mono.justOrEmpty(contests.catalog().contest(id)))
                .concatMap(contest -> eraseAfter(contest)
                        .filter(day -> day.isBefore(today()))
                        .flatMap(day -> eraseAll(contest, Staff.SYSTEM)))
                .then();
    }

    /** Counts rosters again whose contest runs, or has just closed. */
    Mono<Void> countAgain(int most) {
        Instant now = clock.instant();
        List<Integer> running = contests.catalog().rounds().stream()
                .filter(round -> now.isAfter(round.opensAt())
                        && now.isBefore(round.closesAt().plus(RosterKeeper.COUNTED_AFTER_CLOSE)))
                .map(Round::contestId)
                .distinct()
                .toList();
        return running.isEmpty() ? Mono.empty() : store.countOldest(running, most);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), VIETNAM);
    }

    /** Lets only those on who see names; an admin leaves a trace. */
    private Mono<Void> looking(Contest contest, Unit unit, String action, Staff by) {
        refuseOverReach(unit, by);
        return Sight.of(by, unit.id()) == Sight.NAMES
                ? Mono.empty()
                : audit.write(by, action, subject(unit), null, Map.of("contest", contest.slug()));
    }

    static void refuseOverReach(Unit unit, Staff by) {
        if (Sight.of(by, unit.id()) == Sight.COUNTS) {
            throw SimplyRefused.forbidden(
                    "Tên trong danh sách chỉ đầu mối của chính đơn vị xem được; cấp trên chỉ thấy số lượng.");
        }
    }

    static String subject(Unit unit) {
        return "unit:" + unit.id();
    }

    private static SimplyRefused movedOn() {
        return SimplyRefused.conflict(
                "roster-moved-on",
                "Danh sách vừa được thay",
                "Có người vừa nạp danh sách khác của đơn vị này. Hãy tải lại trang và kiểm tra lại tệp.");
    }
}
