package vn.hoithi.share;

import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Brings what links brought up to the standings every few seconds. Per contest one node does it. */
@Component
class LinkTallier {
    private static final Logger log = LoggerFactory.getLogger(LinkTallier.class);
    private static final int BATCH = 5_000;

    private final LinkTallyStore store;

    LinkTallier(LinkTallyStore store) {
        this.store = store;
    }

    @Scheduled(fixedDelay = 3, timeUnit = TimeUnit.SECONDS)
    Mono<Void> tally() {
        return Mono.defer(() -> store.waiting().concatMap(this::tallyAll).then());
    }

    private Mono<Void> tallyAll(int contestId) {
        return store.tally(contestId, BATCH)
                .flatMap(taken -> taken < BATCH ? Mono.<Void>empty() : tallyAll(contestId))
                .onErrorResume(error -> {
                    log.error("adding up the links of contest {} failed and is tried again", contestId, error);
                    return Mono.empty();
                });
    }
}
