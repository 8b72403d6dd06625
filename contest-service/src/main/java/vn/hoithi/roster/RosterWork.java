package vn.hoithi.roster;

import java.util.concurrent.Callable;
import java.util.concurrent.RejectedExecutionException;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import vn.hoithi.platform.BackgroundThreads;
import vn.hoithi.platform.Overloaded;

/** Reading, sealing and opening of rosters, one at a time on a thread of its own: ten thousand names are not for an event loop. */
@Component
class RosterWork implements DisposableBean {
    private static final int AT_ONCE = 1;
    private static final int WAITING = 50;

    private final Scheduler thread = BackgroundThreads.of("rosters", AT_ONCE, WAITING);

    <T> Mono<T> work(Callable<T> work) {
        return Mono.fromCallable(work)
                .subscribeOn(thread)
                .onErrorMap(RejectedExecutionException.class, full -> new Overloaded());
    }

    @Override
    public void destroy() {
        thread.dispose();
    }
}
