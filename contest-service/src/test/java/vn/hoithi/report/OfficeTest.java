package vn.hoithi.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.hoithi.print.Pdf;

/** LibreOffice and pdftotext read what people will read. */
class OfficeTest {
    @TempDir
    Path folder;

    private final Layout layout = new Layouts().require("nha-nuoc");
    private final Letterhead head = SampleReport.longHead(layout);
    private final ReportData data = SampleReport.of(40, head, List.of(SampleReport.LONG, "=cmd|' /C calc'!A0"));
    private final Tree tree = DocumentsTest.tree(WordingKind.REPORT, data, layout);
    private Office office;

    @BeforeEach
    void open() {
        office = Office.in(folder);
    }

    @Test
    void theReportReadsTheSameFromDocxAndPdf() throws IOException {
        for (String text : both(tree)) {
            String[] pages = text.split("\f", -1);
            assertThat(pages.length).isGreaterThan(3);
            assertThat(pages[0])
                    .contains(
                            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
                            "Độc lập - Tự do - Hạnh phúc",
                            "/BC-UBND",
                            "Lê Ích Mộc, ngày",
                            "BÁO CÁO",
                            "Căn cứ Kế hoạch số 12-KH/BTGDV");
            // The first page bears no number, the second begins with its own.
            assertThat(pages[0].strip().lines().findFirst().orElseThrow().strip())
                    .isNotEqualTo("1");
            assertThat(pages[1].strip().lines().findFirst().orElseThrow().strip())
                    .isEqualTo("2");
            assertThat(squeezed(text))
                    .contains(Numbers.number(data.now().unit().people()) + " người dự thi")
                    .contains("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "UBND thành phố (b/c)", "Lưu: VT.", "./.")
                    .contains("PHỤ LỤC", "Số liệu tính đến 07 giờ 00 ngày 23/11/2026", "TỔNG CỘNG")
                    .contains("Dự thi trực tiếp cho");
            // The head of the table comes again on each of its pages.
            assertThat(text.split("Đơn vị {2,}", -1).length).isGreaterThan(2);
        }
    }

    @Test
    void theWorkbookShowsVietnameseNumbersAndRunsNoFormula() throws IOException {
        String text = office.printed(XlsxWriter.write(data, layout, head), "xlsx");
        assertThat(squeezed(text))
                .contains(Numbers.number(data.now().unit().people()), "12.000", "TỔNG CỘNG")
                .contains("'=cmd|' /C calc'!A0");
    }

    @Test
    void reportAndLetterOfAUnionHaveItsLetterhead() throws IOException {
        Layout union = new Layouts().require("doan-the");
        Letterhead unionHead = SampleReport.longHead(union);
        ReportData unionData = SampleReport.of(6, unionHead, List.of(SampleReport.LONG));
        Tree report = DocumentsTest.tree(WordingKind.REPORT, unionData, union);
        Tree letter = DocumentsTest.tree(WordingKind.LETTER, unionData, union);
        for (String text : both(report)) {
            assertThat(squeezed(text))
                    .contains("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "/BC-LĐLĐ")
                    .contains("TM. BAN THƯỜNG VỤ", "KT. CHỦ TỊCH", "Lưu: VP.", "./.", "TỔNG CỘNG");
        }
        for (String text : both(letter)) {
            assertThat(squeezed(text))
                    .contains("/LĐLĐ", "V/v đẩy mạnh tham gia", "Kính gửi:", "Còn thiếu", "TM. BAN THƯỜNG VỤ")
                    .doesNotContain("PHỤ LỤC");
        }
        assertThat(squeezed(office.printed(XlsxWriter.write(unionData, union, unionHead), "xlsx")))
                .contains("BIỂU THỐNG KÊ KẾT QUẢ THAM GIA", "TỔNG CỘNG");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dang", "doan-the"})
    void documentsOfAContestHeldElsewhereSayWhereTheirFiguresAreFrom(String code) throws IOException {
        Layout any = new Layouts().require(code);
        Letterhead anyHead = SampleReport.shortHead(any);
        ReportData entered = SampleReport.external(anyHead);
        for (String text : both(DocumentsTest.tree(WordingKind.REPORT, entered, any))) {
            assertThat(squeezed(text))
                    .contains("700 người dự thi", "1.400 lượt thi", "trong khi mới 5/7 đơn vị khai quân số")
                    .contains("Không có điểm của từng người", "do các đơn vị khai theo tuần")
                    .doesNotContain("Theo mức điểm", "Dự thi trực tiếp cho");
        }
        for (String text : both(DocumentsTest.tree(WordingKind.LETTER, entered, any))) {
            assertThat(squeezed(text)).contains("Trường THCS Lê Ích Mộc", "mới 2/3 đơn vị khai", "còn thiếu 72 người");
        }
        assertThat(squeezed(office.printed(XlsxWriter.write(entered, any, anyHead), "xlsx")))
                .contains("TỔNG CỘNG", "do các đơn vị khai theo tuần", "mới 2/3 đơn vị khai");
    }

    /** As LibreOffice prints the DOCX, and the PDF. */
    private List<String> both(Tree document) throws IOException {
        return List.of(
                office.printed(DocxWriter.write(document), "docx"), office.text(Pdf.of(HtmlWriter.paper(document))));
    }

    private static String squeezed(String text) {
        return text.replaceAll("\\s+", " ");
    }
}
