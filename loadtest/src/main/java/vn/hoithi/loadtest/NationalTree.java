package vn.hoithi.loadtest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;

/** Việt Nam's 34 provinces and 3,321 communes, and as many made-up units below them as asked, each with a headcount. */
final class NationalTree {
    private static final int COMMUNE_COLUMNS = 4;
    private static final List<String> TYPES = List.of("Tổ dân phố", "Trường", "Cơ quan", "Chi bộ", "Doanh nghiệp");
    private static final List<String> BLOCKS =
            List.of("Khối dân cư", "Khối trường học", "Khối cơ quan", "Khối đảng", "Khối doanh nghiệp");
    private static final int SMALLEST = 8;
    private static final int LARGEST = 120;

    private NationalTree() {}

    /** A list of that many units as the platform imports it. */
    static byte[] csv(int units) {
        String real = real();
        List<String> communes = real.lines()
                .map(line -> line.split(",", -1))
                .filter(cells -> cells.length > COMMUNE_COLUMNS && cells[3].startsWith("P"))
                .map(cells -> cells[0])
                .toList();
        StringBuilder list = new StringBuilder(real);
        SplittableRandom random = new SplittableRandom(1);
        int missing = units - (int) real.lines().count() + 1;
        List<Integer> made = new ArrayList<>(java.util.Collections.nCopies(communes.size(), 0));
        for (int i = 0; i < missing; i++) {
            int commune = i % communes.size();
            int number = made.get(commune) + 1;
            made.set(commune, number);
            int kind = random.nextInt(TYPES.size());
            list.append(communes.get(commune)).append("-").append(number).append(',');
            list.append(TYPES.get(kind)).append(" số ").append(number).append(',');
            list.append(TYPES.get(kind))
                    .append(',')
                    .append(communes.get(commune))
                    .append(',');
            list.append(BLOCKS.get(kind))
                    .append(',')
                    .append(random.nextInt(SMALLEST, LARGEST))
                    .append('\n');
        }
        return list.toString().getBytes(UTF_8);
    }

    private static String real() {
        try (InputStream file = NationalTree.class.getResourceAsStream("/units-vietnam.csv")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
