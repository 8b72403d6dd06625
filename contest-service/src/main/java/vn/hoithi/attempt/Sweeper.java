package vn.hoithi.attempt;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.hoithi.contest.ContestService;
import vn.hoithi.contest.Round;
import vn.hoithi.platform.ContestClock;

/** Closes what nobody handed in, every second on every node; two nodes that meet at one attempt close it once. */
@Component
class Sweeper {
    private static final Logger log = LoggerFactory.getLogger(Sweeper.class);
    private static final int SECONDS_OF_CARE = 5;

    private final AttemptService attempts;
    private final AttemptStore store;
    private final ContestService contests;
    private final AttemptSettings settings;
    private final ContestClock clock;
    private Map<Integer, Instant> followed = Map.of();
    private Instant followUntil = Instant.MAX;

    Sweeper(
            AttemptService attempts,
            AttemptStore store,
            ContestService contests,
            AttemptSettings settings,
            ContestClock clock) {
        this.attempts = attempts;
        this.store = store;
        this.contests = contests;
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.SECONDS)
    Mono<Void> sweep() {
        return Mono.defer(() -> followWindows(clock.instant()).then(closeOverdue(clock.instant())));
    }

    private Mono<Void> closeOverdue(Instant now) {
        return store.overdue(now.minus(settings.grace()), settings.sweepBatch())
                .collectList()
                .flatMap(batch -> reactor.core.publisher.Flux.fromIterable(batch)
                        .flatMap(attempt ->
                                attempts.closeOverdue(attempt, now).onErrorResume(error -> skip(attempt, error)))
                        .then(Mono.defer(
                                () -> batch.size() < settings.sweepBatch() ? Mono.<Void>empty() : closeOverdue(now))));
    }

    // One attempt that cannot be graded must not keep the others open.
    private static Mono<Attempt> skip(Attempt attempt, Throwable error) {
        log.error("attempt {} could not be closed and is tried again", attempt.id(), error);
        return Mono.empty();
    }

    // A start that was under way with the window from a second ago must follow too, hence a few rounds of care.
    private Mono<Void> followWindows(Instant now) {
        Map<Integer, Instant> closes =
                contests.catalog().rounds().stream().collect(Collectors.toMap(Round::id, Round::closesAt));
        if (!closes.equals(followed)) {
            followed = closes;
            followUntil = now.plusSeconds(SECONDS_OF_CARE);
        }
        if (now.isAfter(followUntil) || closes.isEmpty()) {
            return Mono.empty();
        }
        List<Integer> rounds = new ArrayList<>(closes.keySet());
        return store.followWindows(rounds, rounds.stream().map(closes::get).toList())
                .then();
    }
}
