package vn.hoithi.print;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

class PdfTest {
    private static final String LETTERS = "ĂÂĐÊÔƠƯ ứừửữự ýỳỷỹỵ áàảãạ ấầẩẫậ ắằẳẵặ éèẻẽẹ ếềểễệ íìỉĩị óòỏõọ ốồổỗộ ớờởỡợ";

    @Test
    void everyVietnameseLetterComesBackFromBothFontsWhichAreEmbedded() throws IOException {
        byte[] pdf = Pdf.of("<title>Thử</title><p>" + LETTERS + "</p>"
                + "<p style=\"font-family:'Be Vietnam Pro';font-weight:bold\">" + LETTERS + "</p>");
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(new PDFTextStripper().getText(document).lines().map(String::strip))
                    .containsExactly(LETTERS, LETTERS);
            assertThat(document.getDocumentInformation().getTitle()).isEqualTo("Thử");
            assertThat(fonts(document)).hasSize(2).allMatch(PDFont::isEmbedded);
        }
    }

    @Test
    void pagesAreNumberedByTheirStyleAndTableHeadsComeAgain() throws IOException {
        StringBuilder rows = new StringBuilder();
        IntStream.range(0, 120)
                .forEach(i -> rows.append("<tr><td>Dòng ").append(i).append("</td></tr>"));
        byte[] pdf =
                Pdf.of("<style>@page{size:A4;@top-center{content:counter(page)}} @page:first{@top-center{content:none}}"
                        + " table{-fs-table-paginate:paginate}</style><table><thead><tr><th>Đơn vị</th></tr></thead><tbody>"
                        + rows + "</tbody></table>");
        try (PDDocument document = Loader.loadPDF(pdf)) {
            PDFTextStripper second = new PDFTextStripper();
            second.setStartPage(2);
            second.setEndPage(2);
            assertThat(second.getText(document)).startsWith("2").contains("Đơn vị");
        }
    }

    @Test
    void picturesFromElsewhereAreNotFetched() {
        byte[] pdf = Pdf.of("<p>a<img src='http://127.0.0.1:1/secret.png'><img src='file:///etc/hostname'></p>");
        assertThat(pdf).hasSizeLessThan(40_000);
    }

    private static java.util.List<PDFont> fonts(PDDocument document) {
        var resources = document.getPage(0).getResources();
        return StreamSupport.stream(resources.getFontNames().spliterator(), false)
                .map(name -> {
                    try {
                        return resources.getFont(name);
                    } catch (IOException e) {
                        throw new java.io.UncheckedIOException(e);
                    }
                })
                .toList();
    }
}
