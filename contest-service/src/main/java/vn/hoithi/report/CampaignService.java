package vn.hoithi.report;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.hoithi.account.AuditLog;
import vn.hoithi.account.Staff;
import vn.hoithi.contest.Contest;
import vn.hoithi.platform.ShieldedTx;
import vn.hoithi.platform.SimplyRefused;
import vn.hoithi.unit.Unit;

/** What goes on around the figures: difficulties reported upwards, the calendar, reminders sent downwards. */
@Service
public class CampaignService {
    private final Difficulties difficulties;
    private final Campaign campaign;
    private final AuditLog audit;
    private final ShieldedTx tx;

    CampaignService(Difficulties difficulties, Campaign campaign, AuditLog audit, ShieldedTx tx) {
        this.difficulties = difficulties;
        this.campaign = campaign;
        this.audit = audit;
        this.tx = tx;
    }

    /** Difficulties of the unit and everything below, the newest first. */
    public Flux<Difficulty> difficulties(Contest contest, Unit unit) {
        return difficulties.below(contest.id(), unit.id());
    }

    /** Reports a difficulty of the unit upwards; it is in the unit's own report from then on. */
    public Mono<Integer> report(Contest contest, Unit unit, String body, Staff by) {
        return tx.run(() -> difficulties
                .add(contest.id(), unit.id(), body, by.login())
                .flatMap(id -> difficulties
                        .choose(contest.id(), unit.id(), id, true)
                        .then(audit.write(by, "difficulty.add", "unit:" + unit.id(), null, Map.of("body", body)))
                        .thenReturn(id)));
    }

    /** Takes a difficulty of the subtree into the unit's own report, or out of it. */
    public Mono<Void> choose(Contest contest, Unit unit, int id, boolean chosen, Staff by) {
        return tx.run(() -> difficulties
                .choose(contest.id(), unit.id(), id, chosen)
                .then(audit.write(
                        by, "difficulty.choose", "unit:" + unit.id(), null, Map.of("number", id, "chosen", chosen))));
    }

    /** Answers a difficulty of a unit below; refused (404) for any other. */
    public Mono<Void> answer(Contest contest, Unit unit, int id, String answer, Staff by) {
        return tx.run(() -> difficulties
                .answer(contest.id(), unit.id(), id, answer, by.login(), by.isAdmin())
                .filter(answered -> answered > 0)
                .switchIfEmpty(Mono.error(() ->
                        SimplyRefused.unknown("unknown-difficulty", "Không có phản ánh này của đơn vị cấp dưới.")))
                .flatMap(answered -> audit.write(
                        by, "difficulty.answer", "unit:" + unit.id(), null, Map.of("number", id, "body", answer))));
    }

    /** The calendar that holds for the unit: its own days and those of the levels above. */
    public Flux<CampaignDay> days(Contest contest, Unit unit) {
        return campaign.days(contest.id(), unit.id());
    }

    public Mono<Integer> addDay(
            Contest contest,
            Unit unit,
            String kind,
            String title,
            LocalDate first,
            LocalDate last,
            int remind,
            Staff by) {
        return last.isBefore(first)
                ? Mono.error(SimplyRefused.invalidField(
                        "invalid-day", "lastDay", "Ngày kết thúc không được trước ngày bắt đầu."))
                : tx.run(() -> campaign.add(contest.id(), unit.id(), kind, title, first, last, remind)
                        .switchIfEmpty(Mono.error(() -> SimplyRefused.conflict(
                                "too-many", "Lịch đã đầy", "Hãy xóa bớt mục cũ trước khi thêm.")))
                        .flatMap(
                                id -> audit.write(by, "campaign.day", "unit:" + unit.id(), null, Map.of("title", title))
                                        .thenReturn(id)));
    }

    public Mono<Void> removeDay(Contest contest, Unit unit, int id, Staff by) {
        return tx.run(() -> campaign.remove(contest.id(), unit.id(), id)
                .filter(removed -> removed > 0)
                .switchIfEmpty(Mono.error(
                        () -> SimplyRefused.unknown("unknown-day", "Không có mục này trong lịch của đơn vị.")))
                .flatMap(removed ->
                        audit.write(by, "campaign.day-remove", "unit:" + unit.id(), Map.of("number", id), null)));
    }

    /** Notes that units below were reminded; how many. Units elsewhere are left out without a word. */
    public Mono<Long> remind(Contest contest, Unit from, List<Long> units, String kind, String note, Staff by) {
        return campaign.remind(contest.id(), from.id(), units, kind, note, by.login());
    }

    /** Reminders that this unit sent, the newest first. */
    public Flux<Reminder> reminders(Contest contest, Unit from) {
        return campaign.reminders(contest.id(), from.id());
    }
}
