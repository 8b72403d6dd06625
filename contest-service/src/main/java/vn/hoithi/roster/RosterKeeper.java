package vn.hoithi.roster;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What happens to rosters by itself: newcomers count in further units, counts stay fresh, and the day of erasure comes. */
@Component
class RosterKeeper {
    /** An entry may be committed a while after its id was made. */
    static final Duration OVERLAP = Duration.ofMinutes(2);

    static final Duration COUNTED_AFTER_CLOSE = Duration.ofHours(2);
    private static final int COUNTED_AT_ONCE = 5;
    private static final Logger log = LoggerFactory.getLogger(RosterKeeper.class);

    private final RosterService rosters;

    RosterKeeper(RosterService rosters) {
        this.rosters = rosters;
    }

    @Scheduled(fixedDelay = 3, timeUnit = TimeUnit.SECONDS)
    Mono<Void> followNewcomers() {
        return Mono.defer(rosters::followNewcomers).then().onErrorResume(error -> later("newcomers", error));
    }

    @Scheduled(fixedDelay = 10, timeUnit = TimeUnit.SECONDS)
    Mono<Void> count() {
        return Mono.defer(() -> rosters.countAgain(COUNTED_AT_ONCE)).onErrorResume(error -> later("counts", error));
    }

    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.HOURS)
    Mono<Void> erase() {
        return Mono.defer(rosters::eraseOverdue).onErrorResume(error -> later("erasure", error));
    }

    private static Mono<Void> later(String what, Throwable error) {
        log.warn(
                "{} of rosters failed and will be tried again: {}",
                what,
                error.getClass().getName());
        return Mono.empty();
    }
}
