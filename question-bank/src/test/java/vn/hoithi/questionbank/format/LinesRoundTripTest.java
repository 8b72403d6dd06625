package vn.hoithi.questionbank.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.hoithi.questionbank.*;
import vn.hoithi.questionbank.text.*;

/** Word and plain text: what is written comes back, and whatever comes is answered. */
class LinesRoundTripTest {

    @Property(tries = 500)
    void aBankComesBackFromTextAsItWas(@ForAll("banks") QuestionBank bank) {
        comesBack(bank, "text");
    }

    @Property(tries = 200)
    void aBankComesBackFromWordAsItWas(@ForAll("banks") QuestionBank bank) {
        comesBack(bank, "docx");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "docx"})
    void theShippedBanksComeBackAsTheyWere(String format) {
        comesBack(ShippedBanks.electionLaw(), format);
        comesBack(ShippedBanks.haiphong(), format);
    }

    /** Texts made of nothing but what these formats give a meaning to. */
    @Property(tries = 600)
    void textsThatLookLikeMarkersComeBack(@ForAll("markers") List<String> lines, @ForAll("formats") String format) {
        RichText text = RichText.plain("x\n" + String.join("\n", lines));
        List<RichText> choices = List.of(
                RichText.plain(String.join("\n", lines) + "\nmột"),
                RichText.plain("hai\n" + String.join(" ", lines)),
                RichText.plain("* " + String.join("\n", lines) + " (đúng)"));
        comesBack(
                new QuestionBank(List.of(new Question(
                        "Q1",
                        "T",
                        Level.APPLY,
                        text,
                        choices,
                        new TreeSet<>(Set.of(1)),
                        false,
                        text,
                        Source.of("Luật"),
                        "F1",
                        new TreeSet<>(),
                        new TreeSet<>(),
                        null))),
                format);
    }

    /** A choice that is bold as a whole, and not the right one. */
    @ParameterizedTest
    @ValueSource(strings = {"text", "docx"})
    void formattingOfAWholeChoiceIsNoMarkInOurOwnFiles(String format) {
        Question plain = BankFixtures.question("Q1", "T", Level.APPLY);
        for (RichText.Style style : RichText.Style.values()) {
            RichText set = RichText.of(List.of(new RichText.Run("đậm", Set.of(style))));
            comesBack(
                    new QuestionBank(List.of(new Question(
                            "Q1",
                            "T",
                            Level.APPLY,
                            plain.stem(),
                            List.of(RichText.plain("một"), set),
                            new TreeSet<>(Set.of(0)),
                            false,
                            set,
                            plain.source(),
                            "",
                            new TreeSet<>(),
                            new TreeSet<>(),
                            null))),
                    format);
        }
    }

    @Property(tries = 400)
    void anyTextIsReadOrReported(@ForAll("soup") String text) {
        BankFile file = new BankFile("x.txt", text.getBytes(StandardCharsets.UTF_8));
        ReadingPromises.check(new TextBankFormat().parse(file));
        ReadingPromises.check(BankFormats.read(file));
    }

    /** A whole document with a byte changed, cut short, or with anything inside. */
    @Property(tries = 150)
    void aDamagedDocumentIsReadOrReported(@ForAll int place, @ForAll byte value, @ForAll boolean cut) {
        byte[] file = BankFormats.write(BankFixtures.bank(3), "docx").bytes();
        int at = Math.floorMod(place, file.length);
        byte[] damaged = cut ? java.util.Arrays.copyOf(file, at) : file;
        if (!cut) {
            damaged[at] = value;
        }
        ReadingPromises.check(new DocxBankFormat().parse(new BankFile("x.docx", damaged)));
    }

    private static void comesBack(QuestionBank bank, String format) {
        Export export = BankFormats.write(bank, format);
        assertThat(export.losses()).isEmpty();
        assertThat(BankFormats.read(export.bytes(), "x"))
                .isInstanceOfSatisfying(ImportResult.Accepted.class, accepted -> {
                    assertThat(written(accepted.bank())).isEqualTo(written(bank));
                    assertThat(accepted.bank()).isEqualTo(bank);
                });
    }

    /** What a failure shows: banks print nothing of their texts. */
    private static List<String> written(QuestionBank bank) {
        return bank.questions().stream()
                .map(question -> question.stem() + " | " + question.choices() + " | " + question.key() + " | "
                        + question.explanation() + " | " + question.factId() + " | " + question.tags())
                .toList();
    }

    @Provide
    Arbitrary<QuestionBank> banks() {
        return BankArbitraries.banks();
    }

    @Provide
    Arbitrary<String> formats() {
        return Arbitraries.of("text", "docx");
    }

    @Provide
    Arbitrary<List<String>> markers() {
        return marker().list().ofMinSize(1).ofMaxSize(4);
    }

    @Provide
    Arbitrary<String> soup() {
        return Arbitraries.oneOf(marker(), Arbitraries.of("\n", "\t", "  ", " ", "\u200B", "\uFEFF", "\u0301"))
                .list()
                .ofMaxSize(60)
                .map(words -> String.join("", words));
    }

    private static Arbitrary<String> marker() {
        return Arbitraries.of(
                "Câu 1: x",
                "Câu 2",
                "câu 3)",
                "1. một",
                "2) hai",
                "A. một",
                "B) hai",
                "a. ba",
                "*C. sao",
                "A.",
                "Đáp án: B",
                "Đáp án",
                "ĐA: C",
                "Chọn B",
                "BẢNG ĐÁP ÁN",
                "1.C 2.A",
                "1C",
                "1 2 3",
                "C A B",
                "B",
                "Nguồn: x",
                "Chủ đề: y",
                "CHỦ ĐỀ: Z",
                "Phần I. Z",
                "PHẦN II",
                "II. TỰ LUẬN",
                "Giải thích: vì",
                "Hình: x.png",
                "----",
                "HẾT",
                "\\",
                "\\\\",
                "\\A. x",
                "\\ \\A. x",
                "\\frac",
                "*",
                "* *",
                "x *",
                "x (đúng)",
                "x ✓",
                "x \\",
                "x *\\",
                "Question 5",
                "Mã câu:",
                "thường");
    }
}
