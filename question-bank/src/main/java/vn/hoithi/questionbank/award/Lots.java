package vn.hoithi.questionbank.award;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The draw among equals, which anybody can repeat with {@code sort} and {@code sha256sum}.
 *
 * <p>First the list is fixed: its hash is published together with where the seed will come from, before that value exists.
 * Then each id on the list gets a ticket, a SHA-256 that nobody could foresee or choose; the smallest tickets win.
 */
public final class Lots {

    /** Longest seed: a public value such as the digits of a lottery's first prize, not a document. */
    public static final int LONGEST_SEED = 200;

    private static final HexFormat HEX = HexFormat.of();

    private Lots() {}

    /** What is hashed: the ids in the order of their characters, each followed by a line feed. */
    public static String listText(List<String> contenders) {
        StringBuilder text = new StringBuilder();
        checked(contenders).forEach(id -> text.append(id).append('\n'));
        return text.toString();
    }

    /** SHA-256 of {@link #listText} in UTF-8, as 64 hexadecimal digits. */
    public static String listHash(List<String> contenders) {
        return sha256(listText(contenders));
    }

    /** SHA-256 of {@code listHash|seed|id} in UTF-8, as 64 hexadecimal digits. */
    public static String ticket(String listHash, String seed, String id) {
        return sha256(listHash + "|" + seed + "|" + id);
    }

    /**
     * Everybody on the list, the smallest ticket first. This whole order is what {@link Awarding} wants to be told, so that
     * the next one is known when a winner drops out, and for the next prize.
     *
     * @throws IllegalArgumentException if the hash is not that of the list, or the seed is blank, too long or has characters
     *     that cannot be seen
     */
    public static List<String> order(String listHash, String seed, List<String> contenders) {
        if (!listHash(contenders).equals(listHash)) {
            throw new IllegalArgumentException("the hash is not that of this list");
        }
        if (!isSeed(seed)) {
            throw new IllegalArgumentException("no seed: \"" + seed + "\"");
        }
        record Ticket(String id, String ticket) {}
        return contenders.stream()
                .map(id -> new Ticket(id, ticket(listHash, seed, id)))
                .sorted(Comparator.comparing(Ticket::ticket).thenComparing(Ticket::id))
                .map(Ticket::id)
                .toList();
    }

    /** The first {@code seats} of {@link #order}; everybody when there are more seats than names. */
    public static List<String> winners(String listHash, String seed, List<String> contenders, int seats) {
        List<String> order = order(listHash, seed, contenders);
        return order.subList(0, Math.min(Math.max(seats, 0), order.size()));
    }

    /** Whether this can be a seed: something visible, without blanks around it that people would copy or not. */
    public static boolean isSeed(String seed) {
        return !seed.isBlank()
                && seed.length() <= LONGEST_SEED
                && seed.equals(seed.strip())
                && seed.codePoints().noneMatch(Character::isISOControl);
    }

    private static Set<String> checked(List<String> contenders) {
        Set<String> sorted = new TreeSet<>(contenders);
        if (sorted.isEmpty() || sorted.size() < contenders.size()) {
            throw new IllegalArgumentException("a list that is empty or names somebody twice");
        }
        if (sorted.stream().anyMatch(id -> id.isBlank() || id.codePoints().anyMatch(Character::isISOControl))) {
            throw new IllegalArgumentException("an id that is blank or has characters that cannot be seen");
        }
        return sorted;
    }

    private static String sha256(String text) {
        try {
            return HEX.formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
