package vn.hoithi.questionbank;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import vn.hoithi.questionbank.text.RichText;

class PaperPropertiesTest {

    private static final QuestionBank BANK = BankFixtures.bank(60);

    @Property
    void theSameSeedGivesTheSamePaper(@ForAll long seed, @ForAll("fillable") Blueprint blueprint) {
        List<PaperQuestion> first = Paper.draw(BANK, blueprint, seed).questions();
        assertThat(Paper.draw(BANK, blueprint, seed).questions()).isEqualTo(first);
        assertThat(Composition.of(BANK, blueprint).paper(seed).questions()).isEqualTo(first);
    }

    @Property
    void aPaperNeverRepeatsAQuestion(@ForAll long seed, @ForAll("fillable") Blueprint blueprint) {
        List<PaperQuestion> questions = Paper.draw(BANK, blueprint, seed).questions();
        assertThat(questions).hasSize(blueprint.size());
        assertThat(questions.stream().map(PaperQuestion::question)).doesNotHaveDuplicates();
    }

    @Property
    void everyChoiceIsShownExactlyOnce(@ForAll long seed) {
        for (PaperQuestion shown : Paper.draw(BANK, Blueprint.any(60), seed).questions()) {
            assertThat(shown.shownChoices())
                    .containsExactlyInAnyOrderElementsOf(shown.question().choices());
            if (shown.question().fixedOrder()) {
                assertThat(shown.shownChoices())
                        .containsExactlyElementsOf(shown.question().choices());
            }
        }
    }

    @Property
    void theShownKeyMarksTheRightTexts(@ForAll long seed) {
        for (PaperQuestion shown : Paper.draw(BANK, Blueprint.any(10), seed).questions()) {
            Set<RichText> right = new HashSet<>();
            shown.shownKey().forEach(place -> right.add(shown.shownChoices().get(place)));
            assertThat(right)
                    .containsExactlyInAnyOrderElementsOf(shown.question().key().stream()
                            .map(shown.question().choices()::get)
                            .toList());
        }
    }

    @Property
    void answeringTheShownKeyGivesFullMarks(@ForAll long seed, @ForAll("fillable") Blueprint blueprint) {
        Paper paper = Paper.draw(BANK, blueprint, seed);
        Sheet perfect = new Sheet(
                paper.questions().stream().map(PaperQuestion::shownKey).toList());
        assertThat(paper.grade(perfect)).isEqualTo(new Grade(blueprint.size(), blueprint.size()));
    }

    /** Any blueprint without shortages: its parts can be matched to the questions of each of its papers. */
    @Property
    void aBlueprintWithoutShortagesIsFilledAndEachPartHonoured(
            @ForAll long seed, @ForAll("tight") Blueprint blueprint) {
        QuestionBank small = BankFixtures.bank(16);
        Assume.that(blueprint.shortages(small).isEmpty());
        Paper paper = Paper.draw(small, blueprint, seed);
        QuestionBank drawn = new QuestionBank(
                paper.questions().stream().map(PaperQuestion::question).toList());
        assertThat(drawn.questions()).hasSize(blueprint.size());
        assertThat(blueprint.shortages(drawn)).isEmpty();
    }

    @Property
    void whatWasTickedIsPrintedAndReadBack(@ForAll("sheets") Sheet sheet) {
        assertThat(Sheet.parse(sheet.print())).isEqualTo(sheet);
    }

    @Provide
    Arbitrary<Sheet> sheets() {
        return Arbitraries.integers()
                .between(0, 9)
                .set()
                .ofMaxSize(10)
                .map(places -> (SortedSet<Integer>) new TreeSet<>(places))
                .list()
                .ofMinSize(1)
                .ofMaxSize(40)
                .map(Sheet::new);
    }

    @Provide
    Arbitrary<Blueprint> fillable() {
        return tight().filter(blueprint -> blueprint.shortages(BANK).isEmpty());
    }

    @Provide
    Arbitrary<Blueprint> tight() {
        return parts(3).list().ofMinSize(1).ofMaxSize(7).map(Blueprint::new);
    }

    /** Parts over the topics and levels of {@link BankFixtures#bank}. */
    static Arbitrary<Part> parts(int most) {
        return Combinators.combine(
                        Arbitraries.integers().between(1, most),
                        Arbitraries.of("T0", "T1", "T2", "T3").injectNull(0.4),
                        Arbitraries.of(Level.class).injectNull(0.4))
                .as(Part::new);
    }

    /** Chi-square over many papers: each question, place and choice order should come equally often. */
    @Property(tries = 5)
    void everyQuestionIsExposedEquallyOften(@ForAll long firstSeed) {
        int papers = 6_000;
        Composition composition = Composition.of(BANK, Blueprint.any(10));
        long[] drawn = new long[60];
        long[] inFirstPlace = new long[60];
        long[] shownFirst = new long[4];
        List<String> ids =
                new ArrayList<>(BANK.questions().stream().map(Question::id).toList());
        for (int i = 0; i < papers; i++) {
            List<PaperQuestion> questions = composition.paper(firstSeed + i).questions();
            questions.forEach(shown -> drawn[ids.indexOf(shown.question().id())]++);
            inFirstPlace[ids.indexOf(questions.getFirst().question().id())]++;
            questions.stream()
                    .filter(shown -> !shown.question().fixedOrder())
                    .forEach(shown -> shownFirst[shown.order().getFirst()]++);
        }
        // With 59 degrees of freedom, 120 is exceeded by chance about once in 200,000 times; with 3, 27.
        assertThat(chiSquare(drawn)).isLessThan(120);
        assertThat(chiSquare(inFirstPlace)).isLessThan(120);
        assertThat(chiSquare(shownFirst)).isLessThan(27);
    }

    private static double chiSquare(long[] counts) {
        double expected = (double) IntStream.range(0, counts.length)
                        .mapToLong(i -> counts[i])
                        .sum()
                / counts.length;
        return IntStream.range(0, counts.length)
                .mapToDouble(i -> (counts[i] - expected) * (counts[i] - expected) / expected)
                .sum();
    }
}
