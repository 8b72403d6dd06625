package vn.hoithi.standing;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import vn.hoithi.platform.ContestClock;

/**
 * Keeps Redis and this node's boards up with PostgreSQL. Five times a second: one look at PostgreSQL's revisions, one at
 * Redis's; what Redis lacks is sent, what this node lacks is read, once for all its viewers. There is no message that
 * could be lost, and a flushed or restarted Redis is just one that lacks everything.
 */
@Component
class Boards {
    private static final Logger log = LoggerFactory.getLogger(Boards.class);
    /** How soon a flushed Redis is noticed while nothing else happens. */
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    private static final Duration FALLBACK_EVERY = Duration.ofSeconds(2);

    private final StandingStore store;
    private final RedisBoard redis;
    private final ContestClock clock;
    private final Map<Integer, LiveBoard> boards = new ConcurrentHashMap<>();
    private final Sinks.Many<Integer> changes = Sinks.many().multicast().directBestEffort();
    private volatile boolean redisAway;
    private final Map<Integer, Instant> lastFallback = new ConcurrentHashMap<>();

    Boards(StandingStore store, RedisBoard redis, ContestClock clock, MeterRegistry meters) {
        this.store = store;
        this.redis = redis;
        this.clock = clock;
        Gauge.builder("hoithi.board.lag", this, Boards::lagSeconds)
                .description("How old the oldest board's figures are on this node")
                .baseUnit("seconds")
                .register(meters);
    }

    LiveBoard board(int contestId) {
        return boards.computeIfAbsent(contestId, id -> new LiveBoard(clock.instant()));
    }

    /** A signal whenever what this contest's board shows has changed; a slow viewer misses signals, never figures. */
    Flux<Integer> changes(int contestId) {
        return changes.asFlux().filter(changed -> changed == contestId);
    }

    @Scheduled(fixedDelay = 200, timeUnit = TimeUnit.MILLISECONDS)
    Mono<Void> keepUp() {
        return Mono.defer(() -> store.states()
                .collectList()
                .flatMapMany(Flux::fromIterable)
                .concatMap(this::keepUp)
                .then());
    }

    private Mono<Void> keepUp(FoldState state) {
        LiveBoard board = board(state.contestId());
        if (board.isAt(state) && board.looked(clock.instant(), LOOK_EVERY)) {
            adopt(state, List.of(), state.revision(), false);
            return Mono.empty();
        }
        return throughRedis(state).doOnSuccess(done -> redisIsAway(false)).onErrorResume(error -> {
            redisIsAway(true);
            return withoutRedis(state);
        });
    }

    private Mono<Void> throughRedis(FoldState state) {
        return redis.shown(state)
                .flatMap(shown -> shown.revision() < state.revision() || shown.equals(RedisBoard.Shown.NOTHING)
                        ? push(state, shown.revision()).then(redis.shown(state))
                        : Mono.just(shown))
                .flatMap(shown -> read(state, shown));
    }

    private Mono<Void> push(FoldState state, long shown) {
        return store.changedSince(state.contestId(), shown)
                .collectList()
                .flatMap(standings -> redis.put(state, standings));
    }

    // Several commands are not one moment: what was read while Redis was flushed or written is read again next time.
    private Mono<Void> read(FoldState state, RedisBoard.Shown shown) {
        LiveBoard board = board(state.contestId());
        long known = board.knownRevision(state);
        Mono<List<UnitStanding>> changed = shown.revision() > known
                ? redis.changedSince(state, known)
                        .filterWhen(standings -> redis.shown(state).map(shown::equals))
                : Mono.just(List.of());
        return changed.doOnNext(standings -> {
                    adopt(state, standings, Math.max(shown.revision(), known), false);
                    board.look(clock.instant());
                })
                .then();
    }

    // Nobody's attempt needs Redis, and neither do the figures: they come more slowly, straight from PostgreSQL.
    private Mono<Void> withoutRedis(FoldState state) {
        LiveBoard board = board(state.contestId());
        long known = board.knownRevision(state);
        Instant now = clock.instant();
        Instant last = lastFallback.getOrDefault(state.contestId(), Instant.EPOCH);
        if (Duration.between(last, now).compareTo(FALLBACK_EVERY) < 0) {
            adopt(state, List.of(), known, true);
            return Mono.empty();
        }
        lastFallback.put(state.contestId(), now);
        return store.changedSince(state.contestId(), known)
                .collectList()
                .doOnNext(standings -> adopt(state, standings, state.revision(), true))
                .then();
    }

    private void adopt(FoldState state, List<UnitStanding> standings, long revision, boolean catchingUp) {
        if (board(state.contestId()).adopt(state, standings, revision, catchingUp)) {
            Sinks.EmitResult ignored = changes.tryEmitNext(state.contestId());
            log.debug("board of contest {} at revision {}: {}", state.contestId(), revision, ignored);
        }
    }

    private void redisIsAway(boolean away) {
        if (away != redisAway) {
            redisAway = away;
            log.warn(away ? "Redis does not answer: boards are read from PostgreSQL" : "Redis answers again");
        }
    }

    private double lagSeconds() {
        Instant now = clock.instant();
        return boards.values().stream()
                .map(board -> board.moment().asOf())
                .min(Instant::compareTo)
                .map(oldest -> Duration.between(oldest, now).toMillis() / 1000.0)
                .orElse(0.0);
    }
}
