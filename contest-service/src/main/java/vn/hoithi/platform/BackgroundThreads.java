package vn.hoithi.platform;

import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Threads for work that needs the processor for long: files, documents, pictures, statistics. They have the lowest priority,
 * so that an answer that comes meanwhile goes first; a Linux JVM heeds it with {@code -XX:ThreadPriorityPolicy=1
 * -XX:JavaPriority1_To_OSPriority=19}, as our image sets.
 */
public final class BackgroundThreads {
    private static final int SECONDS_UNUSED = 60;

    private BackgroundThreads() {}

    /**
     * A bounded number of such threads.
     *
     * @param waiting tasks that may wait for a thread; further ones are rejected
     */
    public static Scheduler of(String name, int threads, int waiting) {
        return Schedulers.newBoundedElastic(threads, waiting, factory(name), SECONDS_UNUSED);
    }

    // Nothing relies on the order in which threads run: the priority only says who may wait.
    @SuppressWarnings("ThreadPriorityCheck")
    private static ThreadFactory factory(String name) {
        AtomicInteger number = new AtomicInteger();
        return work -> {
            Thread thread = new Thread(work, name + "-" + number.incrementAndGet());
            thread.setPriority(Thread.MIN_PRIORITY);
            thread.setDaemon(true);
            return thread;
        };
    }
}
