package vn.hoithi.platform;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Primary;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * The one clock that decides: this node's clock corrected by its measured offset to PostgreSQL's, so that nodes whose
 * clocks differ still agree about deadlines. The offset is measured again every ten seconds, as the middle of a round
 * trip; measurements whose round trip took over a second are thrown away.
 */
@Primary
@Component
public class ContestClock implements InstantSource {
    private static final Logger log = LoggerFactory.getLogger(ContestClock.class);
    private static final long TOO_SLOW_MILLIS = 1_000;
    private static final Duration WORTH_A_WARNING = Duration.ofSeconds(5);

    private final DatabaseClient database;
    private final InstantSource node;
    private volatile Duration offset = Duration.ZERO;

    ContestClock(DatabaseClient database, @Qualifier("nodeClock") InstantSource node) {
        this.database = database;
        this.node = node;
    }

    @Override
    public Instant instant() {
        return node.instant().plus(offset);
    }

    /** How far PostgreSQL's clock is ahead of this node's. */
    public Duration offset() {
        return offset;
    }

    @Scheduled(fixedDelay = 10, timeUnit = TimeUnit.SECONDS)
    public Mono<Void> measure() {
        return Mono.defer(() -> {
            long before = node.millis();
            return database.sql("SELECT clock_timestamp() AS now")
                    .map(row -> requireNonNull(row.get("now", OffsetDateTime.class)))
                    .one()
                    .doOnNext(theirs -> adopt(before, node.millis(), theirs.toInstant()))
                    .then();
        });
    }

    private void adopt(long before, long after, Instant theirs) {
        if (after - before > TOO_SLOW_MILLIS) {
            return;
        }
        Duration measured = Duration.between(Instant.ofEpochMilli((before + after) / 2), theirs);
        if (measured.abs().compareTo(WORTH_A_WARNING) > 0) {
            log.warn("this node's clock differs from PostgreSQL's by {} ms; PostgreSQL's is used", measured.toMillis());
        }
        offset = measured;
    }
}
