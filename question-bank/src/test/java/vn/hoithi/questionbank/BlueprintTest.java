package vn.hoithi.questionbank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlueprintTest {

    @Test
    void isPrintedOnOneLine() {
        Blueprint blueprint = new Blueprint(List.of(
                new Part(6, "Quốc hội", null), new Part(4, null, Level.APPLY), new Part(1, "A", Level.APPLY_HIGH)));
        assertThat(blueprint.print()).isEqualTo("6[topic=Quốc hội];4[level=vận dụng];1[topic=A,level=vận dụng cao]");
        assertThat(Blueprint.any(10).print()).isEqualTo("10");
        assertThat(blueprint.size()).isEqualTo(11);
    }

    @Test
    void isReadWithSpacesAroundItsMarks() {
        assertThat(Blueprint.parse(" 6 [ topic=Quốc hội , level=Vận dụng ] ; 4 "))
                .isEqualTo(new Blueprint(List.of(new Part(6, "Quốc hội", Level.APPLY), new Part(4, null, null))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "0",
                "-1",
                "201",
                "150;51",
                "1000",
                "6[]",
                "6[topic=]",
                "6[level=khó]",
                "6[topic=A",
                "6;",
                ";6",
                "6[màu=đỏ]",
                "6[topic=A,topic=B]",
                "6[level=vận dụng,level=vận dụng]",
                "6 câu"
            })
    void isNotReadFromAnythingElse(String text) {
        assertThatThrownBy(() -> Blueprint.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Property
    void isReadBackFromItsPrint(@ForAll("blueprints") Blueprint blueprint) {
        assertThat(Blueprint.parse(blueprint.print())).isEqualTo(blueprint);
    }

    @Provide
    Arbitrary<Blueprint> blueprints() {
        Arbitrary<@Nullable String> topics = Arbitraries.strings()
                .withChars("ab[];,\\= ộ\n")
                .ofMaxLength(8)
                .filter(topic -> !topic.isBlank())
                .injectNull(0.3);
        Arbitrary<Part> parts = Combinators.combine(
                        Arbitraries.integers().between(1, 20),
                        topics,
                        Arbitraries.of(Level.class).injectNull(0.3))
                .as(Part::new);
        return parts.list().ofMinSize(1).ofMaxSize(8).map(Blueprint::new);
    }

    @Test
    void lacksNothingThatTheBankHas() {
        assertThat(Blueprint.any(16).shortages(BankFixtures.bank(16))).isEmpty();
        assertThat(Blueprint.parse("4[topic=T0];4[topic=T1];8").shortages(BankFixtures.bank(16)))
                .isEmpty();
    }

    @Test
    void saysWhatOnePartLacks() {
        assertThat(Blueprint.parse("5[topic=T0,level=vận dụng];1[topic=Khác];2").shortages(BankFixtures.bank(16)))
                .containsExactly(
                        "Cần 5 câu chủ đề “T0”, mức độ vận dụng, ngân hàng chỉ có 1 câu như vậy.",
                        "Cần 1 câu chủ đề “Khác”, ngân hàng chỉ có 0 câu như vậy.");
    }

    @Test
    void saysWhichPartsCompeteForTheSameQuestions() {
        assertThat(Blueprint.parse("3[topic=T0];4[level=vận dụng];2[topic=T0];1")
                        .shortages(BankFixtures.bank(16)))
                .containsExactly("Các phần sau dùng chung câu hỏi (4 câu mức độ vận dụng; 3 câu chủ đề “T0”;"
                        + " 2 câu chủ đề “T0”): cần tất cả 9 câu, ngân hàng chỉ có 7 câu phù hợp.");
    }

    @Test
    void lacksSomethingInAnEmptyBank() {
        assertThat(Blueprint.any(1).shortages(new QuestionBank(List.of())))
                .containsExactly("Cần 1 câu, ngân hàng chỉ có 0 câu như vậy.");
    }

    /** Hall's theorem, by trying every set of parts: the slow truth that the fast answer must agree with. */
    @Property(tries = 400)
    void hasNoShortageExactlyWhenEverySetOfPartsHasEnoughQuestions(@ForAll("tightBlueprints") Blueprint blueprint) {
        QuestionBank bank = BankFixtures.bank(16);
        List<Part> parts = blueprint.parts();
        boolean fillable = IntStream.range(1, 1 << parts.size()).allMatch(set -> {
            List<Part> some = IntStream.range(0, parts.size())
                    .filter(part -> (set >> part & 1) == 1)
                    .mapToObj(parts::get)
                    .toList();
            long fit = bank.questions().stream()
                    .filter(question -> some.stream().anyMatch(part -> part.admits(question)))
                    .count();
            return some.stream().mapToInt(Part::count).sum() <= fit;
        });
        assertThat(blueprint.shortages(bank).isEmpty()).isEqualTo(fillable);
    }

    @Provide
    Arbitrary<Blueprint> tightBlueprints() {
        return PaperPropertiesTest.parts(5).list().ofMinSize(1).ofMaxSize(6).map(Blueprint::new);
    }
}
