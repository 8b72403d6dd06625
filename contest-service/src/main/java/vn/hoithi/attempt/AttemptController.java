package vn.hoithi.attempt;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import vn.hoithi.contest.ContestService;
import vn.hoithi.contest.Round;
import vn.hoithi.participant.EntryPasses;
import vn.hoithi.platform.ContestClock;
import vn.hoithi.platform.FrontDoor;

/** Start, resume, save, submit. */
@RestController
class AttemptController {
    private final AttemptService attempts;
    private final AttemptViews views;
    private final ContestService contests;
    private final EntryPasses passes;
    private final ContestClock clock;

    AttemptController(
            AttemptService attempts,
            AttemptViews views,
            ContestService contests,
            EntryPasses passes,
            ContestClock clock) {
        this.attempts = attempts;
        this.views = views;
        this.contests = contests;
        this.passes = passes;
        this.clock = clock;
    }

    record Start(@NotNull UUID key) {}

    /** @param answers question number as shown → letters ticked, e.g. {@code "3": "AC"} */
    record Answers(
            @Min(0) @Max(1_000_000) int revision,
            @NotNull @Size(max = 200) Map<String, @Size(max = 26) String> answers) {}

    record SavedView(int revision, Instant savedAt, long timeLeftMs) {}

    @PostMapping("/api/rounds/{id}/attempts")
    Mono<ResponseEntity<AttemptView>> start(
            @PathVariable int id,
            @Valid @RequestBody Start start,
            @RequestAttribute(FrontDoor.ARRIVAL) Instant arrived,
            ServerWebExchange exchange) {
        Round round = contests.requireRound(id);
        return attempts.start(round, passes.of(exchange, round.contestId()).orElse(null), start.key(), arrived)
                .map(seat -> ResponseEntity.status(seat.fresh() ? HttpStatus.CREATED : HttpStatus.OK)
                        .body(views.of(seat)));
    }

    @GetMapping("/api/attempts/{id}/answers")
    Mono<AttemptView> resume(
            @PathVariable UUID id, @RequestAttribute(FrontDoor.ARRIVAL) Instant now, ServerWebExchange exchange) {
        return attempts.resume(id, passes.of(exchange), now).map(views::of);
    }

    @PutMapping("/api/attempts/{id}/answers")
    Mono<SavedView> save(
            @PathVariable UUID id,
            @Valid @RequestBody Answers sheet,
            @RequestAttribute(FrontDoor.ARRIVAL) Instant arrived,
            ServerWebExchange exchange) {
        return attempts.save(id, passes.of(exchange), sheet.revision(), sheet.answers(), arrived)
                .map(saved -> new SavedView(saved.revision(), arrived, timeLeft(saved.deadline())));
    }

    @PostMapping("/api/attempts/{id}/submission")
    Mono<Result> submit(
            @PathVariable UUID id,
            @Valid @RequestBody Answers sheet,
            @RequestAttribute(FrontDoor.ARRIVAL) Instant arrived,
            ServerWebExchange exchange) {
        return attempts.submit(id, passes.of(exchange), sheet.revision(), sheet.answers(), arrived);
    }

    private long timeLeft(Instant deadline) {
        return Math.max(0, Duration.between(clock.instant(), deadline).toMillis());
    }
}
