package vn.hoithi.result;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.hoithi.account.AuditLog;
import vn.hoithi.account.Staff;
import vn.hoithi.platform.ContestClock;
import vn.hoithi.platform.ShieldedTx;
import vn.hoithi.platform.SimplyRefused;
import vn.hoithi.questionbank.award.Lots;

/** Draws among equals: the list first, then a seed that nobody could know, entered by one person and confirmed by another. */
@Component
class PrizeDraws {
    private static final Duration LONGEST_WAIT = Duration.ofDays(60);

    private final PrizeDrafts drafts;
    private final DrawStore store;
    private final AuditLog audit;
    private final ShieldedTx tx;
    private final ContestClock clock;
    private final ResultSettings settings;

    PrizeDraws(
            PrizeDrafts drafts,
            DrawStore store,
            AuditLog audit,
            ShieldedTx tx,
            ContestClock clock,
            ResultSettings settings) {
        this.drafts = drafts;
        this.store = store;
        this.audit = audit;
        this.tx = tx;
        this.clock = clock;
        this.settings = settings;
    }

    Flux<Draw> of(int closingId) {
        return store.ofClosing(closingId);
    }

    Mono<Draw> require(int id) {
        return store.find(id)
                .switchIfEmpty(Mono.error(() -> SimplyRefused.unknown("unknown-draw", "Không có lần bốc thăm này.")));
    }

    Mono<Draw> announce(int closingId, String prize, String source, Instant knownAt, Staff by) {
        String from = source.strip();
        Instant now = clock.instant();
        if (from.isEmpty() || from.length() > 300) {
            return Mono.error(
                    SimplyRefused.invalidField(
                            "invalid-draw",
                            "source",
                            "Hãy ghi nguồn số ngẫu nhiên công khai (tối đa 300 ký tự), ví dụ: Giải đặc biệt xổ số miền Bắc ngày 22/11/2026."));
        }
        if (!knownAt.isAfter(now) || knownAt.isAfter(now.plus(LONGEST_WAIT))) {
            return Mono.error(
                    SimplyRefused.invalidField(
                            "invalid-draw",
                            "knownAt",
                            "Lúc có số ngẫu nhiên phải sau lúc công bố danh sách này và trong vòng 60 ngày: nếu số đã biết rồi thì không ai tin được."));
        }
        return drafts.proposal(closingId)
                .flatMap(proposal -> Mono.justOrEmpty(proposal.ties().stream()
                        .filter(tie -> tie.tie().prizeId().equals(prize))
                        .findFirst()))
                .switchIfEmpty(Mono.error(() -> SimplyRefused.conflict(
                        "no-tie", "Không còn phải bốc thăm", "Giải này không còn ai bằng nhau. Hãy tải lại trang.")))
                .flatMap(tie -> announce(closingId, tie, from, knownAt, by));
    }

    private Mono<Draw> announce(int closingId, Proposal.NamedTie named, String source, Instant knownAt, Staff by) {
        List<String> contenders = named.tie().contenders();
        DrawStore.Announced announced = new DrawStore.Announced(
                closingId,
                named.tie().prizeId(),
                named.name(),
                named.tie().seats(),
                contenders,
                Lots.listHash(contenders),
                source,
                knownAt);
        Instant now = clock.instant();
        return tx.run(() -> store.announce(announced, by.login(), now)
                .switchIfEmpty(
                        Mono.error(
                                () -> SimplyRefused.conflict(
                                        "draw-announced",
                                        "Đã công bố bốc thăm",
                                        "Danh sách bốc thăm của giải này đã công bố, hoặc kết quả đã sang bước khác. Hãy tải lại trang.")))
                .flatMap(draw -> log(
                        by,
                        "result.draw-announce",
                        draw,
                        Map.of(
                                "prize", announced.prize(),
                                "hash", draw.listHash(),
                                "source", draw.source()))));
    }

    Mono<Draw> enterSeed(int drawId, String typed, Staff by) {
        String seed = seed(typed);
        Instant now = clock.instant();
        return require(drawId)
                .flatMap(draw -> tx.run(() -> store.enter(drawId, seed, by.login(), now)
                        .switchIfEmpty(Mono.error(() -> draw.knownAt().isAfter(now) ? tooEarly(draw) : drawnAlready()))
                        .flatMap(entered -> log(by, "result.draw-seed", entered, Map.of("seed", seed)))));
    }

    Mono<Draw> confirmSeed(int drawId, String typed, Staff by) {
        String seed = seed(typed);
        return require(drawId).flatMap(draw -> confirm(draw, seed, by));
    }

    private Mono<Draw> confirm(Draw draw, String seed, Staff by) {
        if (draw.drawn() != null || draw.seed() == null) {
            return Mono.error(drawnAlready());
        }
        if (by.login().equals(draw.enteredBy()) && !settings.approveAlone()) {
            return Mono.error(SimplyRefused.conflict(
                    "second-person-needed",
                    "Cần người thứ hai",
                    "Số này do chính bạn nhập. Hãy nhờ một người khác đối chiếu với nguồn công khai và nhập lại."));
        }
        if (!seed.equals(draw.seed())) {
            return Mono.error(
                    SimplyRefused.invalidField(
                            "seed-differs",
                            "seed",
                            "Số bạn nhập khác số người thứ nhất đã nhập. Hãy cùng xem lại nguồn; nếu số kia sai, người đó nhập lại được."));
        }
        List<String> order = Lots.order(draw.listHash(), seed, draw.contenders());
        Instant now = clock.instant();
        return tx.run(() -> store.confirm(draw.id(), seed, order, by.login(), now)
                .switchIfEmpty(Mono.error(PrizeDraws::drawnAlready))
                .flatMap(drawn -> log(by, "result.draw-confirm", drawn, Map.of("seed", seed))));
    }

    private static String seed(String typed) {
        String seed = typed.strip();
        if (!Lots.isSeed(seed)) {
            throw SimplyRefused.invalidField(
                    "invalid-seed",
                    "seed",
                    "Hãy ghi đúng số đã công bố (tối đa 200 ký tự), không có dấu cách ở hai đầu.");
        }
        return seed;
    }

    private static SimplyRefused tooEarly(Draw draw) {
        return SimplyRefused.conflict(
                "seed-too-early",
                "Chưa đến lúc có số",
                "Đã công bố rằng số ngẫu nhiên có từ %s. Hãy nhập sau lúc đó."
                        .formatted(ResultProblems.moment(draw.knownAt())));
    }

    private static SimplyRefused drawnAlready() {
        return SimplyRefused.conflict(
                "draw-state",
                "Bốc thăm đã sang bước khác",
                "Số đã được người khác nhập hoặc xác nhận, hoặc kết quả đã sang bước khác. Hãy tải lại trang.");
    }

    private Mono<Draw> log(Staff by, String action, Draw draw, Map<String, ?> more) {
        Map<String, Object> after = new LinkedHashMap<>(more);
        after.put("draw", draw.id());
        return audit.write(by, action, "result:" + draw.closingId(), null, after)
                .thenReturn(draw);
    }
}
