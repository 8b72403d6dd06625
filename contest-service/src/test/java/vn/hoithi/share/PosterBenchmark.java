package vn.hoithi.share;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import vn.hoithi.contest.Accent;

/**
 * How long a file of posters for 114 communes takes (at most 5 s), and for 500 units. Writes them into
 * {@code contest-service/target/posters}, to be looked at. Not part of the build:
 *
 * <pre>
 * ./mvnw -pl question-bank,contest-service test -Dtest=PosterBenchmark -Dsurefire.failIfNoSpecifiedTests=false
 * </pre>
 */
class PosterBenchmark {
    private static final int COMMUNES = 114;
    private static final int RUNS = 3;
    private static final long MOST_MILLIS = 5_000;

    private final PosterService posters = Posters.service();
    private final Mark mark = Mark.tick(Accent.OURS);

    @Test
    void postersOfAllCommunesOfACityTakeFiveSecondsAtMost() throws IOException {
        for (PosterForm form : PosterForm.values()) {
            for (int run = 1; run <= RUNS; run++) {
                assertThat(measure(form, COMMUNES, run)).isLessThanOrEqualTo(MOST_MILLIS);
            }
        }
        assertThat(measure(PosterForm.A4, PosterSheet.MOST, 1)).isPositive();
    }

    private long measure(PosterForm form, int units, int run) throws IOException {
        long start = System.nanoTime();
        byte[] pdf = posters.write(form, Posters.sheet(units), mark);
        long millis = (System.nanoTime() - start) / 1_000_000;
        System.out.println("POSTERS " + form + ", " + units + " units, run " + run + ": " + millis + " ms, "
                + pdf.length / 1024 + " kB");
        Path folder = Files.createDirectories(Path.of("target", "posters"));
        Path unused = Files.write(folder.resolve(form.code() + "-" + units + ".pdf"), pdf);
        return millis;
    }
}
