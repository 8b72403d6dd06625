package vn.hoithi.share;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import vn.hoithi.contest.Accent;

/**
 * How long a file of posters for 114 communes takes (at most 5 s), and for 500 units. Writes them into
 * {@code target/posters}, to be looked at. From contest-service:
 *
 * <pre>
 * mvn -o -q test-compile exec:java -Dexec.classpathScope=test -Dexec.mainClass=vn.hoithi.share.PosterBenchmark
 * </pre>
 */
final class PosterBenchmark {
    private static final int COMMUNES = 114;
    private static final int RUNS = 3;

    private PosterBenchmark() {}

    public static void main(String[] arguments) throws IOException {
        PosterService posters = Posters.service();
        Mark mark = Mark.tick(Accent.OURS);
        Path folder = Files.createDirectories(Path.of("target", "posters"));
        for (PosterForm form : PosterForm.values()) {
            for (int run = 1; run <= RUNS; run++) {
                measure(posters, form, COMMUNES, mark, folder, run);
            }
        }
        measure(posters, PosterForm.A4, PosterSheet.MOST, mark, folder, 1);
    }

    private static void measure(PosterService posters, PosterForm form, int units, Mark mark, Path folder, int run)
            throws IOException {
        long start = System.nanoTime();
        byte[] pdf = posters.write(form, Posters.sheet(units), mark);
        long millis = (System.nanoTime() - start) / 1_000_000;
        System.out.println(
                form + ", " + units + " units, run " + run + ": " + millis + " ms, " + pdf.length / 1024 + " kB");
        Path unused = Files.write(folder.resolve(form.code() + "-" + units + ".pdf"), pdf);
    }
}
