package vn.hoithi.participant;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import vn.hoithi.contest.Contest;
import vn.hoithi.contest.ContestService;
import vn.hoithi.contest.FormField;
import vn.hoithi.contest.FormField.Name;
import vn.hoithi.contest.Round;
import vn.hoithi.platform.Codes;
import vn.hoithi.platform.Problems.FieldError;
import vn.hoithi.platform.Secrets;
import vn.hoithi.platform.ShieldedTx;
import vn.hoithi.platform.SimplyRefused;
import vn.hoithi.platform.StandingChanges;
import vn.hoithi.platform.TimeOrderedIds;
import vn.hoithi.unit.Unit;
import vn.hoithi.unit.UnitForest;
import vn.hoithi.unit.UnitService;

/** Entering a contest, and taking up an entry again on another device. */
@Service
public class ParticipantService {
    private static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final TypeReference<Map<Name, String>> FIELDS = new TypeReference<>() {};
    private static final int RESUME_LENGTH = 10;
    private static final int RESUME_GROUP = 5;

    private final ParticipantStore store;
    private final ContestService contests;
    private final UnitService units;
    private final Identities identities;
    private final StandingChanges changes;
    private final ShieldedTx tx;
    private final Secrets secrets;
    private final JsonMapper json;

    ParticipantService(
            ParticipantStore store,
            ContestService contests,
            UnitService units,
            Identities identities,
            StandingChanges changes,
            ShieldedTx tx,
            Secrets secrets,
            JsonMapper json) {
        this.store = store;
        this.contests = contests;
        this.units = units;
        this.identities = identities;
        this.changes = changes;
        this.tx = tx;
        this.secrets = secrets;
        this.json = json;
    }

    /**
     * A person who may take part from this device.
     *
     * @param resumeCode shown once, when the entry was made
     */
    public record Entered(
            EntryPass pass, long unitId, @Nullable String resumeCode) {}

    /**
     * Enters a person. Somebody who is in the contest already is taken up again only by the pass of the own device:
     * knowing a phone number is no login.
     *
     * @param held this device's pass for the contest, if it has one
     */
    Mono<Entered> enter(Contest contest, EntryForm form, Optional<EntryPass> held, Instant now) {
        refuseWhenOver(contest, now);
        EntryCheck.Checked checked = EntryCheck.check(contest, form.fields(), LocalDate.ofInstant(now, VIETNAM));
        List<FieldError> errors = new ArrayList<>(checked.errors());
        List<Unit> chosen = chosenUnits(contest, form, errors);
        checkConsent(contest, form, errors);
        if (!errors.isEmpty()) {
            return Mono.error(SimplyRefused.invalid(
                    "invalid-entry", "Có " + errors.size() + " mục cần xem lại trước khi vào thi.", errors));
        }
        String code = Codes.random(RESUME_LENGTH);
        byte[] identity = identity(contest, checked.values(), form.helper());
        UUID id = TimeOrderedIds.next(now);
        ParticipantStore.NewParticipation entry = new ParticipantStore.NewParticipation(
                id,
                contest.id(),
                identity,
                secrets.seal(json.writeValueAsString(checked.values()), sealContext(id)),
                checked.values().getOrDefault(Name.audience, ""),
                form.helper(),
                false,
                resumeHash(code),
                knownForm(form.link()),
                contest.consentVersion(),
                now,
                chosen);
        EntryPass pass = new EntryPass(contest.id(), id, false, form.sharedDevice());
        return store.enter(entry)
                .flatMap(entered -> entered
                        ? Mono.just(new Entered(pass, chosen.getFirst().id(), Codes.grouped(code, RESUME_GROUP)))
                        : refuseExcluded(contest, identity).then(takeUp(contest, identity, held)));
    }

    private Mono<Void> refuseExcluded(Contest contest, byte[] identity) {
        return store.excluded(contest.id(), identity)
                .filter(excluded -> excluded)
                .flatMap(excluded -> Mono.error(SimplyRefused.conflict(
                        "excluded",
                        "Thể lệ không cho phép dự thi",
                        "Theo thể lệ, thành viên Ban Tổ chức và những người tham gia tổ chức không dự thi cuộc thi này. Cảm ơn bạn "
                                + "đã quan tâm. Nếu có nhầm lẫn, hãy gọi đường dây nóng " + contest.hotline() + ".")));
    }

    private Mono<Entered> takeUp(Contest contest, byte[] identity, Optional<EntryPass> held) {
        return store.byIdentity(contest.id(), identity)
                .filter(known ->
                        held.filter(pass -> pass.participation().equals(known)).isPresent())
                .flatMap(known -> store.find(known, contest.treeId()))
                .map(known -> new Entered(held.orElseThrow(), known.unitId(), null))
                .switchIfEmpty(Mono.error(() -> SimplyRefused.conflict(
                        "already-entered",
                        "Thông tin này đã đăng ký dự thi",
                        "Nếu đó là bạn, hãy dùng mã tiếp tục đã được cấp lần đầu để vào tiếp. Nếu mất mã, hãy liên hệ "
                                + "đầu mối đơn vị hoặc đường dây nóng " + contest.hotline() + ".")));
    }

    /** Takes up an entry by its resume code. */
    Mono<Entered> resume(Contest contest, String code) {
        return store.byResumeCode(contest.id(), contest.treeId(), resumeHash(Codes.normalise(code)))
                .map(found -> new Entered(
                        new EntryPass(contest.id(), found.id(), found.trial(), false), found.unitId(), null))
                .switchIfEmpty(Mono.error(() -> SimplyRefused.unknown(
                        "unknown-code",
                        "Mã này không đúng với cuộc thi. Hãy xem lại từng chữ; chữ O và số 0 là một.")));
    }

    /**
     * A trial entry for staff, at the top of the contest's tree.
     *
     * @param audience whose questions are wanted; "" for those of everybody. Refused (422) when the contest has no such one
     */
    Mono<EntryPass> rehearse(Contest contest, String audience, Instant now) {
        if (!audience.isEmpty() && !contest.audiences().contains(audience)) {
            return Mono.error(SimplyRefused.invalidField(
                    "invalid-rehearsal", "audience", "Cuộc thi không có đối tượng này. Hãy chọn trong danh sách."));
        }
        Unit top = units.forest()
                .root(contest.treeId())
                .orElseThrow(() -> SimplyRefused.conflict(
                        "no-units", "Chưa có đơn vị", "Hãy nạp danh sách đơn vị trước khi chạy thử."));
        UUID id = TimeOrderedIds.next(now);
        ParticipantStore.NewParticipation entry = new ParticipantStore.NewParticipation(
                id,
                contest.id(),
                null,
                null,
                audience,
                false,
                true,
                null,
                null,
                contest.consentVersion(),
                now,
                List.of(top));
        return store.enter(entry).thenReturn(new EntryPass(contest.id(), id, true, false));
    }

    /** The person behind a pass, without anything personal; empty when the entry was erased. */
    public Mono<Participation> find(EntryPass pass) {
        return store.find(
                pass.participation(), contests.require(pass.contestId()).treeId());
    }

    /** Somebody with what was typed at the entry, for the person alone; empty for a rehearsal or an erased entry. */
    public Mono<Person> person(UUID id) {
        return store.sealed(id).map(found -> open(found.id(), found.contestId(), found.sealed(), found.enteredAt()));
    }

    /** As {@link #person}, of several at once by their ids; nobody for those whose data was erased. */
    public Mono<Map<UUID, Person>> people(Collection<UUID> ids) {
        return store.sealed(ids)
                .map(found -> open(found.id(), found.contestId(), found.sealed(), found.enteredAt()))
                .collectMap(Person::id);
    }

    private Person open(UUID id, int contestId, byte[] sealed, Instant enteredAt) {
        return new Person(id, contestId, fields(id, sealed), enteredAt);
    }

    /** The typed fields of an entry in their normal forms. */
    Map<Name, String> fields(UUID id, byte[] sealed) {
        return json.readValue(secrets.open(sealed, sealContext(id)), FIELDS);
    }

    /** A unit in another tree for which somebody counts as well. */
    public record Membership(UUID participation, long unitId) {}

    /**
     * Lets people count for units of other trees, because a roster says so. What somebody chose or an organizer corrected
     * stays; the number of people for whom something changed.
     */
    public Mono<Integer> belong(int contestId, List<Membership> memberships) {
        return memberships.isEmpty()
                ? Mono.just(0)
                : tx.run(() -> store.belong(memberships)
                        .distinct()
                        .collectList()
                        .flatMap(changed -> changes.tellAll(contestId, changed).thenReturn(changed.size())));
    }

    // Anything may be typed behind ?u=; only what has the form of a code is kept.
    private static @Nullable String knownForm(@Nullable String link) {
        String code = link == null ? "" : Codes.normalise(link);
        return Codes.checks(code) ? code : null;
    }

    private void refuseWhenOver(Contest contest, Instant now) {
        if (contest.external()) {
            throw SimplyRefused.conflict(
                    "held-elsewhere",
                    "Cuộc thi tổ chức ở trang khác",
                    "Cuộc thi này do nơi khác tổ chức. Hãy dự thi tại " + contest.heldAt() + ".");
        }
        List<Round> rounds = contests.catalog().roundsOf(contest.id());
        if (!rounds.isEmpty() && rounds.stream().allMatch(round -> round.stateAt(now) == Round.State.CLOSED)) {
            throw SimplyRefused.conflict(
                    "contest-over", "Cuộc thi đã kết thúc", "Các vòng thi đã đóng nên không đăng ký thêm được.");
        }
    }

    private List<Unit> chosenUnits(Contest contest, EntryForm form, List<FieldError> errors) {
        UnitForest forest = units.forest();
        Long id = form.unitId();
        Optional<Unit> unit =
                id == null ? Optional.empty() : forest.current(id).filter(u -> u.treeId() == contest.treeId());
        if (unit.isEmpty()) {
            errors.add(new FieldError("unitId", "Hãy chọn đơn vị; nếu không có, chọn “Ngoài địa bàn / khác”."));
            return List.of();
        }
        List<Unit> chosen = new ArrayList<>(List.of(unit.get()));
        for (Long other : Optional.ofNullable(form.otherUnitIds()).orElse(List.of())) {
            Optional<Unit> more = forest.current(other)
                    .filter(u -> chosen.stream().noneMatch(before -> before.treeId() == u.treeId()));
            more.ifPresentOrElse(
                    chosen::add,
                    () -> errors.add(new FieldError(
                            "otherUnitIds", "Mỗi hệ thống chỉ chọn được một đơn vị có trong danh sách.")));
        }
        return chosen;
    }

    private static void checkConsent(Contest contest, EntryForm form, List<FieldError> errors) {
        if (!form.consent()) {
            errors.add(new FieldError("consent", "Cần đồng ý cho xử lý dữ liệu cá nhân để dự thi."));
        } else if (form.consentVersion() != contest.consentVersion()) {
            errors.add(new FieldError("consent", "Nội dung đồng ý vừa được sửa. Hãy tải lại trang và đọc lại."));
        }
    }

    private byte[] identity(Contest contest, Map<Name, String> values, boolean helper) {
        FormField field = contest.identity();
        if (field == null) {
            throw new IllegalStateException("contest " + contest.id() + " has no identifying field");
        }
        String value = requireNonNull(values.get(field.name()));
        return helper
                ? identities.helped(
                        contest.id(),
                        field.name(),
                        value,
                        values.getOrDefault(Name.fullName, ""),
                        values.getOrDefault(Name.birthDate, ""))
                : identities.hash(contest.id(), field.name(), value);
    }

    private byte[] resumeHash(String code) {
        return secrets.mac("resume-code", code.getBytes(UTF_8));
    }

    private static String sealContext(UUID id) {
        return "participation|sealed|" + id;
    }
}
