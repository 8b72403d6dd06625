package vn.hoithi.questionbank.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import vn.hoithi.questionbank.bundle.BundleVerifier.Options;

/** A thousand ways to touch a file without knowing what it says: each is found, at the line where it begins. */
class BundleMutationTest {
    private static final int MUTATIONS = 1_000;

    private static final byte[] FILE = Copy.generated(7, 300);
    private static final Copy COPY = Copy.of(FILE);
    private static final int LINES = COPY.lines().size();

    /** A changed file and the first line that is not as it was. */
    private record Mutation(String kind, byte[] file, int line) {}

    @Test
    void aThousandRandomMutationsAreFoundAtTheirLine() {
        Random random = new Random(20_261_121);
        Map<String, Integer> kinds = new TreeMap<>();
        for (int i = 0; i < MUTATIONS; i++) {
            Mutation mutation = mutation(random);
            Verification verified = Copy.verify(mutation.file(), new Options(Keys.OWN.getPublic(), null));
            assertThat(verified.differences())
                    .as("mutation %d, %s at line %d", i, mutation.kind(), mutation.line())
                    .isNotEmpty();
            assertThat(verified.differences().getFirst().line())
                    .as(
                            "mutation %d, %s: %s",
                            i, mutation.kind(), verified.differences().getFirst())
                    .isEqualTo(mutation.line());
            kinds.merge(mutation.kind(), 1, Integer::sum);
        }
        System.out.println("bundle mutations: " + kinds);
        assertThat(kinds).hasSize(12);
    }

    private static Mutation mutation(Random random) {
        while (true) {
            Mutation made = anyMutation(random);
            if (!Arrays.equals(made.file(), FILE)) {
                return made;
            }
        }
    }

    private static Mutation anyMutation(Random random) {
        int line = random.nextInt(LINES);
        int other = random.nextInt(LINES);
        int at = random.nextInt(FILE.length);
        return switch (random.nextInt(12)) {
            case 0 -> made("byte changed", changedByte(at, (byte) random.nextInt(256)));
            case 1 -> made("bit flipped", changedByte(at, (byte) (FILE[at] ^ 1 << random.nextInt(8))));
            case 2 -> made("byte removed", spliced(at, at + 1, new byte[0]));
            case 3 -> made("byte added", spliced(at, at, new byte[] {(byte) random.nextInt(256)}));
            case 4 -> made("cut", Arrays.copyOf(FILE, at));
            case 5 -> made("bytes after the end", spliced(FILE.length, FILE.length, new byte[1 + random.nextInt(9)]));
            case 6 -> made("line removed", removed(line, line + 1));
            case 7 -> {
                int last = Math.min(LINES, line + 1 + random.nextInt(20));
                yield made("lines removed", removed(line, last));
            }
            case 8 -> made("line doubled", copied(line, line + 1));
            case 9 -> made("line copied elsewhere", copied(line, other));
            case 10 -> made("lines swapped", swapped(line, other));
            default -> made("lines reordered", turned(Math.min(line, other), Math.max(line, other)));
        };
    }

    private static Mutation made(String kind, byte[] file) {
        return new Mutation(kind, file, firstChange(file));
    }

    /** The number of the first line that is another one, or missing, or more. */
    private static int firstChange(byte[] file) {
        int at = Arrays.mismatch(file, FILE);
        int line = 1;
        for (int before = 0; before < at; before++) {
            line += FILE[before] == '\n' ? 1 : 0;
        }
        return line;
    }

    private static byte[] changedByte(int at, byte value) {
        byte[] file = FILE.clone();
        file[at] = value;
        return file;
    }

    private static byte[] spliced(int from, int to, byte[] between) {
        byte[] file = Arrays.copyOf(FILE, FILE.length - (to - from) + between.length);
        System.arraycopy(between, 0, file, from, between.length);
        System.arraycopy(FILE, to, file, from + between.length, FILE.length - to);
        return file;
    }

    /** Lines of the file as they are, with their hashes. */
    private static List<byte[]> whole() {
        List<byte[]> lines = new ArrayList<>();
        int start = 0;
        for (int at = 0; at < FILE.length; at++) {
            if (FILE[at] == '\n') {
                lines.add(Arrays.copyOfRange(FILE, start, at + 1));
                start = at + 1;
            }
        }
        return lines;
    }

    private static byte[] joined(List<byte[]> lines) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        lines.forEach(out::writeBytes);
        return out.toByteArray();
    }

    private static byte[] removed(int from, int to) {
        List<byte[]> lines = whole();
        lines.subList(from, to).clear();
        return joined(lines);
    }

    private static byte[] copied(int line, int where) {
        List<byte[]> lines = whole();
        lines.add(where, lines.get(line));
        return joined(lines);
    }

    private static byte[] swapped(int one, int other) {
        List<byte[]> lines = whole();
        Collections.swap(lines, one, other);
        return joined(lines);
    }

    private static byte[] turned(int from, int to) {
        List<byte[]> lines = whole();
        Collections.reverse(lines.subList(from, to));
        return joined(lines);
    }
}
