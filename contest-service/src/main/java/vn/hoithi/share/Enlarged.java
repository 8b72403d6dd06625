package vn.hoithi.share;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.util.Matrix;

/** A4 pages drawn on A3: the sheets have one shape, so that one design serves both. */
final class Enlarged {
    private Enlarged() {}

    static byte[] toA3(byte[] pdf) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            for (PDPage page : document.getPages()) {
                enlarge(document, page);
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void enlarge(PDDocument document, PDPage page) throws IOException {
        PDRectangle before = page.getMediaBox();
        float across = PDRectangle.A3.getWidth() / before.getWidth();
        float down = PDRectangle.A3.getHeight() / before.getHeight();
        try (PDPageContentStream stream = new PDPageContentStream(document, page, AppendMode.PREPEND, true)) {
            stream.transform(Matrix.getScaleInstance(across, down));
        }
        page.setMediaBox(PDRectangle.A3);
        page.setCropBox(PDRectangle.A3);
    }
}
