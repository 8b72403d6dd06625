package vn.hoithi.questionbank.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import vn.hoithi.questionbank.BankFixtures;
import vn.hoithi.questionbank.Question;
import vn.hoithi.questionbank.QuestionBank;
import vn.hoithi.questionbank.bundle.BundleVerifier.Options;
import vn.hoithi.questionbank.format.BankFormats;

/**
 * Somebody who understands the file and computes the chain anew. Without the key the signature tells; with another key the
 * known key tells; with the key itself the content tells, because every figure follows from others.
 */
class BundleForgeryTest {

    private static final Copy HONEST = Copy.of(Copy.generated(11, 300));
    private static final int END = HONEST.lines().size();

    /** Where the first difference must be: the line that was changed, or a line of this kind that follows from it. */
    private record Forgery(
            String name,
            UnaryOperator<Copy> change,
            @Nullable Kind shows) {}

    private static Forgery here(String name, UnaryOperator<Copy> change) {
        return new Forgery(name, change, null);
    }

    private static Forgery edit(String name, Kind kind, int which, String regex, String replacement) {
        return here(name, copy -> copy.edit(kind, which, regex, replacement));
    }

    private static Forgery later(Kind shows, String name, UnaryOperator<Copy> change) {
        return new Forgery(name, change, shows);
    }

    /** The n-th submission, from 0, with every question right. */
    private static int perfect(Copy copy, int which) {
        int met = 0;
        for (int n = 0; ; n++) {
            if (copy.lines().get(copy.index(Kind.SUBMISSION, n)).contains("\"points\":1000,") && met++ == which) {
                return n;
            }
        }
    }

    private static int placed(Copy copy, int which) {
        return ((BundleLine.Place) copy.line(copy.index(Kind.PLACE, which))).n() - 1;
    }

    /** The first two neighbouring place lines with different places. */
    private static int step(Copy copy) {
        for (int which = 0; ; which++) {
            BundleLine.Place one = (BundleLine.Place) copy.line(copy.index(Kind.PLACE, which));
            BundleLine.Place next = (BundleLine.Place) copy.line(copy.index(Kind.PLACE, which + 1));
            if (one.place() != next.place()) {
                return which;
            }
        }
    }

    private static Stream<Forgery> forgeries() {
        List<Forgery> all = new ArrayList<>();
        submissions(all);
        givens(all);
        ranking(all);
        prizes(all);
        structure(all);
        return all.stream();
    }

    private static void submissions(List<Forgery> all) {
        all.add(edit("more points", Kind.SUBMISSION, 5, "\"points\":", "\"points\":1"));
        all.add(here("a question more right", copy -> {
            int at = copy.index(Kind.SUBMISSION, 9);
            BundleLine.Submission line = (BundleLine.Submission) copy.line(at);
            return copy.edit(Kind.SUBMISSION, 9, "\"correct\":[0-9]+", "\"correct\":" + (line.correct() + 1));
        }));
        all.add(here(
                "an empty sheet that keeps its points",
                copy -> copy.edit(Kind.SUBMISSION, perfect(copy, 0), "\"sheet\":\"[^\"]*\"", "\"sheet\":\"\"")));
        all.add(here("another paper", copy -> copy.edit(Kind.SUBMISSION, perfect(copy, 1), "\"seed\":\"-?", "$01")));
        all.add(here(
                "another bank",
                copy -> copy.edit(Kind.SUBMISSION, perfect(copy, 2), "\"bank\":\"b.\"", "\"bank\":\"b9\"")));
        all.add(edit("a sheet with a missing question", Kind.SUBMISSION, 3, "\"sheet\":\"[^|]*\\|", "\"sheet\":\""));
        all.add(edit("letters in another order", Kind.SUBMISSION, 7, "\"sheet\":\"[^|]*\\|", "\"sheet\":\"BA|"));
        all.add(edit(
                "a choice that is not on the paper", Kind.SUBMISSION, 7, "\"sheet\":\"[^|]*\\|", "\"sheet\":\"J|"));
        all.add(edit(
                "a prediction out of bounds",
                Kind.SUBMISSION,
                8,
                "[|A-J](#[0-9.]+)?\",\"correct\"",
                "|#9999999\",\"correct\""));
        all.add(edit(
                "handed in earlier", Kind.SUBMISSION, 12, "\"submitted\":([0-9]+)[0-9]{4},", "\"submitted\":$10000,"));
        all.add(edit("less time taken", Kind.SUBMISSION, 13, "\"elapsed\":", "\"elapsed\":1"));
        all.add(here("a time over the limit", copy -> {
            BundleLine.Submission line = (BundleLine.Submission) copy.line(copy.index(Kind.SUBMISSION, 14));
            return copy.edit(
                    Kind.SUBMISSION,
                    14,
                    "\"submitted\":.*?,\"elapsed\":[0-9]+",
                    "\"submitted\":" + (line.started() + 900_002) + ",\"elapsed\":900002");
        }));
        all.add(here("before the round opened", copy -> {
            BundleLine.Submission line = (BundleLine.Submission) copy.line(copy.index(Kind.SUBMISSION, 15));
            return copy.edit(
                    Kind.SUBMISSION,
                    15,
                    "\"started\":.*?,\"elapsed\"",
                    "\"started\":" + (GeneratedRound.OPENS - 1) + ",\"submitted\":"
                            + (GeneratedRound.OPENS - 1 + line.elapsed()) + ",\"elapsed\"");
        }));
        all.add(edit("an attempt too many", Kind.SUBMISSION, 16, "\"number\":[0-9]+", "\"number\":4"));
        all.add(edit("another number of the attempt", Kind.SUBMISSION, 17, "\"n\":18", "\"n\":19"));
        all.add(edit("a person nobody has heard of", Kind.SUBMISSION, 18, "\"person\":[0-9]+", "\"person\":999"));
        all.add(edit("a unit that is not there", Kind.SUBMISSION, 19, "\"units\":\\[[^]]*]", "\"units\":[77]"));
        all.add(edit("two units of one tree", Kind.SUBMISSION, 20, "\"units\":\\[[^]]*]", "\"units\":[1,3]"));
        all.add(edit("rules that are not there", Kind.SUBMISSION, 21, "\"rules\":\"v.\"", "\"rules\":\"v9\""));
        all.add(edit(
                "a blueprint that is not there", Kind.SUBMISSION, 22, "\"blueprint\":\"p.\"", "\"blueprint\":\"p9\""));
        all.add(edit("a receipt that is none", Kind.SUBMISSION, 23, "\"receipt\":\"", "\"receipt\":\"x"));
        all.add(here("the receipt of somebody else", copy -> {
            BundleLine.Submission other = (BundleLine.Submission) copy.line(copy.index(Kind.SUBMISSION, 3));
            return copy.edit(Kind.SUBMISSION, 24, "\"receipt\":\"[0-9a-f]*", "\"receipt\":\"" + other.receipt());
        }));
        all.add(here("two attempts on one day", copy -> day(copy, true)));
        all.add(here("two attempts of a person with one number", copy -> day(copy, false)));
        all.add(here("left out", copy -> copy.without(copy.index(Kind.SUBMISSION, 40))));
        all.add(here(
                "counted twice",
                copy -> copy.plus(copy.index(Kind.SUBMISSION, 40), copy.lines().get(copy.index(Kind.SUBMISSION, 39)))));
        all.add(later(Kind.COUNT, "another unit", copy -> onlyAttempt(copy, "\"units\":\\[[^]]*]", "\"units\":[]")));
        all.add(here("another audience in the second attempt", copy -> {
            int second = second(copy);
            return copy.edit(Kind.SUBMISSION, second, "\"audience\":(null|\"..\")", "\"audience\":\"XX\"");
        }));
    }

    private static int second(Copy copy) {
        for (int n = 0; ; n++) {
            BundleLine.Submission line = (BundleLine.Submission) copy.line(copy.index(Kind.SUBMISSION, n));
            if (line.number() == 2 && line.rules().equals("v2")) {
                return n;
            }
        }
    }

    private static Copy day(Copy copy, boolean sameDay) {
        int second = second(copy);
        BundleLine.Submission line = (BundleLine.Submission) copy.line(copy.index(Kind.SUBMISSION, second));
        if (!sameDay) {
            return copy.edit(Kind.SUBMISSION, second, "\"number\":2", "\"number\":1");
        }
        long earlier = line.started() - 86_400_000L;
        return copy.edit(
                Kind.SUBMISSION,
                second,
                "\"started\":.*?,\"elapsed\"",
                "\"started\":" + earlier + ",\"submitted\":" + (earlier + line.elapsed()) + ",\"elapsed\"");
    }

    /** Somebody with units and one attempt only, so that no other line of the person gives it away. */
    private static Copy onlyAttempt(Copy copy, String regex, String replacement) {
        Map<Integer, List<Integer>> attempts = new LinkedHashMap<>();
        for (int n = 0; n < 300; n++) {
            BundleLine.Submission line = (BundleLine.Submission) copy.line(copy.index(Kind.SUBMISSION, n));
            attempts.computeIfAbsent(line.person(), absent -> new ArrayList<>())
                    .add(line.units().isEmpty() ? -1 : n);
        }
        int only = attempts.values().stream()
                .filter(own -> own.size() == 1 && own.getFirst() >= 0)
                .findFirst()
                .orElseThrow()
                .getFirst();
        return copy.edit(Kind.SUBMISSION, only, regex, replacement);
    }

    private static void givens(List<Forgery> all) {
        all.add(later(
                Kind.SUBMISSION, "partial scoring", copy -> copy.edit(Kind.RULES, 0, "ALL_OR_NOTHING", "PARTIAL")));
        all.add(later(
                Kind.SUBMISSION, "less time", copy -> copy.edit(Kind.RULES, 0, "\"minutes\":10", "\"minutes\":1")));
        all.add(later(
                Kind.SUBMISSION,
                "fewer attempts",
                copy -> copy.edit(Kind.RULES, 0, "\"attempts\":3", "\"attempts\":1")));
        all.add(later(
                Kind.SUBMISSION,
                "working days only",
                copy -> copy.edit(Kind.RULES, 0, "\"workingDays\":false", "\"workingDays\":true")));
        all.add(later(
                Kind.SUBMISSION,
                "papers from elsewhere",
                copy -> copy.edit(Kind.RULES, 0, "\\{\"audience\":null,\"bank\":\"b0\",\"blueprint\":\"p0\"},", "")));
        all.add(edit("no attempts at all", Kind.RULES, 0, "\"attempts\":3", "\"attempts\":0"));
        all.add(later(
                Kind.PLACE,
                "another order",
                copy -> copy.edit(Kind.RULES, 1, "\"SCORE\",\"PREDICTION\"", "\"PREDICTION\",\"SCORE\"")));
        all.add(later(Kind.PLACE, "another attempt counts", copy -> copy.edit(Kind.RULES, 1, "BEST", "FIRST")));
        all.add(later(
                Kind.TRUTH,
                "another meaning of the prediction",
                copy -> copy.edit(Kind.RULES, 1, "PEOPLE_ALL_RIGHT", "PEOPLE")));
        all.add(later(Kind.PLACE, "ranked by other rules", copy -> copy.edit(Kind.BUNDLE, 0, "\"v2\"", "\"v1\"")));
        all.add(later(
                Kind.BANK,
                "ranked by rules that are not there",
                copy -> copy.edit(Kind.BUNDLE, 0, "\"v2\"", "\"v7\"")));
        all.add(later(
                Kind.SUBMISSION,
                "closed earlier",
                copy -> copy.edit(
                        Kind.BUNDLE, 0, "\"closes\":[0-9]+", "\"closes\":" + (GeneratedRound.OPENS + 100_000_000))));
        all.add(edit("closed before it opened", Kind.BUNDLE, 0, "\"closes\":1", "\"closes\":"));
        all.add(edit("another format", Kind.BUNDLE, 0, "\"format\":1", "\"format\":2"));
        all.add(edit("two rules of one name", Kind.RULES, 1, "\"id\":\"v2\"", "\"id\":\"v1\""));
        all.add(later(Kind.BANK, "another digest", copy -> {
            Copy changed = copy;
            for (int which = 0;
                    ((BundleLine.Bank) copy.line(copy.index(Kind.BANK, which)))
                            .id()
                            .equals("b0");
                    which++) {
                changed = changed.edit(Kind.BANK, which, "\"digest\":\"....", "\"digest\":\"0000");
            }
            return changed;
        }));
        all.add(edit("a part of a bank that is not its next", Kind.BANK, 1, "\"part\":2", "\"part\":3"));
        all.add(later(Kind.SUBMISSION, "another key in the bank", BundleForgeryTest::otherKey));
        all.add(later(Kind.SUBMISSION, "another blueprint", copy -> copy.edit(Kind.BLUEPRINT, 0, "\"10\"", "\"9\"")));
        all.add(edit("a blueprint that cannot be read", Kind.BLUEPRINT, 0, "\"10\"", "\"10[\""));
        all.add(later(
                Kind.SUBMISSION,
                "a blueprint that the bank cannot fill",
                copy -> copy.edit(Kind.BLUEPRINT, 0, "\"10\"", "\"10;90\"")));
        all.add(later(
                Kind.SUBMISSION,
                "a question that is not annulled",
                copy -> copy.edit(Kind.CHANGES, 0, "\"Q0001\",", "")));
        all.add(later(Kind.SUBMISSION, "another corrected key", copy -> copy.edit(Kind.CHANGES, 0, "\\[1]", "[3]")));
        all.add(edit("annulled what is no question", Kind.CHANGES, 0, "\"Q0001\"", "\"Q0000x\""));
        all.add(edit("a key that is no choice", Kind.CHANGES, 0, "\\[1]", "[8]"));
        all.add(later(
                Kind.COUNT,
                "a unit below another one",
                copy -> copy.edit(Kind.UNIT, 6, "\"parent\":3", "\"parent\":1")));
        all.add(edit("a unit below none that is there", Kind.UNIT, 6, "\"parent\":3", "\"parent\":8"));
        all.add(edit("two units of one id", Kind.UNIT, 6, "\"id\":7", "\"id\":6"));
    }

    private static Copy otherKey(Copy copy) {
        List<Question> questions = BankFixtures.bank(40).questions().stream()
                .map(one -> BankFixtures.question(
                        one.id(),
                        one.topic(),
                        one.level(),
                        new TreeSet<>(one.multiple() ? List.of(1, 3) : List.of(3)),
                        false))
                .toList();
        QuestionBank bank = new QuestionBank(questions);
        byte[] file = BankFormats.write(bank, "json").bytes();
        List<String> kept = new ArrayList<>(copy.lines());
        kept.removeIf(line -> line.startsWith("{\"t\":\"bank\",\"id\":\"b1\""));
        int where = new Copy(kept).index(Kind.BLUEPRINT, 0);
        BundleLine whole = new BundleLine.Bank(
                "b1", "bank.json", bank.digest(), 1, 1, Base64.getEncoder().encodeToString(file));
        kept.add(where, new String(BundleJson.print(whole), StandardCharsets.UTF_8));
        return new Copy(kept);
    }

    private static void ranking(List<Forgery> all) {
        for (String field : List.of("people", "attempts", "peopleAllRight", "attemptsAllRight", "passed", "value")) {
            all.add(edit("truth: " + field, Kind.TRUTH, 0, "\"" + field + "\":(\"?)", "\"" + field + "\":$11"));
        }
        all.add(edit("no true value", Kind.TRUTH, 0, "\"value\":\"[^\"]*\"", "\"value\":null"));
        all.add(later(Kind.PLACE, "two places exchanged", copy -> {
            int at = copy.index(Kind.PLACE, step(copy));
            return copy.swap(at, at + 1);
        }));
        all.add(later(Kind.PLACE, "two attempts exchanged, places kept", copy -> {
            int at = copy.index(Kind.PLACE, step(copy));
            BundleLine.Place one = (BundleLine.Place) copy.line(at);
            BundleLine.Place next = (BundleLine.Place) copy.line(at + 1);
            return copy.with(at, new BundleLine.Place(one.place(), next.n()))
                    .with(at + 1, new BundleLine.Place(next.place(), one.n()));
        }));
        all.add(edit("a higher place", Kind.PLACE, 30, "\"place\":", "\"place\":1"));
        all.add(later(
                Kind.PLACE, "left out of the ranking", copy -> copy.without(copy.index(Kind.PLACE, step(copy) + 1))));
        all.add(later(Kind.STANDING, "the last one left out", copy -> copy.without(copy.index(Kind.STANDING, 0) - 1)));
        all.add(here("ranked twice", copy -> {
            int at = copy.index(Kind.PLACE, 20);
            return copy.plus(at + 1, copy.lines().get(at));
        }));
        all.add(edit("an attempt that is not there", Kind.PLACE, 20, "\"n\":[0-9]+", "\"n\":301"));
        all.add(here("an attempt that does not count", BundleForgeryTest::notCounting));
        all.add(later(Kind.PLACE, "the winner's prediction taken away", copy -> {
            int first = placed(copy, 0);
            return copy.edit(Kind.SUBMISSION, first, "#[0-9.]+\"", "\"");
        }));
    }

    private static Copy notCounting(Copy copy) {
        Map<Integer, Integer> other = new LinkedHashMap<>();
        for (int n = 0; n < 300; n++) {
            BundleLine.Submission line = (BundleLine.Submission) copy.line(copy.index(Kind.SUBMISSION, n));
            other.put(line.person(), n + 1);
        }
        for (int which = 0; ; which++) {
            int at = copy.index(Kind.PLACE, which);
            BundleLine.Place place = (BundleLine.Place) copy.line(at);
            BundleLine.Submission line = (BundleLine.Submission) copy.line(copy.index(Kind.SUBMISSION, place.n() - 1));
            Integer last = other.getOrDefault(line.person(), 0);
            if (last != place.n()) {
                return copy.with(at, new BundleLine.Place(place.place(), last));
            }
        }
    }

    private static void prizes(List<Forgery> all) {
        all.add(later(Kind.AWARD, "a hold is forgotten", copy -> copy.without(held(copy))));
        all.add(later(Kind.AWARD, "a winner is disqualified", BundleForgeryTest::disqualified));
        all.add(edit("stands against nobody", Kind.STANDING, 0, "\"kind\":\"[A-Z]+\"", "\"kind\":\"CLEAR\""));
        all.add(edit(
                "stands against somebody who is not there", Kind.STANDING, 1, "\"(n|person)\":[0-9]+", "\"$1\":4000"));
        all.add(here("stands twice", copy -> {
            int at = copy.index(Kind.STANDING, 0);
            return copy.plus(at + 1, copy.lines().get(at));
        }));
        all.add(later(
                Kind.AWARD,
                "a prize more",
                copy -> copy.edit(
                        Kind.PRIZE,
                        0,
                        "\"cb\",\"name\":\"Giải cán bộ\",\"quantity\":2",
                        "\"cb\",\"name\":\"Giải cán bộ\",\"quantity\":3")));
        all.add(edit("another seed", Kind.DRAW, 0, "\"seed\":\"48213\"", "\"seed\":\"48214\""));
        all.add(edit("another hash of the list", Kind.DRAW, 0, "\"hash\":\"....", "\"hash\":\"0000"));
        all.add(edit("a name off the list", Kind.DRAW, 0, "\"list\":\\[\"[0-9a-f]+\",", "\"list\":["));
        all.add(edit("another winner", Kind.DRAW, 0, "\"winners\":\\[\"....", "\"winners\":[\"0000"));
        all.add(edit("no winner", Kind.DRAW, 0, "\"winners\":\\[.*]", "\"winners\":[]"));
        all.add(edit("no source of the seed", Kind.DRAW, 0, "\"source\":\"[^\"]*\"", "\"source\":\" \""));
        all.add(edit("a lot for no prize", Kind.DRAW, 0, "\"prize\":\"[a-z]+\"", "\"prize\":\"xx\""));
        all.add(later(Kind.AWARD, "no lot", copy -> copy.without(copy.index(Kind.DRAW, 0))));
        all.add(edit("another one gets it", Kind.AWARD, 2, "\"n\":[0-9]+", "\"n\":1"));
        all.add(edit("a better prize", Kind.AWARD, 2, "\"prize\":\"[a-z]+\"", "\"prize\":\"nhat\""));
        all.add(edit("a lot that was none", Kind.AWARD, 2, "\"byLot\":(true|false)", "\"byLot\":null"));
        all.add(here("a hold that is none", copy -> {
            int at = copy.index(Kind.AWARD, 1);
            BundleLine.Awarded line = (BundleLine.Awarded) copy.line(at);
            return copy.with(
                    at, new BundleLine.Awarded(line.prize(), line.n(), line.place(), line.byLot(), !line.held()));
        }));
        all.add(here("a prize kept back", copy -> copy.without(copy.index(Kind.AWARD, 0))));
        all.add(here("a prize too many", copy -> {
            int at = copy.index(Kind.COUNT, 0);
            return copy.plus(at, copy.lines().get(at - 1));
        }));
        all.add(edit("more people", Kind.COUNT, 3, "\"people\":", "\"people\":1"));
        all.add(edit("more attempts", Kind.COUNT, 4, "\"attempts\":", "\"attempts\":1"));
        all.add(here("a unit not counted", copy -> copy.without(copy.index(Kind.COUNT, 2))));
        all.add(here("units exchanged", copy -> {
            int at = copy.index(Kind.COUNT, 2);
            return copy.swap(at, at + 1);
        }));
    }

    /** The line about somebody whose prize is held. */
    private static int held(Copy copy) {
        for (int which = 0; ; which++) {
            BundleLine.Awarded award = (BundleLine.Awarded) copy.line(copy.index(Kind.AWARD, which));
            if (award.held()) {
                return standing(copy, award.n());
            }
        }
    }

    private static int standing(Copy copy, int n) {
        int person = ((BundleLine.Submission) copy.line(copy.index(Kind.SUBMISSION, n - 1))).person();
        for (int which = 0; ; which++) {
            int at = copy.index(Kind.STANDING, which);
            BundleLine.Stands line = (BundleLine.Stands) copy.line(at);
            Integer itsPerson = line.person();
            Integer itsN = line.n();
            if ((itsN != null && itsN == n) || (itsPerson != null && itsPerson == person)) {
                return at;
            }
        }
    }

    private static Copy disqualified(Copy copy) {
        int at = held(copy);
        return copy.with(at, copy.lines().get(at).replace("HELD", "DISQUALIFIED"));
    }

    private static void structure(List<Forgery> all) {
        all.add(here("an unknown kind", copy -> copy.plus(40, "{\"t\":\"secret\",\"n\":1}")));
        all.add(here("a second first line", copy -> copy.plus(1, copy.lines().getFirst())));
        all.add(here(
                "kinds out of order",
                copy -> copy.plus(copy.index(Kind.BLUEPRINT, 0), copy.lines().get(1))));
        all.add(here(
                "two truths",
                copy -> copy.plus(copy.index(Kind.PLACE, 0), copy.lines().get(copy.index(Kind.TRUTH, 0)))));
        all.add(here("no truth", copy -> copy.without(copy.index(Kind.TRUTH, 0))));
        all.add(here("no banks", copy -> {
            List<String> kept = new ArrayList<>(copy.lines());
            kept.removeIf(line -> line.startsWith("{\"t\":\"bank\""));
            return new Copy(kept);
        }));
        all.add(here("a blank in the JSON", copy -> copy.edit(Kind.PLACE, 0, ",", ", ")));
        all.add(here("a field twice", copy -> copy.edit(Kind.PLACE, 0, "\"place\":1", "\"place\":2,\"place\":1")));
        all.add(here("a field too many", copy -> copy.edit(Kind.PLACE, 0, "}$", ",\"x\":0}")));
        all.add(here("a field too few", copy -> copy.edit(Kind.PLACE, 0, ",\"n\":[0-9]+", "")));
        all.add(here("an escaped letter", copy -> copy.edit(Kind.UNIT, 0, "Đơn vị", "\\\\u0110ơn vị")));
        all.add(here("an empty line", copy -> copy.plus(30, "")));
    }

    @TestFactory
    Stream<DynamicTest> whoHasTheKeyIsFoundByTheContent() {
        return forgeries()
                .map(forgery -> DynamicTest.dynamicTest(forgery.name(), () -> {
                    Copy forged = forgery.change().apply(HONEST);
                    Verification verified =
                            Copy.verify(forged.signed(Keys.OWN.getPrivate()), new Options(Keys.OWN.getPublic(), null));
                    assertThat(verified.differences()).isNotEmpty();
                    Difference first = verified.differences().stream()
                            .min(Comparator.comparing(Difference::line))
                            .orElseThrow();
                    Kind shows = forgery.shows();
                    if (shows == null) {
                        assertThat(first.line()).as(first.sentence()).isEqualTo(firstChange(forged));
                    } else {
                        assertThat(forged.lines().get(first.line() - 1))
                                .as(first.sentence())
                                .startsWith("{\"t\":\"" + shows.word() + "\"");
                    }
                    assertThat(verified.differences())
                            .allMatch(one -> !one.what().contains("Chữ ký"));
                }));
    }

    private static int firstChange(Copy forged) {
        int at = 0;
        while (forged.lines().get(at).equals(HONEST.lines().get(at))) {
            at++;
        }
        return at + 1;
    }

    @Test
    void whoLacksTheKeyIsFoundBySignatureOrKey() {
        forgeries().forEach(forgery -> {
            Copy forged = forgery.change().apply(HONEST);
            // Of another format nothing more is read than that it is one.
            int told = forgery.name().equals("another format") ? 1 : end(forged);
            found(forged.chained(), one -> one.line() == told, forgery.name());
            found(forged.signed(Keys.OTHER.getPrivate()), one -> one.line() == told, forgery.name());
            Copy ownKey = forged.edit(
                    Kind.BUNDLE, 0, "\"key\":\"[^\"]*\"", "\"key\":\"" + Bundle.printed(Keys.OTHER.getPublic()) + "\"");
            found(ownKey.signed(Keys.OTHER.getPrivate()), one -> one.line() == 1, forgery.name());
        });
    }

    /** Where the signature is missed; what is no line at all breaks the chain before. */
    private static int end(Copy forged) {
        int empty = forged.lines().indexOf("");
        return empty < 0 ? forged.lines().size() : empty + 1;
    }

    private static void found(byte[] file, Predicate<Difference> difference, String name) {
        Verification verified = Copy.verify(file, new Options(Keys.OWN.getPublic(), null));
        assertThat(verified.more() > 0 || verified.differences().stream().anyMatch(difference))
                .as(name)
                .isTrue();
        assertThat(verified.matches()).isFalse();
    }

    /** The last line itself. */
    @Test
    void aLastLineThatSaysSomethingElseIsFoundThere() {
        BundleLine.End end = (BundleLine.End) HONEST.line(END - 1);
        Consumer<BundleLine.End> found =
                other -> found(HONEST.with(END - 1, other).chained(), one -> one.line() == END, other.toString());
        found.accept(new BundleLine.End(end.lines() + 1, end.chain(), end.signature()));
        found.accept(new BundleLine.End(end.lines(), "00" + end.chain().substring(2), end.signature()));
        found.accept(new BundleLine.End(
                end.lines(), end.chain(), "AAAA" + end.signature().substring(4)));
        found.accept(new BundleLine.End(end.lines(), end.chain(), ""));
        found.accept(new BundleLine.End(end.lines(), end.chain(), "không phải base64"));
        found(HONEST.without(END - 1).chained(), one -> one.line() == END, "none");
    }

    /** Another content, signed with a key that the file brings itself: only the known key tells, and it does. */
    @Test
    void aWhollyNewBundleOfAnotherKeyNeedsTheKnownKey() {
        byte[] file = HONEST.edit(
                        Kind.BUNDLE,
                        0,
                        "\"key\":\"[^\"]*\"",
                        "\"key\":\"" + Bundle.printed(Keys.OTHER.getPublic()) + "\"")
                .signed(Keys.OTHER.getPrivate());
        assertThat(Copy.verify(file).matches()).isTrue();
        assertThat(Copy.verify(file, new Options(Keys.OWN.getPublic(), null)).matches())
                .isFalse();
    }
}
