package vn.hoithi.contest;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;
import vn.hoithi.account.AuditLog;
import vn.hoithi.account.Staff;
import vn.hoithi.platform.ContestClock;
import vn.hoithi.platform.SimplyRefused;

/**
 * Changes of a round that has opened: proposed with a reason, decided by a second person, told on the contest's page.
 * Whatever was started before keeps the rules it was started under; how the round ranks cannot change any more once
 * somebody has started, because the order of those people would.
 */
@Service
public class RoundChangeService {

    private final RoundChangeStore store;
    private final ContestStore rounds;
    private final ContestService contests;
    private final RoundExaminer examiner;
    private final AuditLog audit;
    private final RuleSettings settings;
    private final ContestClock clock;

    RoundChangeService(
            RoundChangeStore store,
            ContestStore rounds,
            ContestService contests,
            RoundExaminer examiner,
            AuditLog audit,
            RuleSettings settings,
            ContestClock clock) {
        this.store = store;
        this.rounds = rounds;
        this.contests = contests;
        this.examiner = examiner;
        this.audit = audit;
        this.settings = settings;
        this.clock = clock;
    }

    /** The change of a round that waits for a second person. */
    public Optional<RuleChange> waiting(int roundId) {
        return contests.catalog().changesOf(roundId).stream()
                .filter(change -> change.state() == RuleChange.State.WAITING)
                .findFirst();
    }

    /** Whether one person may decide alone here. */
    public boolean alone() {
        return settings.approveAlone();
    }

    /** Proposes a change of an open round; refused (409) while another one waits. */
    Mono<Integer> propose(int roundId, RoundForm form, String reason, Staff by) {
        Round round = contests.requireRound(roundId);
        Contest contest = contests.require(round.contestId());
        Instant now = clock.instant();
        if (round.stateAt(now) != Round.State.OPEN) {
            return Mono.error(notOpen(round, now));
        }
        RoundForm wanted = form.complete(round.rules());
        return examiner.checked(contest, wanted).flatMap(good -> {
            List<String> difference = RulesDifference.of(RoundForm.of(round), good, contest);
            refuseFixed(round, good, difference);
            return refuseReordering(round, good)
                    .then(contests.changing(() -> store.propose(
                                    round, good, difference, reason.strip(), by.login(), now)
                            .switchIfEmpty(
                                    Mono.error(
                                            () -> SimplyRefused.conflict(
                                                    "change-waits",
                                                    "Đang có thay đổi chờ duyệt",
                                                    "Vòng này đang có một thay đổi chờ người thứ hai. Hãy duyệt hoặc bỏ thay đổi đó trước.")))
                            .flatMap(id -> audit.write(
                                            by,
                                            "round.change-propose",
                                            "round:" + roundId,
                                            null,
                                            words(difference, reason))
                                    .thenReturn(id))));
        });
    }

    /**
     * Lets a change hold from now on.
     *
     * @param reason needed where somebody approves the own proposal
     */
    Mono<Void> approve(int id, String reason, Staff by) {
        return contests.refresh()
                .then(Mono.defer(() -> store.find(id)))
                .switchIfEmpty(Mono.error(RoundChangeService::unknown))
                .flatMap(kept -> {
                    refuseAlone(kept.change(), reason, by);
                    Round round = contests.requireRound(kept.change().roundId());
                    return contests.changing(() -> hold(kept, round, reason, by));
                })
                .then();
    }

    private void refuseAlone(RuleChange change, String reason, Staff by) {
        boolean own = change.proposedBy().equals(by.login());
        if (own && !settings.approveAlone()) {
            throw SimplyRefused.conflict(
                    "second-person-needed",
                    "Cần người thứ hai duyệt",
                    "Thay đổi này do chính bạn đề nghị. Hãy nhờ một quản trị khác xem và duyệt.");
        }
        if (own && reason.isBlank()) {
            throw SimplyRefused.invalidField(
                    "invalid-approval", "reason", "Bạn tự duyệt thay đổi của mình: hãy ghi lý do, nhật ký sẽ giữ lại.");
        }
    }

    private Mono<Integer> hold(RoundChangeStore.Kept kept, Round round, String reason, Staff by) {
        RuleChange change = kept.change();
        Instant now = clock.instant();
        return store.lock(round.id())
                // An extension meanwhile is no part of what was proposed, and must not be undone by it.
                .filter(locked -> locked.version() == kept.baseVersion()
                        && locked.closesAt().equals(round.closesAt())
                        && change.difference()
                                .equals(RulesDifference.of(
                                        RoundForm.of(round), kept.form(), contests.require(round.contestId()))))
                .flatMap(locked -> refuseReordering(round, kept.form())
                        .then(store.decide(
                                change.id(),
                                RuleChange.State.APPROVED,
                                by.login(),
                                reason.strip(),
                                settings.approveAlone(),
                                now)))
                .flatMap(decided -> rounds.amendOpen(round.id(), kept.baseVersion(), kept.form(), now))
                .switchIfEmpty(Mono.error(RoundChangeService::outdated))
                .flatMap(id -> audit.write(
                                by,
                                "round.change-approve",
                                "round:" + round.id(),
                                RoundForm.of(round),
                                approved(kept, reason))
                        .thenReturn(id));
    }

    /** Sends a change back, or takes the own one back. */
    Mono<Void> reject(int id, String reason, Staff by) {
        return store.find(id)
                .switchIfEmpty(Mono.error(RoundChangeService::unknown))
                .flatMap(kept -> contests.changing(() -> store.decide(
                                id, RuleChange.State.REJECTED, by.login(), reason.strip(), true, clock.instant())
                        .switchIfEmpty(Mono.error(RoundChangeService::outdated))
                        .flatMap(decided -> audit.write(
                                        by,
                                        "round.change-reject",
                                        "round:" + kept.change().roundId(),
                                        null,
                                        words(kept.change().difference(), reason))
                                .thenReturn(decided))))
                .then();
    }

    private static void refuseFixed(Round round, RoundForm wanted, List<String> difference) {
        if (!wanted.opensAt().equals(round.opensAt())
                || wanted.bankVersionId() != round.bankVersionId()
                || !wanted.saidTerms().banks().equals(round.rules().terms().banks())) {
            throw SimplyRefused.conflict(
                    "round-fixed",
                    "Vòng thi đã mở",
                    "Khi vòng thi đã mở thì không đổi được giờ mở và ngân hàng câu hỏi, kể cả đề riêng của từng đối tượng.");
        }
        if (difference.isEmpty()) {
            throw SimplyRefused.invalid(
                    "invalid-change", "Chưa có gì thay đổi so với quy định đang áp dụng.", List.of());
        }
    }

    private Mono<Void> refuseReordering(Round round, RoundForm wanted) {
        return wanted.rankingRules().equals(round.rules().ranking())
                ? Mono.empty()
                : store.begun(round.id())
                        .filter(begun -> !begun)
                        .switchIfEmpty(Mono.error(() -> SimplyRefused.conflict(
                                "ranking-fixed",
                                "Đã có người thi",
                                "Đã có người vào thi vòng này, nên cách chấm, lượt được tính, câu dự đoán và thứ tự xếp hạng "
                                        + "không đổi được nữa: đổi thì thứ hạng của những người đã thi sẽ khác đi.")))
                        .then();
    }

    private static Map<String, Object> words(List<String> difference, String reason) {
        Map<String, Object> words = new LinkedHashMap<>();
        words.put("changes", difference);
        words.put("reason", reason);
        return words;
    }

    private static Map<String, Object> approved(RoundChangeStore.Kept kept, String reason) {
        Map<String, Object> words =
                words(kept.change().difference(), kept.change().reason());
        words.put("proposedBy", kept.change().proposedBy());
        words.put("decision", reason);
        return words;
    }

    private static SimplyRefused notOpen(Round round, Instant now) {
        return round.stateAt(now) == Round.State.COMING
                ? SimplyRefused.conflict(
                        "round-not-open", "Vòng thi chưa mở", "Vòng thi chưa mở thì sửa thẳng, không cần duyệt.")
                : SimplyRefused.conflict(
                        "round-closed", "Vòng thi đã đóng", "Vòng thi đã đóng nên quy định không đổi được nữa.");
    }

    private static SimplyRefused unknown() {
        return SimplyRefused.unknown("unknown-change", "Không có thay đổi này.");
    }

    private static SimplyRefused outdated() {
        return SimplyRefused.conflict(
                "outdated-change",
                "Thay đổi không còn hiệu lực",
                "Đã có người quyết định thay đổi này, hoặc vòng thi đã gia hạn, đã đóng hay đã đổi quy định. Hãy tải lại trang.");
    }
}
