package vn.hoithi.share;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.util.Matrix;

/**
 * Puts QR codes into the room that a printed page leaves for them: as shapes, sharp at any size and drawn in a fraction of
 * the time of pictures, with the mark kept once for all of them. A3 is the A4 page enlarged; the sheets have one shape.
 */
final class OnPaper {
    private static final float POINTS_PER_MM = 72 / 25.4f;

    private OnPaper() {}

    /** @param codes of each page, in the order of the places of the form */
    static byte[] draw(byte[] pdf, PosterForm form, List<List<QrCode>> codes, Mark mark) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            if (document.getNumberOfPages() != codes.size()) {
                throw new IllegalStateException(
                        document.getNumberOfPages() + " pages for " + codes.size() + " sheets of posters");
            }
            PDImageXObject image = LosslessFactory.createFromImage(document, mark.image());
            for (int page = 0; page < codes.size(); page++) {
                draw(document, document.getPage(page), form, codes.get(page), image);
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void draw(PDDocument document, PDPage page, PosterForm form, List<QrCode> codes, PDImageXObject mark)
            throws IOException {
        float height = page.getMediaBox().getHeight();
        try (PDPageContentStream stream = new PDPageContentStream(document, page, AppendMode.APPEND, true, true)) {
            for (int place = 0; place < codes.size(); place++) {
                PosterForm.Square room = form.room(place);
                float side = room.side() * POINTS_PER_MM;
                codes.get(place)
                        .draw(
                                stream,
                                room.left() * POINTS_PER_MM,
                                height - room.top() * POINTS_PER_MM - side,
                                side,
                                mark);
            }
        }
        if (form == PosterForm.A3) {
            enlarge(document, page);
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
