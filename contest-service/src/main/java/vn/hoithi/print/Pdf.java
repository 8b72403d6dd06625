package vn.hoithi.print;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PDFontSupplier;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.logging.Level;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.jsoup.Jsoup;
import org.jsoup.helper.W3CDom;
import org.jsoup.nodes.Document;

/**
 * PDF from HTML with CSS for paged media ({@code @page}, page numbers, repeated table heads). Fonts are embedded: "Times"
 * (Liberation Serif, of the widths of Times New Roman) and "Be Vietnam Pro". Pictures come as {@code data:} addresses;
 * nothing else is ever fetched.
 */
public final class Pdf {
    private static final int NORMAL = 400;
    private static final int BOLD = 700;

    // The fonts that every PDF reader has lack most Vietnamese letters.
    private static final String DEFAULT_FONT = "@page{font-family:Times} html{font-family:Times}";

    static {
        XRLog.listRegisteredLoggers().forEach(logger -> XRLog.setLevel(logger, Level.WARNING));
    }

    private Pdf() {}

    /** The document; its {@code title} becomes the PDF's. */
    public static byte[] of(String html) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PDDocument pdf = new PDDocument()) {
            PdfRendererBuilder builder = new PdfRendererBuilder()
                    .usePDDocument(pdf)
                    .withW3cDocument(new W3CDom().fromJsoup(document(html)), "about:blank")
                    .useExternalResourceAccessControl(
                            (uri, type) -> uri.startsWith("data:"),
                            ExternalResourceControlPriority.RUN_AFTER_RESOLVING_URI)
                    .toStream(out);
            useFonts(builder, pdf);
            builder.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static Document document(String html) {
        Document document = Jsoup.parse(html);
        document.head().prepend("<style>" + DEFAULT_FONT + "</style>");
        return document;
    }

    private static void useFonts(PdfRendererBuilder builder, PDDocument pdf) throws IOException {
        font(builder, pdf, "Times", "LiberationSerif-Regular", NORMAL, FontStyle.NORMAL);
        font(builder, pdf, "Times", "LiberationSerif-Bold", BOLD, FontStyle.NORMAL);
        font(builder, pdf, "Times", "LiberationSerif-Italic", NORMAL, FontStyle.ITALIC);
        font(builder, pdf, "Times", "LiberationSerif-BoldItalic", BOLD, FontStyle.ITALIC);
        font(builder, pdf, "Be Vietnam Pro", "BeVietnamPro-Regular", NORMAL, FontStyle.NORMAL);
        font(builder, pdf, "Be Vietnam Pro", "BeVietnamPro-Bold", BOLD, FontStyle.NORMAL);
    }

    private static void font(
            PdfRendererBuilder builder, PDDocument pdf, String family, String file, int weight, FontStyle style)
            throws IOException {
        try (InputStream source =
                Objects.requireNonNull(Pdf.class.getResourceAsStream("/fonts/" + file + ".ttf"), file)) {
            TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(source));
            // Ligatures would take more than half of the time, and their letters out of the text that readers search
            // and copy.
            font.setEnableGsub(false);
            builder.useFont(new PDFontSupplier(PDType0Font.load(pdf, font, true)), family, weight, style, true);
        }
    }
}
