package vn.hoithi.questionbank.text;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import vn.hoithi.questionbank.BankArbitraries;

class RichTextTest {

    @Test
    void plainLettersStayWhatTheyAre() {
        assertThat(RichText.read("a < b & c > d").text().plain()).isEqualTo("a < b & c > d");
        assertThat(RichText.plain("<b>x</b>").plain()).isEqualTo("<b>x</b>");
        assertThat(RichText.plain("<b>x</b>").html()).isEqualTo("&lt;b&gt;x&lt;/b&gt;");
    }

    @Test
    void keepsTheSmallSetAndNothingElse() {
        RichText.Reading reading = RichText.readHtml(
                "<p onclick=x()>H<sub>2</sub>O <strong>không</strong></p><script>alert(1)</script><p><img src=x onerror=y>hai</p>");
        assertThat(reading.text().html()).isEqualTo("H<sub>2</sub>O <b>không</b><br>hai");
        assertThat(reading.text().plain()).isEqualTo("H2O không\nhai");
        assertThat(reading.removed()).containsExactly("script", "img");
    }

    @Test
    void raisedLettersMakeAnotherText() {
        RichText raised = RichText.read("x<sup>2</sup>").text();
        assertThat(raised).isNotEqualTo(RichText.plain("x2"));
        assertThat(raised.folded()).isNotEqualTo(RichText.plain("x2").folded());
    }

    @Property
    void whatIsWrittenIsReadAgain(@ForAll("texts") RichText text) {
        assertThat(RichText.read(text.written()).text()).isEqualTo(text);
        assertThat(RichText.readHtml(text.html()).text()).isEqualTo(text);
        assertThat(RichText.of(text.runs())).isEqualTo(text);
        assertThat(text.html().replaceAll("</?(b|i|u|sub|sup|br)>", "")).doesNotContain("<", ">");
    }

    @Property
    void noHtmlGetsThrough(@ForAll String anything) {
        String html = RichText.readHtml(anything).text().html();
        assertThat(html.replaceAll("</?(b|i|u|sub|sup|br)>", "")).doesNotContain("<", ">");
    }

    @Provide
    Arbitrary<RichText> texts() {
        return BankArbitraries.texts();
    }
}
