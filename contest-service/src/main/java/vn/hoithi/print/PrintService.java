package vn.hoithi.print;

import java.util.concurrent.Callable;
import java.util.concurrent.RejectedExecutionException;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.pool.InstrumentedPool;
import reactor.pool.PoolAcquirePendingLimitException;
import reactor.pool.PoolBuilder;
import vn.hoithi.platform.BackgroundThreads;
import vn.hoithi.platform.SimplyRefused;

/**
 * Where documents are written: one at a time on a thread of its own, so that however many people export, answers of
 * citizens keep the machine (promise 11).
 */
@Service
public class PrintService implements DisposableBean {
    private static final int AT_ONCE = 1;
    private static final int WAITING = 50;

    private final Scheduler thread = BackgroundThreads.of("print", AT_ONCE, WAITING);
    private final InstrumentedPool<Boolean> turn = PoolBuilder.from(Mono.just(true))
            .sizeBetween(0, AT_ONCE)
            .maxPendingAcquire(WAITING)
            .buildPool();

    /** The work's result, when its turn has come; refused (503) when too many wait already. */
    public <T> Mono<T> write(Callable<T> work) {
        return Mono.fromCallable(work).subscribeOn(thread).onErrorMap(RejectedExecutionException.class, full -> busy());
    }

    /**
     * For documents whose figures cost as much as their writing: the next one asks the database only when the one before is
     * written. Refused (503) when too many wait already. The work itself must not ask for another turn.
     */
    public <T> Mono<T> inTurn(Mono<T> work) {
        return turn.withPoolable(ignored -> work)
                .singleOrEmpty()
                .onErrorMap(PoolAcquirePendingLimitException.class, full -> busy());
    }

    private static SimplyRefused busy() {
        return SimplyRefused.busy("Nhiều tài liệu đang chờ được lập. Hãy thử lại sau một phút.");
    }

    /** {@link Pdf#of} in its turn. */
    public Mono<byte[]> pdf(String html) {
        return write(() -> Pdf.of(html));
    }

    @Override
    public void destroy() {
        turn.dispose();
        thread.dispose();
    }
}
