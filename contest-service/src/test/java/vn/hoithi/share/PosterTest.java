package vn.hoithi.share;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.hoithi.contest.Accent;

class PosterTest {
    private static final int DPI = 110;

    private final PosterService posters = Posters.service();
    private final Mark mark = Mark.tick(Accent.OURS);

    @ParameterizedTest
    @EnumSource(PosterForm.class)
    void everyCodeOfEveryPageLeadsToItsUnit(PosterForm form) throws IOException {
        PosterSheet sheet = Posters.sheet(9);
        byte[] pdf = keep(form.code(), posters.write(form, sheet, mark));
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(document.getNumberOfPages()).isEqualTo(form == PosterForm.CARDS ? 3 : 9);
            PDFRenderer renderer = new PDFRenderer(document);
            for (int page = 0; page < document.getNumberOfPages(); page++) {
                BufferedImage image = renderer.renderImageWithDPI(page, DPI);
                List<Poster> expected =
                        sheet.posters().subList(page * form.perPage(), Math.min(9, (page + 1) * form.perPage()));
                assertThat(Decoded.all(image))
                        .containsExactlyInAnyOrderElementsOf(
                                expected.stream().map(Poster::address).toList());
                assertThat(text(document, page + 1))
                        .contains(expected.getFirst().unit(), "0225 3 842 842");
            }
        }
    }

    @ParameterizedTest
    @EnumSource(PosterForm.class)
    void namesOfNinetyLettersStayWholeAndOnOnePage(PosterForm form) throws IOException {
        assertThat(Posters.LONG_UNIT).hasSizeGreaterThan(90);
        byte[] pdf = keep("long-" + form.code(), posters.write(form, Posters.longNames(), mark));
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(document.getNumberOfPages()).isEqualTo(1);
            String text = text(document, 1).replaceAll("\\s+", " ");
            assertThat(text).contains(Posters.LONG_UNIT, Posters.LONG_CONTEST, "/t/ABCDEF0", "0912 345 678");
            assertThat(document.getPage(0).getResources().getFontNames()).allSatisfy(name -> {
                PDFont font = document.getPage(0).getResources().getFont(name);
                assertThat(font.isEmbedded()).isTrue();
            });
        }
    }

    @Test
    void theLargePosterIsAnA3Sheet() throws IOException {
        try (PDDocument document = Loader.loadPDF(posters.write(PosterForm.A3, Posters.sheet(1), mark))) {
            PDRectangle size = document.getPage(0).getMediaBox();
            assertThat(size.getWidth()).isEqualTo(PDRectangle.A3.getWidth());
            assertThat(size.getHeight()).isEqualTo(PDRectangle.A3.getHeight());
        }
    }

    private static String text(PDDocument document, int page) throws IOException {
        PDFTextStripper stripper = new PDFTextStripper();
        stripper.setStartPage(page);
        stripper.setEndPage(page);
        return stripper.getText(document);
    }

    private static byte[] keep(String name, byte[] pdf) throws IOException {
        Path folder = Files.createDirectories(Path.of("target", "posters"));
        Path unused = Files.write(folder.resolve(name + ".pdf"), pdf);
        return pdf;
    }
}
