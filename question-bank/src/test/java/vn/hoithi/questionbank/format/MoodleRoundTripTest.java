package vn.hoithi.questionbank.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import vn.hoithi.questionbank.*;
import vn.hoithi.questionbank.picture.PictureSamples;
import vn.hoithi.questionbank.text.*;

class MoodleRoundTripTest {

    @Property(tries = 500)
    void aBankComesBackFromGiftAsItWas(@ForAll("banks") QuestionBank bank) {
        Export export = BankFormats.write(bank, "gift");
        assertThat(export.losses()).isEmpty();
        assertThat(bankOf(export)).isEqualTo(bank);
    }

    @Property(tries = 500)
    void aBankComesBackFromMoodleXmlAsItWas(@ForAll("banks") QuestionBank bank) {
        Export export = BankFormats.write(bank, "moodle");
        assertThat(export.losses()).isEmpty();
        assertThat(bankOf(export)).isEqualTo(bank);
    }

    @Property(tries = 500)
    void fromAikenComesBackWhatAikenCanHold(@ForAll("banks") QuestionBank bank) {
        QuestionBank held = held(bank);
        Assume.that(!held.questions().isEmpty());
        Export export = BankFormats.write(bank, "aiken");
        assertThat(bankOf(export)).isEqualTo(held);
        assertThat(export.losses()).isNotEmpty();
    }

    @Property
    void aTopicComesBackFromItsCategory(@ForAll("topics") String written) {
        String topic = PlainText.line(written);
        Assume.that(!topic.isEmpty() && List.of(topic.split(" / ", -1)).stream().noneMatch(String::isBlank));
        assertThat(MoodleCategory.topic(MoodleCategory.path(topic))).isEqualTo(topic);
    }

    /** Any bytes at all: an answer, never an exception. */
    @Property(tries = 300)
    void anythingIsReadOrReported(@ForAll byte[] file, @ForAll("signs") String signs) {
        String text = new String(file, StandardCharsets.ISO_8859_1);
        for (BankFormat format : List.of(new GiftFormat(), new AikenFormat(), new MoodleXmlFormat())) {
            for (String any : List.of(text, signs, "<quiz>" + signs + "</quiz>", "ANSWER: A\n" + signs)) {
                BankFile bankFile = new BankFile("x", any.getBytes(StandardCharsets.UTF_8));
                boolean unused = format.detects(bankFile);
                ReadingPromises.check(format.parse(bankFile));
            }
            ReadingPromises.check(format.parse(new BankFile("x", file)));
        }
    }

    @Test
    void trueFalseComesBackWithBothChoicesInPlace() {
        Question question = new Question(
                "TF-1",
                "Chung",
                Level.APPLY,
                RichText.plain("Một cộng một là ba?"),
                List.of(RichText.plain("Đúng"), RichText.plain("Sai")),
                new TreeSet<>(List.of(1)),
                false,
                RichText.plain("Là hai."),
                Source.of("Sách Toán"),
                "F-1",
                new TreeSet<>(List.of("mức độ: khó", "toán [1]", "a\\")),
                Question.allPinned(2),
                null);
        QuestionBank bank = new QuestionBank(List.of(question));
        Export gift = BankFormats.write(bank, "gift");
        assertThat(new String(gift.bytes(), StandardCharsets.UTF_8)).contains("{FALSE####Là hai.}");
        assertThat(bankOf(gift)).isEqualTo(bank);
        Export xml = BankFormats.write(bank, "moodle");
        assertThat(new String(xml.bytes(), StandardCharsets.UTF_8))
                .contains("<question type=\"truefalse\">", "<tag><text>thẻ: mức độ: khó</text></tag>");
        assertThat(bankOf(xml)).isEqualTo(bank);
    }

    @Test
    void aPictureComesBackFromMoodleXml() {
        Picture picture = new Picture(PictureSamples.drawing("png", 20, 10), Picture.PNG, "Biểu đồ \"A\" < B & C");
        Question plain = BankFixtures.question("Q1", "T", Level.APPLY);
        Question shown = new Question(
                plain.id(),
                plain.topic(),
                plain.level(),
                plain.stem(),
                plain.choices(),
                plain.key(),
                plain.multiple(),
                plain.explanation(),
                plain.source(),
                plain.factId(),
                plain.tags(),
                plain.pinned(),
                picture);
        QuestionBank bank = new QuestionBank(List.of(shown));
        assertThat(bankOf(BankFormats.write(bank, "moodle"))).isEqualTo(bank);
        assertThat(BankFormats.write(bank, "gift").losses())
                .singleElement()
                .asString()
                .contains("Q1");
    }

    @Test
    void theShippedBanksComeBack() {
        for (QuestionBank bank : List.of(ShippedBanks.electionLaw(), ShippedBanks.haiphong())) {
            assertThat(bankOf(BankFormats.write(bank, "gift")).digest()).isEqualTo(bank.digest());
            assertThat(bankOf(BankFormats.write(bank, "moodle")).digest()).isEqualTo(bank.digest());
        }
    }

    @Test
    void aikenNamesWhatItLeavesOut() {
        QuestionBank bank = BankFixtures.bank(4);
        assertThat(BankFormats.write(bank, "aiken").losses())
                .containsExactly(
                        "Aiken chỉ có câu một đáp án; đã bỏ các câu nhiều đáp án: Q0000, Q0003.",
                        "Aiken không ghi được mã câu, chủ đề và mức độ.",
                        "Aiken không ghi được giải thích.",
                        "Aiken không ghi được nguồn.");
        assertThat(BankFormats.write(new QuestionBank(List.of()), "aiken").losses())
                .isEmpty();
    }

    private static QuestionBank held(QuestionBank bank) {
        List<Question> held = new ArrayList<>();
        for (Question question : bank.questions()) {
            List<RichText> choices =
                    question.choices().stream().map(MoodleRoundTripTest::line).toList();
            boolean sign = line(question.stem()).plain().matches("(?s)([A-Z][.)]|(?i:ANSWER)[ \\t]*:).*");
            boolean alike = choices.stream().map(RichText::folded).distinct().count() < choices.size();
            if (question.key().size() == 1 && !sign && !alike) {
                held.add(new Question(
                        "C%04d".formatted(held.size() + 1),
                        "Chung",
                        Level.RECOGNISE,
                        line(question.stem()),
                        choices,
                        question.key(),
                        false,
                        RichText.EMPTY,
                        Source.NONE,
                        "",
                        new TreeSet<>(),
                        new TreeSet<>(),
                        null));
            }
        }
        return new QuestionBank(held);
    }

    private static RichText line(RichText text) {
        return RichText.plain(PlainText.line(text.plain()));
    }

    private static QuestionBank bankOf(Export export) {
        return switch (BankFormats.read(export.bytes(), "x")) {
            case ImportResult.Accepted accepted -> accepted.bank();
            case ImportResult.Rejected rejected ->
                throw new AssertionError(rejected.errors() + "\n" + new String(export.bytes(), StandardCharsets.UTF_8));
        };
    }

    @Provide
    Arbitrary<QuestionBank> banks() {
        return BankArbitraries.banks();
    }

    @Provide
    Arbitrary<String> topics() {
        return Arbitraries.of("a", "Bầu cử", " ", "/", " / ", "$course$", "top", "\\", "&")
                .list()
                .ofMaxSize(8)
                .map(parts -> String.join("", parts));
    }

    @Provide
    Arbitrary<String> signs() {
        return Arbitraries.of(
                        "{",
                        "}",
                        "=",
                        "~",
                        "::",
                        "#",
                        "####",
                        "\\",
                        "\n",
                        "\n\n",
                        "//",
                        "[id:",
                        "[tag:",
                        "]",
                        "%50%",
                        "$CATEGORY:",
                        "A.",
                        "B) ",
                        "ANSWER:",
                        "<",
                        ">",
                        "&",
                        "<question type=\"multichoice\">",
                        "</question>",
                        "<text>",
                        "</text>",
                        "<answer fraction=\"",
                        "\">",
                        "<![CDATA[",
                        "]]>",
                        "<!--",
                        "<?",
                        "<!DOCTYPE quiz [<!ENTITY a \"b\">]>",
                        "&a;",
                        "T",
                        "\u0000",
                        "\u202E",
                        "ộ")
                .list()
                .ofMaxSize(40)
                .map(parts -> String.join("", parts));
    }
}
