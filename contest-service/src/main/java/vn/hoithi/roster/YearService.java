package vn.hoithi.roster;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;
import vn.hoithi.account.AuditLog;
import vn.hoithi.account.Staff;
import vn.hoithi.contest.Contest;
import vn.hoithi.contest.ContestService;
import vn.hoithi.contest.Round;
import vn.hoithi.platform.SimplyRefused;
import vn.hoithi.print.PrintService;
import vn.hoithi.unit.Unit;

/** The year's list of a unit, for the rating at the end of the year: for its own head, or an admin with a log entry. */
@Service
public class YearService {
    private static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final int MOST = 60_000;
    private static final int MOST_ON_PAPER = 2_000;

    private final RosterStore store;
    private final RosterNames names;
    private final RosterWork work;
    private final ContestService contests;
    private final AuditLog audit;
    private final PrintService print;
    private final YearPaper paper;
    private final InstantSource clock;

    YearService(
            RosterStore store,
            RosterNames names,
            RosterWork work,
            ContestService contests,
            AuditLog audit,
            PrintService print,
            YearPaper paper,
            InstantSource clock) {
        this.store = store;
        this.names = names;
        this.work = work;
        this.contests = contests;
        this.audit = audit;
        this.print = print;
        this.paper = paper;
        this.clock = clock;
    }

    /** The document, PDF or XLSX; refused (409) when the year has no roster any more, or too many names for paper. */
    Mono<byte[]> document(Unit unit, int year, String form, Staff by) {
        RosterService.refuseOverReach(unit, by);
        return audit.write(by, "roster.year", RosterService.subject(unit), null, Map.of("year", year))
                .then(list(unit, year))
                .flatMap(list -> form.equals("pdf") ? pdf(unit, list) : print.write(() -> YearSheet.of(list)));
    }

    private Mono<byte[]> pdf(Unit unit, YearList list) {
        if (list.lines().size() > MOST_ON_PAPER) {
            return Mono.error(SimplyRefused.conflict(
                    "too-many-for-paper",
                    "Danh sách quá dài để in",
                    "Danh sách có hơn 2.000 người. Hãy tải bản Excel."));
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), VIETNAM);
        return print.write(() -> paper.pdf(unit, list, today));
    }

    private Mono<YearList> list(Unit unit, int year) {
        Instant from = LocalDate.of(year, 1, 1).atStartOfDay(VIETNAM).toInstant();
        Instant until = LocalDate.of(year + 1, 1, 1).atStartOfDay(VIETNAM).toInstant();
        Set<Integer> running = contests.catalog().rounds().stream()
                .filter(round ->
                        round.opensAt().isBefore(until) && round.closesAt().isAfter(from))
                .map(Round::contestId)
                .collect(Collectors.toSet());
        return store.contestsOf(unit.id())
                .filter(running::contains)
                .concatMap(id -> Mono.justOrEmpty(contests.catalog().contest(id)))
                .collectList()
                .filter(found -> !found.isEmpty())
                .switchIfEmpty(Mono.error(YearService::nothing))
                .flatMap(found -> list(unit, year, found, from, until));
    }

    private Mono<YearList> list(Unit unit, int year, List<Contest> found, Instant from, Instant until) {
        List<Integer> ids = found.stream().map(Contest::id).toList();
        return store.year(unit.id(), ids, from, until, MOST + 1)
                .collectList()
                .flatMap(members -> members.size() > MOST
                        ? Mono.error(SimplyRefused.conflict(
                                "too-many-names", "Danh sách quá dài", "Các danh sách của năm có hơn 60.000 dòng."))
                        : work.work(() -> YearList.of(year, found, entries(found, members))));
    }

    private List<YearList.Entry> entries(List<Contest> found, List<RosterStore.YearMember> members) {
        Map<Integer, String> fields = found.stream()
                .collect(Collectors.toMap(
                        Contest::id,
                        contest -> Optional.ofNullable(contest.identity())
                                .map(field -> field.name().name())
                                .orElse("")));
        return members.stream().map(member -> entry(member, fields)).toList();
    }

    private YearList.Entry entry(RosterStore.YearMember member, Map<Integer, String> fields) {
        RosterNames.Named named = names.open(member.id(), member.sealed());
        return new YearList.Entry(
                member.contestId(),
                fields.getOrDefault(member.contestId(), ""),
                named.name(),
                named.identity(),
                member.attempts());
    }

    private static SimplyRefused nothing() {
        return SimplyRefused.conflict(
                "no-rosters",
                "Không có danh sách nào của năm này",
                "Đơn vị chưa nạp danh sách cho cuộc thi nào trong năm, hoặc các danh sách đã được xóa theo hạn lưu.");
    }
}
