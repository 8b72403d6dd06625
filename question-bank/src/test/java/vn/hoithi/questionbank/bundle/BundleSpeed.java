package vn.hoithi.questionbank.bundle;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import vn.hoithi.questionbank.bundle.BundleVerifier.Options;

/**
 * How long a bundle of a million submissions takes to be written and verified. No test, since it depends on the machine.
 * Writing includes drawing, filling in, grading, ranking and awarding the round that is written.
 *
 * <pre>
 * mvn -q -o -pl question-bank test-compile dependency:build-classpath -Dmdep.outputFile=target/cp
 * taskset -c 0 java -Xmx512m \
 *     -cp question-bank/target/classes:question-bank/target/test-classes:$(cat question-bank/target/cp) \
 *     vn.hoithi.questionbank.bundle.BundleSpeed write FILE [SUBMISSIONS]
 * taskset -c 0 java -Xmx256m -cp … vn.hoithi.questionbank.bundle.BundleSpeed verify FILE
 * </pre>
 *
 * A file whose name ends in .gz is packed.
 */
final class BundleSpeed {

    private static final int UNITS = 50;

    private BundleSpeed() {}

    public static void main(String[] args) throws IOException {
        Path file = Path.of(args[1]);
        long start = System.nanoTime();
        if (args[0].equals("write")) {
            write(file, args.length > 2 ? Integer.parseInt(args[2]) : 1_000_000);
        } else {
            try (InputStream in = Files.newInputStream(file)) {
                Verification verified = BundleVerifier.verify(in, Options.NONE, line -> {});
                System.out.printf(
                        "%,d submissions of %,d people, matches: %s%n",
                        verified.submissions(), verified.people(), verified.matches());
            }
        }
        System.out.printf(
                "%s: %.1f s, of which the processor worked %.1f s; %,d bytes, peak heap %d MB of %d%n",
                args[0],
                (System.nanoTime() - start) / 1e9,
                ProcessHandle.current().info().totalCpuDuration().orElseThrow().toMillis() / 1e3,
                Files.size(file),
                peak() >> 20,
                Runtime.getRuntime().maxMemory() >> 20);
    }

    private static void write(Path file, int submissions) throws IOException {
        try (OutputStream raw = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16);
                OutputStream packed = file.toString().endsWith(".gz") ? new GZIPOutputStream(raw, 1 << 16) : raw;
                BundleWriter out = new BundleWriter(packed, Keys.OWN.getPrivate())) {
            GeneratedRound.writeLarge(out, Keys.OWN.getPublic(), 1, submissions, UNITS);
            out.end();
        }
    }

    /** The sum of the peaks of the heap's parts: never less than the real one. */
    private static long peak() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getPeakUsage)
                .mapToLong(usage -> usage.getUsed())
                .sum();
    }
}
