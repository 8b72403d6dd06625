package vn.hoithi.questionbank.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Any value of any line replaced by any other, chain and signature anew: the verifier never breaks on it, and what it does
 * not find is only what nothing else in the file depends on.
 */
class BundleFuzzTest {
    private static final int ROUNDS = 1_500;
    private static final List<Kind> KINDS = List.of(Kind.values());

    /** A value, with the name of its field or in a list. */
    private static final Pattern VALUE =
            Pattern.compile("(?<=[:\\[,])(null|true|false|-?[0-9]+|\"(?:[^\"\\\\]++|\\\\.)*+\")(?=[,}\\]])");

    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "0",
            "-1",
            "1",
            "2",
            "7",
            "100",
            "2147483647",
            "-2147483648",
            "9223372036854775807",
            "-9223372036854775808",
            "1e-9999",
            "1e9999999",
            "\"\"",
            "\"x\"",
            "\"10\"",
            "\"\\u0000\"",
            "[]",
            "{}",
            "[1]",
            "\"" + "9".repeat(3_000) + "\"");

    /**
     * What the organisers alone can tell and nothing else follows from, and limits that may be wider where nobody came near
     * them. Nothing of a submission, a place, a lot but its source, a prize that was given, or a count is among these.
     */
    private static final Set<String> FREE = Set.of(
            "bundle contest",
            "bundle round",
            "bundle version",
            "bundle reason",
            "bundle made",
            "bundle opens",
            "bundle closes",
            "rules audience",
            "rules bank",
            "rules blueprint",
            "rules minutes",
            "rules attempts",
            "rules perDay",
            "rules decimals",
            "rules least",
            "rules most",
            "rules pass",
            "rules required",
            "unit code",
            "unit name",
            "unit block",
            "unit headcount",
            "standing kind",
            "standing n",
            "standing person",
            "prize name",
            "prize leastPercent",
            "draw source");

    @Test
    void noValueBreaksTheVerifierAndFewGoUnnoticed() {
        Copy honest = Copy.of(Copy.generated(5, 60));
        Random random = new Random(5);
        Set<String> unnoticed = new TreeSet<>();
        for (int round = 0; round < ROUNDS; round++) {
            Kind kind = KINDS.get(random.nextInt(KINDS.size()));
            List<Integer> lines = lines(honest, kind);
            int line = lines.get(random.nextInt(lines.size()));
            String json = honest.lines().get(line);
            List<MatchResult> values = VALUE.matcher(json).results().toList();
            MatchResult value = values.get(random.nextInt(values.size()));
            String other = random.nextInt(3) == 0
                    ? elsewhere(honest, lines, random)
                    : VALUES.get(random.nextInt(VALUES.size()));
            String changed = json.substring(0, value.start()) + other + json.substring(value.end());
            if (!changed.equals(json)) {
                String field = kind.word() + " " + field(json.substring(0, value.start()));
                if (kind != Kind.END
                        && Copy.verify(honest.with(line, changed).signed(Keys.OWN.getPrivate()))
                                .matches()) {
                    unnoticed.add(field);
                }
            }
        }
        assertThat(unnoticed).isSubsetOf(FREE);
    }

    private static List<Integer> lines(Copy copy, Kind kind) {
        List<Integer> lines = new ArrayList<>();
        for (int index = 0; index < copy.lines().size(); index++) {
            if (copy.lines().get(index).startsWith("{\"t\":\"" + kind.word() + "\"")) {
                lines.add(index);
            }
        }
        return lines;
    }

    /** A value that stands in another line of the kind. */
    private static String elsewhere(Copy copy, List<Integer> lines, Random random) {
        String json = copy.lines().get(lines.get(random.nextInt(lines.size())));
        List<MatchResult> values = VALUE.matcher(json).results().toList();
        return values.get(random.nextInt(values.size())).group();
    }

    /** The last name before a value. */
    private static String field(String before) {
        return Pattern.compile("\"([a-zA-Z0-9]+)\":")
                .matcher(before)
                .results()
                .map(match -> match.group(1))
                .reduce((first, second) -> second)
                .orElse("");
    }
}
