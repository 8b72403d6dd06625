package vn.hoithi.testing;

import java.util.Arrays;
import java.util.List;
import vn.hoithi.testing.RuleSets.RuleSet;

/**
 * What may be won in rounds of {@link RuleSets}, scaled down, and who wins it, worked out by hand from the set's order.
 * Sums of money are those of the contests.
 *
 * @param set id of the rule set
 * @param what makes it different
 * @param audiences "An, Bình: audience; …" where people enter as one
 * @param prizes one a line: id, quantity, least percent of the points, money, audience or -; spread prizes begin with +
 * @param brought "Chi: Bình, Dung" where people came by somebody's personal link
 * @param standings "An DISQUALIFIED; …": decided before the draft
 * @param lots "nhat: An, Bình": who is equal and has to be drawn; 1 and 2 in the winners are the lot's first and second
 * @param winners "nhat An 1": prize, person, place; behind it "lot" and "held" where it is so
 * @param again the winners of a second round of the same people, where whoever won before gets nothing; empty for one round
 */
public record RulePrizes(
        String set,
        String what,
        boolean onePerPerson,
        String audiences,
        String prizes,
        String brought,
        String standings,
        String lots,
        List<String> winners,
        List<String> again) {

    /** One prize for persons, or for those who spread the contest. */
    public record Prize(String id, boolean spread, int quantity, int leastPercent, long money, String audience) {
        static Prize of(String line) {
            String[] parts = line.strip().split(" +", 5);
            return new Prize(
                    parts[0].replace("+", ""),
                    parts[0].startsWith("+"),
                    Integer.parseInt(parts[1]),
                    Integer.parseInt(parts[2]),
                    Long.parseLong(parts[3]),
                    parts[4].equals("-") ? "" : parts[4]);
        }
    }

    public RuleSet rules() {
        return RuleSets.of(set);
    }

    public List<Prize> all() {
        return prizes.lines().filter(line -> !line.isBlank()).map(Prize::of).toList();
    }

    /** What somebody enters as; "" where that is not asked. */
    public String audienceOf(String person) {
        return parts(audiences, ";").stream()
                .filter(part -> parts(part.substring(0, part.indexOf(':')), ",").contains(person))
                .map(part -> part.substring(part.indexOf(':') + 1).strip())
                .findFirst()
                .orElse("");
    }

    /** The trimmed parts of such a text; none of an empty one. */
    public static List<String> parts(String text, String separator) {
        return Arrays.stream(text.split(separator, -1))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    public static List<RulePrizes> everyOne() {
        return ALL;
    }

    private static RulePrizes plain(String set, String what, boolean onePerPerson, String prizes, String winners) {
        return new RulePrizes(set, what, onePerPerson, "", prizes, "", "", "", parts(winners, ";"), List.of());
    }

    private static final List<RulePrizes> ALL = List.of(
            // Chi brought two people, who took part; nobody else brought any.
            new RulePrizes(
                    "trung-uong-2026",
                    "prizes for persons and for spreading the contest",
                    true,
                    "",
                    """
                    nhat 1 0 5000000 -
                    nhi  1 0 3000000 -
                    ba   1 0 2000000 -
                    kk   5 0 1000000 -
                    +lt  2 1 1000000 -
                    """,
                    "Chi: Bình, Dung",
                    "",
                    "",
                    parts("nhat An 1; nhi Bình 2; ba Chi 3; kk Dung 4; lt Chi 1", ";"),
                    List.of()),
            // Bình and Chi share the first place, and there are two first prizes: nothing to draw.
            plain("vcnet-2020", "equals who all fit", true, """
                    nhat 2 0 3000000 -
                    nhi  1 0 1000000 -
                    """, "nhat Bình 1; nhat Chi 1; nhi An 3"),
            // Chi has 9 of 10.
            plain("canh-sat-bien-2021", "all right or nothing", true, """
                    nhat 1 100 5000000 -
                    kk   5 100 1000000 -
                    """, "nhat Bình 1; kk An 2"),
            // An is out: Chi moves up, who is held back; Bình, who predicted nothing, is next, then Dung with 18 of 19.
            new RulePrizes(
                    "bo-tu-phap-2021",
                    "one is out and one held back",
                    true,
                    "",
                    """
                    nhat 1 0 6000000 -
                    nhi  1 0 3000000 -
                    ba   2 90 2000000 -
                    """,
                    "",
                    "An DISQUALIFIED; Chi HELD",
                    "",
                    parts("nhat Chi 2 held; nhi Bình 3; ba Dung 4", ";"),
                    List.of()),
            // An and Bình are equal and both officials: a lot for the officials' prize. Whoever misses it is still
            // before
            // Dung for the prize that is open to both; Dung has 12 of 15, 80 %, and is not reached.
            new RulePrizes(
                    "hue-cchc-2025",
                    "a prize for each audience, and a lot within one",
                    true,
                    "An, Bình: Cán bộ, công chức, viên chức; Chi, Dung: Người dân",
                    """
                    cb 1 0 1500000 Cán bộ, công chức, viên chức
                    nd 1 0 1500000 Người dân
                    kk 1 80 500000 -
                    """,
                    "",
                    "",
                    "cb: An, Bình",
                    parts("cb 1 2 lot; nd Chi 1; kk 2 2", ";"),
                    List.of()),
            // The loser of the lot is the first of the rest.
            new RulePrizes(
                    "plo-2026",
                    "a lot whose loser gets the next prize",
                    true,
                    "",
                    """
                    nhat 1 0 2000000 -
                    nhi  1 0 1000000 -
                    kk   1 0 500000 -
                    """,
                    "",
                    "",
                    "nhat: An, Bình",
                    parts("nhat 1 1 lot; nhi 2 1; kk Chi 3", ";"),
                    List.of()),
            // An wins the first round; the second ranks alike, and An, having a prize, leaves it to Bình.
            new RulePrizes(
                    "quang-nam-thcs-2022",
                    "one person one prize over two rounds",
                    true,
                    "An, Bình, Chi: Học sinh trung học cơ sở",
                    "nhat 1 0 1000000 -",
                    "",
                    "",
                    "",
                    List.of("nhat An 1"),
                    List.of("nhat Bình 2")),
            // Every attempt is ranked: 1 An, 2 Bình, 3 An, 4 Chi.
            plain("doan-trung-uong-2025", "every attempt may win", false, """
                    nhat 1 0 1000000 -
                    nhi  1 0 500000 -
                    ba   1 0 300000 -
                    """, "nhat An 1; nhi Bình 2; ba An 3"),
            plain(
                    "doan-trung-uong-2025",
                    "every attempt is ranked, one prize each",
                    true,
                    """
                    nhat 1 0 1000000 -
                    nhi  1 0 500000 -
                    ba   1 0 300000 -
                    """,
                    "nhat An 1; nhi Bình 2; ba Chi 4"),
            plain("kbang-2025", "more prizes than people", true, """
                    nhat 1 0 1000000 -
                    kk   10 0 200000 -
                    """, "nhat Bình 1; kk An 2"));

    @Override
    public String toString() {
        return set + ": " + what;
    }
}
