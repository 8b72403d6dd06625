package vn.hoithi.print;

import java.util.concurrent.Callable;
import java.util.concurrent.RejectedExecutionException;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import vn.hoithi.platform.BackgroundThreads;
import vn.hoithi.platform.Overloaded;

/**
 * Where documents are written: one at a time on a thread of its own, so that however many people export, answers of
 * citizens keep the machine (promise 11).
 */
@Service
public class PrintService implements DisposableBean {
    private static final int AT_ONCE = 1;
    private static final int WAITING = 50;

    private final Scheduler thread = BackgroundThreads.of("print", AT_ONCE, WAITING);

    /** The work's result, when its turn has come; refused (503) when too many wait already. */
    public <T> Mono<T> write(Callable<T> work) {
        return Mono.fromCallable(work)
                .subscribeOn(thread)
                .onErrorMap(RejectedExecutionException.class, full -> new Overloaded());
    }

    /** {@link Pdf#of} in its turn. */
    public Mono<byte[]> pdf(String html) {
        return write(() -> Pdf.of(html));
    }

    @Override
    public void destroy() {
        thread.dispose();
    }
}
