package vn.hoithi.result;

import java.time.Instant;
import java.util.Map;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.hoithi.account.AuditLog;
import vn.hoithi.account.Staff;
import vn.hoithi.platform.ContestClock;
import vn.hoithi.platform.ShieldedTx;
import vn.hoithi.platform.SimplyRefused;

/** Who is held back, or gets no prize, and why. */
@Component
class PrizeHolds {
    private final ResultService results;
    private final HoldStore store;
    private final RankedStore ranked;
    private final AuditLog audit;
    private final ShieldedTx tx;
    private final ContestClock clock;

    PrizeHolds(
            ResultService results,
            HoldStore store,
            RankedStore ranked,
            AuditLog audit,
            ShieldedTx tx,
            ContestClock clock) {
        this.results = results;
        this.store = store;
        this.ranked = ranked;
        this.audit = audit;
        this.tx = tx;
        this.clock = clock;
    }

    Flux<Hold> of(int contestId) {
        return store.holds(contestId);
    }

    Mono<Integer> hold(int closingId, int n, Hold.Kind kind, String reason, Staff by) {
        String why = ResultProblems.reason(reason, "Hãy ghi lý do và căn cứ");
        return results.require(closingId)
                .flatMap(closing -> ranked.page(closingId, n - 1, 1)
                        .next()
                        .switchIfEmpty(Mono.error(() -> SimplyRefused.unknown("unknown-line", "Không có dòng này.")))
                        .flatMap(line -> hold(closing, line, kind, why, by)));
    }

    private Mono<Integer> hold(Closing closing, RankedLine line, Hold.Kind kind, String why, Staff by) {
        Instant now = clock.instant();
        return tx.run(() -> store.hold(closing.contestId(), line.participation(), kind, why, by.login(), now)
                .switchIfEmpty(Mono.error(() -> SimplyRefused.conflict(
                        "hold-in-force",
                        "Đã có quyết định",
                        "Người này đang bị tạm hoãn hoặc loại. Hãy gỡ quyết định đó trước.")))
                .flatMap(id -> audit.write(
                                by,
                                "result.hold",
                                "result:" + closing.id(),
                                null,
                                Map.of("hold", id, "kind", kind.name(), "line", line.n(), "reason", why))
                        .thenReturn(id)));
    }

    Mono<Void> lift(int id, String reason, Staff by) {
        String why = ResultProblems.reason(reason, "Hãy ghi lý do gỡ");
        Instant now = clock.instant();
        return tx.run(() -> store.lift(id, why, by.login(), now)
                .switchIfEmpty(Mono.error(() -> SimplyRefused.conflict(
                        "hold-lifted", "Đã gỡ rồi", "Quyết định này đã được gỡ trước đó. Hãy tải lại trang.")))
                .flatMap(contest ->
                        audit.write(by, "result.lift", "contest:" + contest, null, Map.of("hold", id, "reason", why))));
    }
}
