package vn.hoithi.report;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.hoithi.account.AuditLog;
import vn.hoithi.account.Staff;
import vn.hoithi.contest.Contest;
import vn.hoithi.contest.ContestService;
import vn.hoithi.document.Numbers;
import vn.hoithi.unit.Unit;
import vn.hoithi.unit.UnitService;

/** Reports that make themselves at their deadlines. */
@Service
public class ScheduleService {
    private static final Logger log = LoggerFactory.getLogger(ScheduleService.class);
    private static final Duration CLAIM = Duration.ofMinutes(5);
    private static final int GIVE_UP = 5;

    private final Schedules schedules;
    private final ReportService reports;
    private final IssueService issues;
    private final ContestService contests;
    private final UnitService units;
    private final AuditLog audit;
    private final InstantSource clock;

    ScheduleService(
            Schedules schedules,
            ReportService reports,
            IssueService issues,
            ContestService contests,
            UnitService units,
            AuditLog audit,
            InstantSource clock) {
        this.schedules = schedules;
        this.reports = reports;
        this.issues = issues;
        this.contests = contests;
        this.units = units;
        this.audit = audit;
        this.clock = clock;
    }

    /** Empty where the unit's reports do not make themselves. */
    public Mono<Schedule> of(Contest contest, Unit unit) {
        return schedules.of(contest.id(), List.of(unit.id())).next();
    }

    /**
     * From now on the unit's reports make themselves.
     *
     * @param own when, where the unit above sets no weekly deadline
     */
    public Mono<Void> start(Contest contest, Unit unit, String layout, Schedule.Weekly own, Staff by) {
        return issues.duesAbove(contest, unit)
                .flatMap(dues ->
                        schedules.save(contest.id(), unit.id(), layout, own, Schedule.next(own, dues, clock.instant())))
                .then(audit.write(by, "report.schedule", "unit:" + unit.id(), null, Map.of("contest", contest.name())));
    }

    public Mono<Void> stop(Contest contest, Unit unit, Staff by) {
        return schedules
                .remove(contest.id(), unit.id())
                .then(audit.write(
                        by, "report.unschedule", "unit:" + unit.id(), Map.of("contest", contest.name()), null));
    }

    /** Makes whatever is due, one after the other; other nodes make others. */
    @Scheduled(fixedDelay = 5, initialDelay = 5, timeUnit = TimeUnit.SECONDS)
    public Mono<Void> makeDue() {
        return Mono.defer(() -> makeOne().repeat(50).takeUntil(made -> !made).then());
    }

    private Mono<Boolean> makeOne() {
        return Mono.defer(() -> schedules
                .claim(clock.instant(), clock.instant().plus(CLAIM))
                .flatMap(schedule -> make(schedule).thenReturn(true))
                .defaultIfEmpty(false));
    }

    private Mono<Void> make(Schedule schedule) {
        Optional<Contest> contest = contests.catalog().contest(schedule.contestId());
        Optional<Unit> unit = units.forest().find(schedule.unitId());
        if (contest.isEmpty() || unit.isEmpty() || schedule.failures() > GIVE_UP) {
            log.warn("scheduled report given up: contest {}, unit {}", schedule.contestId(), schedule.unitId());
            return schedules.done(schedule, schedule.next(List.of(), schedule.nextAt()));
        }
        return issues.duesAbove(contest.get(), unit.get())
                .flatMap(dues -> make(contest.get(), unit.get(), schedule, dues)
                        .then(schedules.done(schedule, schedule.next(dues, schedule.nextAt()))))
                // The claim runs out by itself: another try comes then, and the others are not held up.
                .onErrorResume(fault -> {
                    log.warn(
                            "scheduled report failed: contest {}, unit {}",
                            schedule.contestId(),
                            schedule.unitId(),
                            fault);
                    return Mono.empty();
                });
    }

    private Mono<Void> make(Contest contest, Unit unit, Schedule schedule, List<Due> dues) {
        LocalDate day = Numbers.today(schedule.nextAt());
        List<Due.Instance> now = dues.stream()
                .flatMap(due -> due.between(day, day).stream())
                .filter(due -> due.at().equals(schedule.nextAt()))
                .toList();
        return now.isEmpty()
                ? make(contest, unit, schedule, schedule.period(), null)
                : Flux.fromIterable(now)
                        .filterWhen(due -> issues.hasSent(contest, unit, due).map(sent -> !sent))
                        .concatMap(due -> make(contest, unit, schedule, due.period(), due))
                        .then();
    }

    private Mono<Void> make(Contest contest, Unit unit, Schedule schedule, String period, Due.@Nullable Instance due) {
        Instant at = schedule.nextAt();
        return reports.bundle(contest, unit, new ReportAsk(period, schedule.layout(), null, null))
                .flatMap(bundle -> issues.keep(bundle, due, at));
    }
}
