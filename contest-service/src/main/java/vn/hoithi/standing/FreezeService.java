package vn.hoithi.standing;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;
import vn.hoithi.account.AuditLog;
import vn.hoithi.account.Staff;
import vn.hoithi.contest.ContestService;
import vn.hoithi.platform.BackgroundDatabase;
import vn.hoithi.platform.ContestClock;
import vn.hoithi.platform.ShieldedTx;
import vn.hoithi.platform.SimplyRefused;

/** Freezes the public board of a contest before its end, and lets it go on when the result is published. */
@Service
public class FreezeService {
    private final FreezeStore store;
    private final FrozenBoards boards;
    private final ContestService contests;
    private final AuditLog audit;
    private final ShieldedTx tx;
    private final ContestClock clock;

    FreezeService(
            FreezeStore store,
            FrozenBoards boards,
            ContestService contests,
            AuditLog audit,
            BackgroundDatabase background,
            ContestClock clock) {
        this.store = store;
        this.boards = boards;
        this.contests = contests;
        this.audit = audit;
        this.tx = background.transactions();
        this.clock = clock;
    }

    /** What is set for the contest, as of the last second. */
    public Optional<BoardFreeze> of(int contestId) {
        return boards.freeze(contestId);
    }

    /** Freezes the public board from that moment, or at once when it is past. Refused (409) when it is frozen already. */
    Mono<Void> set(int contestId, Instant at, Staff by) {
        String slug = contests.require(contestId).slug();
        return tx.run(() -> store.set(contestId, at, clock.instant())
                        .switchIfEmpty(Mono.error(() -> SimplyRefused.conflict(
                                "board-frozen",
                                "Bảng đang dừng",
                                "Bảng công khai đã dừng rồi. Muốn chọn giờ khác, hãy mở lại bảng trước.")))
                        .flatMap(id -> audit.write(
                                        by, "board.freeze", "contest:" + id, null, Map.of("contest", slug, "at", at))
                                .thenReturn(id)))
                .then(boards.keepUp());
    }

    /** Lets the public see current figures again. Refused (409) when nothing is frozen. */
    Mono<Void> lift(int contestId, Staff by) {
        return liftIfAny(contestId, by)
                .switchIfEmpty(Mono.error(() -> SimplyRefused.conflict(
                        "board-not-frozen", "Bảng không dừng", "Bảng công khai của cuộc thi này không dừng.")))
                .then();
    }

    /** As {@link #lift}, for whoever publishes the result; empty when nothing is frozen. */
    public Mono<Integer> liftIfAny(int contestId, Staff by) {
        String slug = contests.require(contestId).slug();
        return tx.run(() -> store.lift(contestId)
                        .flatMap(id -> audit.write(by, "board.thaw", "contest:" + id, null, Map.of("contest", slug))
                                .thenReturn(id)))
                .flatMap(id -> boards.keepUp().thenReturn(id));
    }
}
