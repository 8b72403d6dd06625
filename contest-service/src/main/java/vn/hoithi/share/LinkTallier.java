package vn.hoithi.share;

import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.hoithi.platform.Outbox;

/** Brings what links brought up to the standings every few seconds. Per contest one node does it. */
@Component
class LinkTallier {
    private static final int BATCH = 5_000;

    private final LinkTallyStore store;
    private final Outbox outbox;

    LinkTallier(LinkTallyStore store) {
        this.store = store;
        this.outbox = new Outbox("adding up the links", BATCH, store::tally);
    }

    @Scheduled(fixedDelay = 3, timeUnit = TimeUnit.SECONDS)
    Mono<Void> tally() {
        return Mono.defer(() -> outbox.workOff(store.waiting()));
    }
}
