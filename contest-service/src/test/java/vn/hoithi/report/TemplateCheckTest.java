package vn.hoithi.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import vn.hoithi.document.Layout;
import vn.hoithi.document.Layouts;
import vn.hoithi.document.MarkdownText;

class TemplateCheckTest {
    @Test
    void everyShippedTemplateIsWithoutMistakes() {
        for (WordingKind kind : WordingKind.values()) {
            for (String layout : List.of("", "dang", "nha-nuoc", "doan-the")) {
                Optional<String> shipped = TemplateStore.shipped(kind, layout);
                shipped.ifPresent(body -> {
                    assertThat(TemplateCheck.of(body)).as(kind + layout).isEmpty();
                    Wording.check(body);
                });
            }
            assertThat(TemplateStore.shipped(kind, "")).isPresent();
        }
    }

    @Test
    void theCatalogNamesExactlyTheFieldsThatReportsHave() {
        Layout layout = new Layouts().require("dang");
        ReportData data = SampleReport.of(5, SampleReport.longHead(layout), List.of());
        assertThat(Fields.of(data).keySet())
                .containsExactlyInAnyOrderElementsOf(FieldCatalog.examples().keySet());
    }

    @Test
    void unknownFieldsAreNamedWithTheirLine() {
        assertThat(TemplateCheck.of("# A\n\nCó {{số người}} người, {{so nguoi}} lượt"))
                .singleElement()
                .satisfies(mistake -> {
                    assertThat(mistake.line()).isEqualTo(3);
                    assertThat(mistake.column()).isEqualTo(24);
                    assertThat(mistake.quoted()).isEqualTo("{{so nguoi}}");
                    assertThat(mistake.message()).contains("so nguoi");
                });
    }

    @Test
    void brokenSyntaxIsNamedWithItsLine() {
        assertThat(lines("# A\n{{số người\nx")).containsExactly(2);
        assertThat(lines("# A\n{{#có kỳ trước}}x")).containsExactly(2);
        assertThat(lines("# A\nx\n{{/có kỳ trước}}")).containsExactly(3);
        assertThat(lines("# A\n{{#có kỳ trước}}\n{{#có tỷ lệ}}\n{{/có kỳ trước}}"))
                .containsExactly(4);
        assertThat(lines("# A\n{{>khác}}")).containsExactly(2);
        assertThat(lines("# A\n{{{số người}}}")).containsExactly(2);
        assertThat(lines("không có trích yếu")).containsExactly(1);
    }

    @Test
    void fieldsOfAListAreKnownInsideItAlone() {
        assertThat(lines("# A\n{{#khó khăn}}{{nội dung}} {{số người}}{{/khó khăn}}"))
                .isEmpty();
        assertThat(lines("# A\n{{nội dung}}")).containsExactly(2);
        assertThat(lines("# A\n{{^khó khăn}}{{nội dung}}{{/khó khăn}}")).containsExactly(2);
    }

    @Test
    void whatFieldsHoldStaysText() {
        String filled = Wording.fill("# {{tên đơn vị}}\n", java.util.Map.of("tên đơn vị", "**Tổ** # 1\n- x <b>"));
        MarkdownText text = MarkdownText.of(filled, new Layouts().require("dang"), java.util.Map.of());
        assertThat(text.subject()).isEqualTo("**Tổ** # 1 - x <b>");
    }

    private static List<Integer> lines(String template) {
        return TemplateCheck.of(template).stream()
                .map(TemplateCheck.Mistake::line)
                .toList();
    }
}
