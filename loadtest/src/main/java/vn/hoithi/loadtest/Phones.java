package vn.hoithi.loadtest;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/** Phone numbers that nobody has: 0199 and seven digits, beginning somewhere else in each run. */
final class Phones {
    private static final int ALL = 10_000_000;

    private final AtomicInteger next =
            new AtomicInteger(ThreadLocalRandom.current().nextInt(ALL));

    String next() {
        return "0199%07d".formatted(Math.floorMod(next.getAndIncrement(), ALL));
    }
}
