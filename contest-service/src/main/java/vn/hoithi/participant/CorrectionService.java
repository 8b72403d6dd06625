package vn.hoithi.participant;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;
import vn.hoithi.account.AuditLog;
import vn.hoithi.account.Role;
import vn.hoithi.account.Staff;
import vn.hoithi.contest.Contest;
import vn.hoithi.contest.FormField;
import vn.hoithi.contest.FormField.Name;
import vn.hoithi.platform.ShieldedTx;
import vn.hoithi.platform.SimplyRefused;
import vn.hoithi.platform.StandingChanges;
import vn.hoithi.unit.Unit;
import vn.hoithi.unit.UnitForest;
import vn.hoithi.unit.UnitService;

/**
 * Where people count, put right by whoever looks after the unit: they see who takes part for units of the own subtree,
 * masked, and may move a person within it, hand one up to the level above, or correct the audience.
 */
@Service
public class CorrectionService {
    private static final int PAGE = 50;

    private final CorrectionStore store;
    private final ParticipantService participants;
    private final Identities identities;
    private final SameBodies bodies;
    private final UnitService units;
    private final AuditLog audit;
    private final StandingChanges changes;
    private final ShieldedTx tx;

    CorrectionService(
            CorrectionStore store,
            ParticipantService participants,
            Identities identities,
            SameBodies bodies,
            UnitService units,
            AuditLog audit,
            StandingChanges changes,
            ShieldedTx tx) {
        this.store = store;
        this.participants = participants;
        this.identities = identities;
        this.bodies = bodies;
        this.units = units;
        this.audit = audit;
        this.changes = changes;
        this.tx = tx;
    }

    /**
     * Somebody who takes part, as an organizer sees it.
     *
     * @param name masked
     * @param identity masked
     * @param source why this unit: CHOSEN, EQUIVALENT, CORRECTED or ROSTER
     */
    public record Row(
            UUID id,
            String name,
            String identity,
            long unitId,
            String unit,
            String above,
            String source,
            String audience,
            boolean helper,
            int attempts,
            Instant enteredAt,
            @Nullable Instant lastAttempt) {}

    /** @param next where the next page begins; none on the last one */
    public record People(List<Row> rows, @Nullable UUID next) {}

    /** Newest entries first; the page after {@code before}. */
    public Mono<People> newest(Contest contest, Unit top, @Nullable UUID before) {
        return store.newest(contest.id(), top.id(), before, PAGE + 1)
                .map(found -> row(contest, found))
                .collectList()
                .map(CorrectionService::page);
    }

    private static People page(List<Row> rows) {
        List<Row> shown = rows.subList(0, Math.min(PAGE, rows.size()));
        return new People(
                List.copyOf(shown), rows.size() > PAGE ? shown.getLast().id() : null);
    }

    /**
     * Who entered with exactly this; nobody when that person takes part outside the subtree.
     *
     * @param fullName and {@code birthDate}: only needed for people whom a helper entered with the helper's phone
     */
    public Mono<People> find(Contest contest, Unit top, String typed, String fullName, String birthDate) {
        FormField field = contest.identity();
        if (field == null) {
            return Mono.just(new People(List.of(), null));
        }
        Name name = field.name();
        String value = Identities.normal(name, typed)
                .orElseThrow(() -> SimplyRefused.invalidField("invalid-search", "identity", Identities.advice(name)));
        List<byte[]> hashes = new ArrayList<>();
        hashes.add(identities.hash(contest.id(), name, value));
        if (!fullName.isBlank()) {
            hashes.add(identities.helped(contest.id(), name, value, EntryCheck.clean(fullName), birthDate.strip()));
        }
        return store.byIdentity(contest.id(), top.id(), hashes, PAGE)
                .map(found -> row(contest, found))
                .collectList()
                .map(rows -> new People(rows, null));
    }

    /**
     * Moves a person to a unit; both must be within what this member of staff looks after (404). Where the person counts
     * in other trees follows from there, unless it was chosen, corrected or on a roster itself.
     */
    public Mono<Void> move(Contest contest, Unit top, UUID who, long unitId, String reason, Staff by) {
        Unit to = units.requireWithin(by, unitId);
        if (to.treeId() != top.treeId() || !to.open()) {
            return Mono.error(SimplyRefused.invalidField(
                    "invalid-correction", "unitId", "Chọn một đơn vị đang hoạt động trong cùng hệ thống."));
        }
        return change(contest, top, who, to, "participation.move", reason, by);
    }

    /** Hands a person up to the unit above the own one, which knows where the right unit is; refused at the very top. */
    public Mono<Void> handUp(Contest contest, Unit within, UUID who, String reason, Staff by) {
        mayWrite(by);
        UnitForest forest = units.forest();
        Long own = by.unitId();
        Unit top = own == null ? null : forest.find(own).orElse(null);
        Long parent = top == null ? null : top.parentId();
        if (top == null || parent == null) {
            return Mono.error(SimplyRefused.conflict(
                    "no-level-above", "Không có cấp trên", "Bạn chọn được mọi đơn vị nên hãy chuyển thẳng."));
        }
        return change(contest, within, who, units.require(parent), "participation.hand-up", reason, by);
    }

    private Mono<Void> change(Contest contest, Unit top, UUID who, Unit to, String action, String reason, Staff by) {
        mayWrite(by);
        return tx.run(() -> store.move(contest.id(), who, top.treeId(), top.id(), to.id())
                .switchIfEmpty(Mono.error(CorrectionService::unknown))
                .flatMap(before -> audit.write(
                                by,
                                action,
                                subject(who),
                                Map.of("unitId", before),
                                after(contest, "unitId", to.id(), reason))
                        .then(bodies.follow(List.of(who)))
                        .then(changes.tell(contest.id(), who))));
    }

    /** Corrects the audience, one of the contest's or none. */
    public Mono<Void> setAudience(Contest contest, Unit top, UUID who, String audience, String reason, Staff by) {
        mayWrite(by);
        if (!audience.isEmpty() && !contest.audiences().contains(audience)) {
            return Mono.error(
                    SimplyRefused.invalidField("invalid-correction", "audience", "Chọn một đối tượng của cuộc thi."));
        }
        return tx.run(() -> store.setAudience(contest.id(), who, top.id(), audience)
                .switchIfEmpty(Mono.error(CorrectionService::unknown))
                .flatMap(before -> audit.write(
                                by,
                                "participation.audience",
                                subject(who),
                                Map.of("audience", before),
                                after(contest, "audience", audience, reason))
                        .then(changes.tell(contest.id(), who))));
    }

    private static Map<String, Object> after(Contest contest, String what, Object value, String reason) {
        Map<String, Object> after = new LinkedHashMap<>();
        after.put("contest", contest.slug());
        after.put(what, value);
        after.put("reason", reason);
        return after;
    }

    private static String subject(UUID who) {
        return "participation:" + who;
    }

    private static void mayWrite(Staff by) {
        if (by.role() == Role.REVIEWER) {
            throw SimplyRefused.forbidden("Tài khoản của bạn chỉ được xem.");
        }
    }

    private static SimplyRefused unknown() {
        return SimplyRefused.unknown("unknown-participation", "Không có người dự thi này trong phạm vi bạn phụ trách.");
    }

    private Row row(Contest contest, CorrectionStore.Found found) {
        Map<Name, String> fields = participants.fields(found.id(), found.sealed());
        FormField identity = contest.identity();
        UnitForest forest = units.forest();
        return new Row(
                found.id(),
                Person.maskedName(fields.getOrDefault(Name.fullName, "")),
                identity == null ? "" : Person.maskedIdentity(fields.getOrDefault(identity.name(), "")),
                found.unitId(),
                forest.find(found.unitId()).map(Unit::name).orElse(""),
                forest.above(found.unitId()),
                found.source(),
                found.audience(),
                found.helper(),
                found.attempts(),
                found.enteredAt(),
                found.last());
    }
}
