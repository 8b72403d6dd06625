package vn.hoithi.site;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files for spreadsheets carry text, never formulas. */
class ChannelCsvTest {
    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "=cmd|' /C calc'!A0"})
    void whatASpreadsheetWouldComputeGetsAnApostrophe(String text) {
        assertThat(ChannelCsv.cell(text)).isEqualTo("\"'" + text + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Tổ dân phố số 1", "A-1", "a=b", "1+1", "0912 345 678"})
    void otherTextStaysAsItIs(String text) {
        assertThat(ChannelCsv.cell(text)).isEqualTo("\"" + text + "\"");
    }

    @Test
    void quotesAndLinesStayWithinTheirCell() {
        assertThat(ChannelCsv.cell("Thôn \"Đông\", xã\nTây")).isEqualTo("\"Thôn \"\"Đông\"\", xã\nTây\"");
        assertThat(ChannelCsv.cell("=\"x\"")).isEqualTo("\"'=\"\"x\"\"\"");
    }
}
