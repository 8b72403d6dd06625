package vn.hoithi.questionbank.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.hoithi.questionbank.Question;
import vn.hoithi.questionbank.QuestionBank;
import vn.hoithi.questionbank.text.PlainText;

/**
 * Shipped questions against the verified facts they rest on (src/test/resources/facts: id and value). A machine cannot judge
 * a question, but it finds a key that was moved, a figure mistyped, and a fact that was never verified.
 */
class ShippedFactsTest {
    private static final Pattern THOUSANDS = Pattern.compile("(?<=\\d)\\.(?=\\d{3}(?!\\d))");
    private static final Pattern NUMBER = Pattern.compile("\\d+");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\d]{2,}");
    private static final Map<String, String> WORDS = Map.of(
            "một", "1", "hai", "2", "ba", "3", "bốn", "4", "năm", "5", "sáu", "6", "bảy", "7", "tám", "8", "chín", "9",
            "mười", "10");

    static Stream<Object[]> questions() {
        return Stream.of(
                        new Object[] {ShippedBanks.electionLaw(), "election-law"},
                        new Object[] {ShippedBanks.haiphong(), "haiphong-bac"})
                .flatMap(bank -> {
                    Map<String, String> facts = facts((String) bank[1]);
                    return ((QuestionBank) bank[0])
                            .questions().stream().map(question -> new Object[] {question, facts});
                });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("questions")
    void restsOnVerifiedFactsAndItsKeySaysTheirValue(Question question, Map<String, String> facts) {
        List<String> cited =
                Stream.of(question.factId().split(";", -1)).map(String::strip).toList();
        assertThat(cited).isNotEmpty().allSatisfy(id -> assertThat(facts).containsKey(id));

        String right = question.key().stream()
                .map(choice -> question.choices().get(choice).plain())
                .collect(Collectors.joining(" "));
        String said = question.stem().plain() + " " + right + " "
                + question.explanation().plain();
        assertThat(cited)
                .as("a cited fact whose value the question, its right choice or its explanation says: " + said)
                .anySatisfy(id -> assertAgrees(facts.getOrDefault(id, ""), said));
        for (int choice = 0; choice < question.choices().size(); choice++) {
            if (!question.key().contains(choice) && question.key().size() == 1 && !negative(question)) {
                String wrong = PlainText.folded(question.choices().get(choice).plain());
                String value = PlainText.folded(facts.getOrDefault(cited.getFirst(), ""));
                assertThat(wrong).as("a wrong choice of " + question.id()).isNotEqualTo(value);
            }
        }
    }

    private static boolean negative(Question question) {
        String stem = question.stem().plain();
        return stem.contains("KHÔNG") || stem.contains("SAI") || stem.contains("chưa") || stem.contains("ngoài");
    }

    /** Every figure of the value is said; a value without figures has at least half of its words said. */
    private static void assertAgrees(String value, String said) {
        Set<String> figures = figures(value, false);
        if (!figures.isEmpty()) {
            assertThat(figures(said, true)).containsAll(figures);
            return;
        }
        String folded = PlainText.folded(said);
        List<String> words = WORD.matcher(PlainText.folded(value))
                .results()
                .map(match -> match.group())
                .toList();
        long found = words.stream().filter(folded::contains).count();
        assertThat(2 * found).isGreaterThanOrEqualTo(words.size());
    }

    private static Set<String> figures(String text, boolean words) {
        Set<String> figures = new HashSet<>();
        Matcher number = NUMBER.matcher(THOUSANDS.matcher(text).replaceAll(""));
        while (number.find()) {
            figures.add(number.group().replaceFirst("^0+(?=\\d)", ""));
        }
        if (words) {
            for (String word : text.toLowerCase(Locale.ROOT).split("[^\\p{L}]+", -1)) {
                String figure = WORDS.get(word);
                if (figure != null) {
                    figures.add(figure);
                }
            }
        }
        return figures;
    }

    private static Map<String, String> facts(String name) {
        try (InputStream file = ShippedFactsTest.class.getResourceAsStream("/facts/" + name + ".tsv")) {
            Map<String, String> facts = new TreeMap<>();
            new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .forEach(line -> facts.put(line.split("\t", -1)[0], line.split("\t", -1)[1]));
            return facts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
