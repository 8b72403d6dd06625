package vn.hoithi.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class WordsTest {

    @Test
    void timesAreVietnams() {
        Instant moment = Instant.parse("2026-11-29T17:30:05Z");
        assertThat(Words.moment(moment)).isEqualTo("00:30 Thứ\u00a0Hai\u00a030/11/2026");
        assertThat(Words.exact(moment)).isEqualTo("00:30:05 ngày 30/11/2026");
    }

    @Test
    void durationsAreWords() {
        assertThat(Words.duration(372_000)).isEqualTo("6\u00a0phút 12\u00a0giây");
        assertThat(Words.duration(900)).isEqualTo("0\u00a0giây");
    }

    @Test
    void whatAdminsWriteCannotCarryScripts() {
        String html = Markdown.html(
                "### Thể lệ\n\n**đậm** <script>alert(1)</script> [x](javascript:alert(1)) [y](https://a.vn) <p onclick=\"x\" style=\"y\">");
        assertThat(html)
                .contains("<h3>Thể lệ</h3>", "<strong>đậm</strong>", "https://a.vn")
                .doesNotContain("<script", "href=\"javascript", "<p onclick", "<p style");
    }
}
