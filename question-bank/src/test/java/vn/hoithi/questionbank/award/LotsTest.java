package vn.hoithi.questionbank.award;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LotsTest {
    private static final int NAMES = 20;
    private static final int REPLAYS = 100_000;

    /** Chi-square with 19 degrees of freedom (20 names − 1) stays below this in 999 of 1,000 fair draws. */
    private static final double BOUND = 43.82;

    private static final List<String> LIST = IntStream.range(0, NAMES)
            .mapToObj(name -> "%016x".formatted(0x9E3779B97F4A7C15L * (name + 1)))
            .toList();

    @Test
    void everyNameIsEquallyLikelyForEverySeatAndWhoeverWonTheDrawBefore() {
        String hash = Lots.listHash(LIST);
        int[][] seats = new int[NAMES][NAMES];
        int[] steps = new int[NAMES];
        int before = 0;
        for (int replay = 0; replay < REPLAYS; replay++) {
            List<String> order = Lots.order(hash, "G.ĐB " + replay, LIST);
            for (int seat = 0; seat < NAMES; seat++) {
                seats[seat][LIST.indexOf(order.get(seat))]++;
            }
            int winner = LIST.indexOf(order.getFirst());
            steps[Math.floorMod(winner - before, NAMES)]++;
            before = winner;
        }
        for (int seat : new int[] {0, 1, 2, NAMES - 1}) {
            assertThat(chiSquare(seats[seat])).as("seat %d", seat).isLessThan(BOUND);
        }
        assertThat(chiSquare(steps)).isLessThan(BOUND);
    }

    /** The test above can fail: draws that look honest and are not. */
    @Test
    void unfairDrawsAreCaught() {
        String hash = Lots.listHash(LIST);
        // One byte of the hash, modulo the names: 256 is no multiple of 20, so 16 names have 13 chances and 4 have 12.
        assertThat(chiSquare(seed ->
                        LIST.get(Integer.parseInt(Lots.ticket(hash, seed, "").substring(0, 2), 16) % NAMES)))
                .isGreaterThan(BOUND);
        // Tickets cut to two digits: names that stand earlier on the list win when tickets are equal.
        assertThat(chiSquare(seed -> Collections.min(
                        LIST,
                        Comparator.comparing(id -> Lots.ticket(hash, seed, id).substring(0, 2)))))
                .isGreaterThan(BOUND);
        // One name is given two tickets.
        assertThat(chiSquare(seed -> {
                    List<String> doubled = new ArrayList<>(LIST);
                    doubled.add("x");
                    String winner = Collections.min(doubled, Comparator.comparing(id -> Lots.ticket(hash, seed, id)));
                    return winner.equals("x") ? LIST.get(7) : winner;
                }))
                .isGreaterThan(BOUND);
    }

    private static double chiSquare(Function<String, String> draw) {
        int[] wins = new int[NAMES];
        for (int replay = 0; replay < REPLAYS; replay++) {
            wins[LIST.indexOf(draw.apply("G.ĐB " + replay))]++;
        }
        return chiSquare(wins);
    }

    private static double chiSquare(int[] wins) {
        double expected = (double) REPLAYS / NAMES;
        return Arrays.stream(wins)
                .mapToDouble(count -> (count - expected) * (count - expected) / expected)
                .sum();
    }

    /** Only the published text and the JDK, as an outsider would: no class of ours decides anything here. */
    @Test
    void aDrawIsReplayedByHandFromThePublishedText() throws Exception {
        String published = """
                c81e728d9d4c2f63
                a87ff679a2f3e71d
                c4ca4238a0b92382
                eccbc87e4b5ce2fe
                """;
        String seed = "XSMB 21/11/2026, giải đặc biệt: 48213";
        List<String> names = published.lines().sorted().toList();
        String hash = sha256(String.join("\n", names) + "\n");
        record Ticket(BigInteger number, String name) {}
        List<String> byHand = names.stream()
                .map(name -> new Ticket(number(hash + "|" + seed + "|" + name), name))
                .sorted((one, other) -> one.number().compareTo(other.number()))
                .map(Ticket::name)
                .toList();

        assertThat(Lots.listHash(published.lines().toList())).isEqualTo(hash);
        assertThat(Lots.winners(hash, seed, published.lines().toList(), 2)).isEqualTo(byHand.subList(0, 2));
        assertThat(Lots.order(hash, seed, names)).isEqualTo(byHand);
        // What sort and sha256sum of a shell print for this text.
        assertThat(hash).isEqualTo("9e2cccc37a3a2aadf4040bf01d243ea4448758275b63993d05f02c131fccc31c");
        assertThat(byHand.getFirst()).isEqualTo("c81e728d9d4c2f63");
    }

    private static BigInteger number(String text) {
        try {
            return new BigInteger(sha256(text), 16);
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String sha256(String text) throws java.security.NoSuchAlgorithmException {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        return "%064x".formatted(new BigInteger(1, digest));
    }

    @Test
    void theOrderOfTheListDoesNotMatterAndEverybodyIsInTheOrder() {
        List<String> turned = LIST.reversed();
        String hash = Lots.listHash(LIST);
        assertThat(Lots.listHash(turned)).isEqualTo(hash);
        assertThat(Lots.order(hash, "1", turned))
                .isEqualTo(Lots.order(hash, "1", LIST))
                .hasSize(NAMES)
                .containsAll(LIST);
        assertThat(Lots.winners(hash, "1", LIST, 99)).hasSize(NAMES);
    }

    @Test
    void anotherListOrSeedIsRefused() {
        String hash = Lots.listHash(LIST);
        for (String seed : List.of("", " ", "1 ", "1\n", "1".repeat(201))) {
            assertThatThrownBy(() -> Lots.order(hash, seed, LIST)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> Lots.order(hash, "1", LIST.subList(1, 3)))
                .isInstanceOf(IllegalArgumentException.class);
        for (List<String> list : List.of(List.<String>of(), List.of("a", "a"), List.of("a\nb"), List.of(""))) {
            assertThatThrownBy(() -> Lots.listHash(list)).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
