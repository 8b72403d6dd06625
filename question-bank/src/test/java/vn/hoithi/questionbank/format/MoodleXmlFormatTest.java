package vn.hoithi.questionbank.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static vn.hoithi.questionbank.BankFixtures.places;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.hoithi.questionbank.*;
import vn.hoithi.questionbank.picture.PictureSamples;
import vn.hoithi.questionbank.text.*;

class MoodleXmlFormatTest {

    private static final String PICTURE = Base64.getEncoder().encodeToString(PictureSamples.drawing("png", 20, 10));

    /** Laid out as Moodle's export is. */
    private static final String EXPORTED = """
            <?xml version="1.0" encoding="UTF-8"?>
            <quiz>
            <!-- question: 0  -->
              <question type="category">
                <category>
                  <text>$course$/top/Bầu cử/Luật // lệ</text>
                </category>
                <info format="html"><text></text></info>
              </question>

            <!-- question: 123  -->
              <question type="multichoice">
                <name>
                  <text>Ngày bầu cử</text>
                </name>
                <questiontext format="html">
                  <text><![CDATA[<p>Hình <img src="@@PLUGINFILE@@/a.png" alt="Biểu đồ" width="4"> là gì?</p>]]></text>
            <file name="a.png" path="/" encoding="base64">PICTURE</file>
            <file name="b.mp3" path="/" encoding="base64">AAAA</file>
                </questiontext>
                <generalfeedback format="html">
                  <text><![CDATA[<p>Vì <em>thế</em>.</p>]]></text>
                </generalfeedback>
                <defaultgrade>1.0000000</defaultgrade>
                <penalty>0.3333333</penalty>
                <hidden>0</hidden>
                <idnumber>BC-7</idnumber>
                <single>false</single>
                <shuffleanswers>0</shuffleanswers>
                <answernumbering>abc</answernumbering>
                <answer fraction="33.33333" format="html"><text>&lt;b&gt;An&lt;/b&gt;</text>
                  <feedback format="html"><text>Giỏi</text></feedback></answer>
                <answer fraction="33.33333" format="plain_text"><text>a &lt; b</text></answer>
                <answer fraction="33.33333" format="html"><text>Tư</text></answer>
                <answer fraction="-100" format="html"><text>Năm</text></answer>
                <tags>
                  <tag><text>luật</text></tag>
                  <tag><text>Mức độ: vận dụng</text></tag>
                </tags>
              </question>
              <question type="truefalse">
                <questiontext format="moodle_auto_format"><text>Một cộng một
            là ba.</text></questiontext>
                <answer fraction="0"><text>true</text></answer>
                <answer fraction="100"><text>false</text></answer>
              </question>
              <question type="essay"><questiontext><text>Viết đi</text></questiontext></question>
              <question type="multichoice"><hidden>1</hidden></question>
            </quiz>
            """.replace("PICTURE", PICTURE);

    @Test
    void readsWhatMoodleExports() {
        ImportResult.Accepted accepted = accepted(EXPORTED);
        assertThat(accepted.bank().questions()).hasSize(2);
        Question first = accepted.bank().questions().getFirst();
        assertThat(first.id()).isEqualTo("BC-7");
        assertThat(first.topic()).isEqualTo("Bầu cử / Luật / lệ");
        assertThat(first.stem().html()).isEqualTo("Hình là gì?");
        assertThat(first.picture()).isNotNull().extracting(Picture::alt).isEqualTo("Biểu đồ");
        assertThat(first.explanation().html()).isEqualTo("Vì <i>thế</i>.");
        assertThat(first.choices()).extracting(RichText::html).containsExactly("<b>An</b>", "a &lt; b", "Tư", "Năm");
        assertThat(first.key()).containsExactly(0, 1, 2);
        assertThat(first.multiple()).isTrue();
        assertThat(first.fixedOrder()).isTrue();
        assertThat(first.level()).isEqualTo(Level.APPLY);
        assertThat(first.tags()).containsExactly("luật");
        Question second = accepted.bank().questions().getLast();
        assertThat(second.trueFalse()).isTrue();
        assertThat(second.stem().plain()).isEqualTo("Một cộng một\nlà ba.");
        assertThat(second.key()).containsExactly(1);
        assertThat(places(accepted.warnings()))
                .contains("19:1 file-dropped", "32:7 feedback-dropped", "47:3 skipped", "48:3 skipped");
    }

    @Test
    void whatIsHiddenInThePicturesWordsIsDroppedAndSaid() {
        ImportResult.Accepted accepted = accepted(EXPORTED.replace("Biểu đồ", "Biểu&#x202E; đồ&#0;"));
        assertThat(accepted.bank().questions().getFirst().picture())
                .isNotNull()
                .extracting(Picture::alt)
                .isEqualTo("Biểu đồ");
        assertThat(places(accepted.warnings())).contains("16:5 hidden-character");
        assertThat(places(accepted(EXPORTED).warnings())).noneMatch(place -> place.endsWith("hidden-character"));
    }

    @ParameterizedTest(name = "{0} at {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    bad-weight        | 4:1 | <answer fraction="33%"><text>c</text></answer>
                    bad-weight        | 4:1 | <answer fraction="101"><text>c</text></answer>
                    several-right     | 4:1 | <answer fraction="100"><text>c</text></answer>
                    equal-choices     | 4:1 | <answer><text>A</text></answer>
                    choice-gap        | 4:1 | <answer/>
                    control-character | 4:1 | <answer><text>&#8238;c</text></answer>
                    broken-xml        | 4:6 | <a>&x;</a>
                    doctype           | 4:1 | none
                    """)
    void reportsEachMistakeAtItsPlace(String code, String place, String line) {
        String file = "<quiz><question type=\"multichoice\"><questiontext><text>Ai?</text></questiontext>\n"
                + "<answer fraction=\"100\"><text>a</text></answer>\n<answer><text>b</text></answer>\n"
                + line + "\n</question></quiz>";
        if (code.equals("doctype")) {
            file =
                    "<?xml version=\"1.0\"?>\n\n<!-- x -->\n<!DOCTYPE quiz [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>\n"
                            + "<quiz>&a;</quiz>";
        }
        List<Finding> errors = errors(file);
        assertThat(errors).filteredOn(error -> error.code().equals(code)).hasSize(1);
        assertThat(errors.getFirst().code()).isEqualTo(code);
        assertThat(errors.getFirst().line()).isEqualTo(4);
        if (!code.equals("broken-xml")) {
            assertThat(places(errors)).containsExactly(place + " " + code);
        }
    }

    @Test
    void reportsAllMistakesOfAFileInOnePassAndWhereItBreaksOff() {
        String file = "<quiz>\n <question\n   type=\"multichoice\"><questiontext/></question>\n"
                + " <question type=\"truefalse\"><questiontext><text>Ai?</text></questiontext></question>\n <question>";
        assertThat(places(errors(file)))
                .containsExactly(
                        "2:2 no-key", "3:23 empty-stem", "3:23 too-few-choices", "4:2 no-key", "5:12 broken-xml");
    }

    @Test
    void removesScriptInAnyWriting() {
        Question question = accepted("<quiz><question type=\"multichoice\"><questiontext format=\"html\"><text>"
                        + "<![CDATA[Ai<script>x()</script><img src=x onerror=x()>?]]></text></questiontext>"
                        + "<answer fraction=\"100\"><text>An&lt;script&gt;x()&lt;/script&gt;</text></answer>"
                        + "<answer><text>Ba</text></answer></question></quiz>")
                .bank()
                .questions()
                .getFirst();
        assertThat(question.stem().html() + question.choices()).doesNotContain("script", "x()", "img");
    }

    @Test
    void isRecognisedByItsRoot() {
        MoodleXmlFormat format = new MoodleXmlFormat();
        assertThat(format.detects(file(EXPORTED))).isTrue();
        assertThat(format.detects(new BankFile("x", EXPORTED.getBytes(StandardCharsets.UTF_16))))
                .isTrue();
        assertThat(format.detects(file("<quizzes>"))).isFalse();
        assertThat(format.detects(file("x <quiz>"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"<a>", "<a/>", "&amp;", "<question/>", "<question type=\"multichoice\"/>", "\u0000", "<![CDATA["
            })
    void answersSoonWhateverIsRepeated(String sign) {
        byte[] file = ("<quiz><question type=\"multichoice\">" + sign.repeat(10_000_000 / sign.length()))
                .getBytes(StandardCharsets.UTF_8);
        assertTimeout(
                Duration.ofSeconds(20),
                () -> assertThat(new MoodleXmlFormat().parse(new BankFile("x", file)))
                        .isInstanceOf(ImportResult.Rejected.class));
    }

    private static BankFile file(String text) {
        return new BankFile("x.xml", text.getBytes(StandardCharsets.UTF_8));
    }

    private static ImportResult.Accepted accepted(String text) {
        return switch (new MoodleXmlFormat().parse(file(text))) {
            case ImportResult.Accepted accepted -> accepted;
            case ImportResult.Rejected rejected -> throw new AssertionError(rejected.errors());
        };
    }

    private static List<Finding> errors(String text) {
        return switch (new MoodleXmlFormat().parse(file(text))) {
            case ImportResult.Accepted accepted -> throw new AssertionError(accepted.bank());
            case ImportResult.Rejected rejected -> rejected.errors();
        };
    }
}
