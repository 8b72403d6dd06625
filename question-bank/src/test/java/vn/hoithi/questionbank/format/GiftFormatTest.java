package vn.hoithi.questionbank.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static vn.hoithi.questionbank.BankFixtures.places;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.hoithi.questionbank.*;
import vn.hoithi.questionbank.text.*;

class GiftFormatTest {

    /** As Moodle exports: a comment above each question, tabs, every sign escaped. */
    private static final String EXPORTED = """
            // question: 0  name: Switch category to $course$/top/Bầu cử/Ngày bầu cử
            $CATEGORY: $course$/top/Bầu cử/Ngày bầu cử


            // question: 123  name: Ngày bầu cử
            // [id:BC-7] [tag:luật] [tag:mức độ: vận dụng] [tag:nguồn: Luật số 85/2015/QH13] [tag:điều: Điều 5]
            ::Ngày bầu cử::[html]<p>Ngày bầu cử là ngày nào\\: theo <b>luật</b>?</p>{
            	=<p>Chủ nhật</p>#<p>Đúng rồi</p>
            	~<p>Thứ bảy \\= thứ 7</p>
            	~[plain]<i>Ngày lễ</i>
            	####<p>Điều 5.</p>
            }


            // question: 124  name: Nhiều đáp án
            ::Nhiều đáp án::[moodle]Ai được bầu?{
            	~%50%An
            	~%50%Ba
            	~%-100%Tư#sai
            }


            // question: 125  name: Đúng sai
            ::Đúng sai::Một cộng một là ba.{FALSE#Xem lại.#Giỏi.####Là hai.}

            """;

    @Test
    void readsWhatMoodleExports() {
        ImportResult.Accepted accepted = accepted(EXPORTED);
        Question first = question(accepted, "BC-7");
        assertThat(first.topic()).isEqualTo("Bầu cử / Ngày bầu cử");
        assertThat(first.stem().html()).isEqualTo("Ngày bầu cử là ngày nào: theo <b>luật</b>?");
        assertThat(first.choices())
                .extracting(RichText::plain)
                .containsExactly("Chủ nhật", "Thứ bảy = thứ 7", "<i>Ngày lễ</i>");
        assertThat(first.key()).containsExactly(0);
        assertThat(first.multiple()).isFalse();
        assertThat(first.level()).isEqualTo(Level.APPLY);
        assertThat(first.source()).isEqualTo(new Source("Luật số 85/2015/QH13", "Điều 5", "", ""));
        assertThat(first.tags()).containsExactly("luật");
        assertThat(first.explanation().plain()).isEqualTo("Điều 5.");
        Question second = question(accepted, "C0001");
        assertThat(second.multiple()).isTrue();
        assertThat(second.key()).containsExactly(0, 1);
        Question third = question(accepted, "C0002");
        assertThat(third.trueFalse()).isTrue();
        assertThat(third.key()).containsExactly(1);
        assertThat(third.fixedOrder()).isTrue();
        assertThat(third.explanation().plain()).isEqualTo("Là hai.");
        assertThat(places(accepted.warnings()))
                .containsExactly("8:18 feedback-dropped", "16:17 no-explanation", "16:17 no-source", "24:13 no-source");
        assertThat(accepted.origins().get("BC-7"))
                .extracting(Origin::raw)
                .asString()
                .startsWith("// question: 123")
                .endsWith("}");
    }

    @Test
    void makesAGapWhereTheAnswersStandInTheSentence() {
        assertThat(one("Thủ đô là {=Hà Nội ~Huế} của nước ta.\n").stem().plain())
                .isEqualTo("Thủ đô là _____ của nước ta.");
    }

    @Test
    void understandsEscapesAndKeepsOtherBackslashes() {
        Question question = one("a \\{b\\} \\~ \\= \\# \\: \\\\ \\x dòng\\nhai{=x\\=y ~ 50 % ~%5% a}\n");
        assertThat(question.stem().plain()).isEqualTo("a {b} ~ = # : \\ \\x dòng\nhai");
        assertThat(question.choices()).extracting(RichText::plain).containsExactly("x=y", "50 %", "a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"T", "TRUE", "true", " T ", "T#sai#đúng", "TRUE####Vì thế"})
    void readsTrue(String answer) {
        assertThat(one("Trời xanh?{" + answer + "}\n").key()).containsExactly(0);
    }

    @Test
    void skipsWhatWeDoNotHaveAndSaysSo() {
        ImportResult.Accepted accepted = accepted("""
                Lời dẫn, không hỏi gì.

                Tự luận?{}

                Năm?{#1945:2}

                Ngắn?{=một =hai}

                Ghép?{=a -> b =c -> d}

                Ai?{=An ~Ba}
                """);
        assertThat(accepted.bank().questions()).hasSize(1);
        assertThat(accepted.warnings().stream()
                        .filter(finding -> finding.code().equals("skipped"))
                        .map(finding -> finding.line() + ":" + finding.column() + " "
                                + finding.message().replaceAll(".*\\((.*)\\).*", "$1")))
                .containsExactly("1:1 description", "3:1 essay", "5:1 numerical", "7:1 shortanswer", "9:1 matching");
    }

    @Test
    void dropsAHiddenCharacterBehindAnEntityAndSaysSo() {
        ImportResult.Accepted accepted = accepted("Gì? {=a ~[html]&\\#8238;b}\n");
        assertThat(accepted.bank().questions().getFirst().choices())
                .extracting(RichText::plain)
                .containsExactly("a", "b");
        assertThat(accepted.warnings())
                .filteredOn(finding -> finding.code().equals("markup-removed"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.message()).contains("ký tự ẩn"));
    }

    @ParameterizedTest(name = "{0} at {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    unclosed-brace      | 3:5  | Gì? {=a ~b
                    stray-brace         | 3:8  | Gì? =a }~b
                    second-brace        | 3:9  | Gì? {=a {x} ~b}
                    second-brace        | 3:13 | Gì? {=a ~b} {=c ~d}
                    unclosed-name       | 3:1  | ::Tên {=a ~b}
                    answer-without-sign | 3:6  | Gì? {a ~b =c}
                    bad-weight          | 3:10 | Gì? {=a ~%101%b}
                    no-key              | 3:5  | Gì? {~a ~b}
                    several-right       | 3:9  | Gì? {=a =b ~c}
                    equal-choices       | 3:9  | Gì? {=a ~A}
                    choice-gap          | 3:12 | Gì? {=a ~b ~}
                    too-few-choices     | 3:1  | Gì? {~%100%a}
                    empty-stem          | 3:1  | {=a ~b}
                    control-character   | 3:10 | Gì? {=a ~\u202Eb}
                    control-character   | 3:3  | Gì\u0000? {=a ~b}
                    """)
    void reportsEachMistakeAtItsPlace(String code, String place, String line) {
        List<Finding> errors = errors("Ai?{=An ~Ba}\n\n" + line + "\n");
        assertThat(places(errors)).containsExactly(place + " " + code);
        assertThat(errors.getFirst().advice()).isNotBlank();
    }

    @Test
    void reportsAllMistakesOfAFileInOnePass() {
        assertThat(places(errors("""
                        // [id:A1]
                        Gì?{~a ~b}

                        // [id:a1]
                        Sao?{
                        =a

                        ~b}

                        Nào?{=a ~a}
                        """))).containsExactly("2:4 no-key", "5:5 unclosed-brace", "10:9 equal-choices");
    }

    @Test
    void warnsOfWeightsThatDoNotAddUpAndOfPartialCredit() {
        ImportResult.Accepted accepted = accepted("Ai?{~%30%a ~%30%b ~c}\n\nGì?{=a ~%50%b ~c}\n");
        assertThat(places(accepted.warnings())).contains("1:5 weights", "3:8 partial-credit");
        assertThat(question(accepted, "C0001").key()).containsExactly(0, 1);
        assertThat(question(accepted, "C0002").key()).containsExactly(0);
    }

    @Test
    void removesScriptFromEveryField() {
        Question question =
                one("[html]Ai<script>x()</script>?{=An<script>x()</script> ~Ba####Vì<script>y()</script>}\n");
        assertThat(question.stem().html()
                        + question.choices()
                        + question.explanation().html())
                .doesNotContain("script", "x()", "y()");
    }

    @Test
    void isRecognisedByItsSigns() {
        GiftFormat format = new GiftFormat();
        for (String gift : List.of("Ai?{=a ~b}", "Ai? {\n\t~a\n=b}", "// x\n::tên:: Ai?{", "$CATEGORY: a", "x{T}")) {
            assertThat(format.detects(file(gift))).as(gift).isTrue();
        }
        for (String other : List.of("Ai?\nA. x\nB. y\nANSWER: A", "{ngoặc}", "\\{=a", "PK\u0003\u0004{=a", "")) {
            assertThat(format.detects(file(other))).as(other).isFalse();
        }
        assertThat(format.detects(file("Mã câu,Câu hỏi,Đáp án\n1,{=a ~b},A"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "~",
                "=",
                "::",
                "[tag:",
                "\\",
                "[id:x]",
                "a{T}\n\n",
                "Ai?{=a ~b}\n\n",
                "<b>",
                "o\u0301\u0323"
            })
    void answersSoonWhateverIsRepeated(String sign) {
        byte[] bytes = ("// [tag:Ai?{=" + sign.repeat(4_900_000 / sign.getBytes(StandardCharsets.UTF_8).length) + "}")
                .getBytes(StandardCharsets.UTF_8);
        byte[] open = ("Ai?{=" + sign.repeat(4_900_000 / sign.getBytes(StandardCharsets.UTF_8).length) + "}")
                .getBytes(StandardCharsets.UTF_8);
        assertTimeout(Duration.ofSeconds(10), () -> {
            for (byte[] file : List.of(bytes, open)) {
                assertThat(new GiftFormat().parse(new BankFile("x", file))).isInstanceOf(ImportResult.Rejected.class);
            }
        });
    }

    private static BankFile file(String text) {
        return new BankFile("x.txt", text.getBytes(StandardCharsets.UTF_8));
    }

    private static Question one(String text) {
        return accepted(text).bank().questions().getFirst();
    }

    private static Question question(ImportResult.Accepted accepted, String id) {
        return accepted.bank().questions().stream()
                .filter(question -> question.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static ImportResult.Accepted accepted(String text) {
        return switch (new GiftFormat().parse(file(text))) {
            case ImportResult.Accepted accepted -> accepted;
            case ImportResult.Rejected rejected -> throw new AssertionError(rejected.errors());
        };
    }

    private static List<Finding> errors(String text) {
        return switch (new GiftFormat().parse(file(text))) {
            case ImportResult.Accepted accepted -> throw new AssertionError(accepted.bank());
            case ImportResult.Rejected rejected -> rejected.errors();
        };
    }
}
