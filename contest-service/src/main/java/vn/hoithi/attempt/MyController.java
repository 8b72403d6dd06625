package vn.hoithi.attempt;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import vn.hoithi.contest.Contest;
import vn.hoithi.contest.ContestService;
import vn.hoithi.contest.Round;
import vn.hoithi.participant.EntryPass;
import vn.hoithi.participant.EntryPasses;
import vn.hoithi.participant.ParticipantService;
import vn.hoithi.participant.Participation;
import vn.hoithi.platform.ContestClock;
import vn.hoithi.platform.SimplyRefused;
import vn.hoithi.questionbank.rules.Counting;
import vn.hoithi.unit.Unit;
import vn.hoithi.unit.UnitService;

/** What this device's person has done in a contest, and what a receipt stands for. */
@RestController
class MyController {
    private final AttemptService attempts;
    private final ParticipantService participants;
    private final ContestService contests;
    private final UnitService units;
    private final EntryPasses passes;
    private final ContestClock clock;

    MyController(
            AttemptService attempts,
            ParticipantService participants,
            ContestService contests,
            UnitService units,
            EntryPasses passes,
            ContestClock clock) {
        this.attempts = attempts;
        this.participants = participants;
        this.contests = contests;
        this.units = units;
        this.passes = passes;
        this.clock = clock;
    }

    record UnitName(long id, String name, String above) {}

    /**
     * @param counting which attempt counts by the round's rules
     * @param counts that attempt; none before the first, and where it would tell of scores that are not told yet
     * @param beforePrediction whether predictions may still make another attempt count
     */
    record MyRound(
            int round,
            int allowed,
            int used,
            @Nullable UUID live,
            Counting counting,
            @Nullable Result counts,
            boolean beforePrediction,
            List<Result> attempts) {}

    record Me(
            UUID participation,
            UnitName unit,
            boolean helper,
            boolean sharedDevice,
            boolean trial,
            List<MyRound> rounds) {}

    record ReceiptView(
            @JsonUnwrapped Result result, String contest, String contestName, String roundName, UnitName unit) {}

    @GetMapping("/api/contests/{slug}/me")
    Mono<ResponseEntity<Me>> me(@PathVariable String slug, ServerWebExchange exchange) {
        Contest contest = contests.require(slug);
        return Mono.justOrEmpty(passes.of(exchange, contest.id()))
                .flatMap(pass -> participants
                        .find(pass)
                        .flatMap(who -> attempts.of(pass).collectList().map(all -> me(contest, pass, who, all))))
                .map(ResponseEntity::ok)
                .defaultIfEmpty(ResponseEntity.noContent().build());
    }

    @GetMapping("/api/receipts/{receipt}")
    Mono<ReceiptView> receipt(@PathVariable String receipt) {
        return attempts.receipt(receipt).map(found -> {
            Contest contest = contests.require(found.contestId());
            Round round = contests.requireRound(found.result().round());
            return new ReceiptView(found.result(), contest.slug(), contest.name(), round.name(), unit(found.unitId()));
        });
    }

    /** The paper of a receipt beside its keys; refused (409) where the rules show none, or before the close. */
    @GetMapping("/api/receipts/{receipt}/answers")
    Mono<Review> review(@PathVariable String receipt) {
        return attempts.receipt(receipt)
                .then(Mono.defer(() -> attempts.review(receipt)))
                .switchIfEmpty(Mono.error(() -> SimplyRefused.conflict(
                        "answers-not-shown",
                        "Chưa xem được đáp án",
                        "Đáp án chỉ xem được sau khi vòng thi đóng, khi thể lệ cho phép.")));
    }

    private Me me(Contest contest, EntryPass pass, Participation who, List<Attempt> all) {
        List<MyRound> rounds = contests.catalog().roundsOf(contest.id()).stream()
                .map(round -> myRound(round, all))
                .toList();
        return new Me(who.id(), unit(who.unitId()), who.helper(), pass.shared(), who.trial(), rounds);
    }

    private MyRound myRound(Round round, List<Attempt> all) {
        List<Attempt> mine = all.stream()
                .filter(attempt -> attempt.sitting().roundId() == round.id())
                .toList();
        List<Attempt> closed = mine.stream().filter(attempt -> !attempt.open()).toList();
        CountingAttempt counting = new CountingAttempt(round.rules().ranking());
        Optional<Attempt> counts =
                counting.told(contests.scoreVisible(round, clock.instant())) ? counting.of(closed) : Optional.empty();
        AttemptsUsed used = AttemptsUsed.of(
                round.rules(),
                mine,
                contests.require(round.contestId()).entry().attempts(),
                all.size(),
                clock.instant());
        return new MyRound(
                round.id(),
                used.allowed(),
                used.used(),
                mine.stream().filter(Attempt::open).map(Attempt::id).findFirst().orElse(null),
                counting.which(),
                counts.map(attempts::result).orElse(null),
                counting.beforePrediction(),
                closed.stream().map(attempts::result).toList());
    }

    private UnitName unit(long id) {
        Unit unit = units.require(id);
        return new UnitName(unit.id(), unit.name(), units.forest().above(id));
    }
}
