package vn.hoithi.share;

import static java.util.Objects.requireNonNull;

import java.awt.geom.AffineTransform;
import java.awt.geom.GeneralPath;
import java.awt.geom.Path2D;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * Words as outlines, in Be Vietnam Pro. A picture then looks the same on every machine: it needs no font where it is drawn,
 * and none where it is shown.
 */
final class Letters {
    static final Letters REGULAR = new Letters("BeVietnamPro-Regular");
    static final Letters BOLD = new Letters("BeVietnamPro-Bold");

    private final TrueTypeFont font;
    private final CmapLookup glyphs;
    private final double unitsPerEm;

    private Letters(String file) {
        try (InputStream in = requireNonNull(Letters.class.getResourceAsStream("/fonts/" + file + ".ttf"), file)) {
            font = new TTFParser().parse(new RandomAccessReadBuffer(in));
            glyphs = font.getUnicodeCmapLookup();
            unitsPerEm = font.getUnitsPerEm();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The outline, its baseline beginning at (x, y). */
    synchronized Path2D outline(String text, double size, double x, double y) {
        Path2D outline = new Path2D.Double(Path2D.WIND_NON_ZERO);
        double scale = size / unitsPerEm;
        double at = x;
        for (int letter : letters(text)) {
            AffineTransform place = new AffineTransform(scale, 0, 0, -scale, at, y);
            outline.append(place.createTransformedShape(glyph(glyphs.getGlyphId(letter))), false);
            at += advance(letter) * scale;
        }
        return outline;
    }

    synchronized double width(String text, double size) {
        double width = 0;
        for (int letter : letters(text)) {
            width += advance(letter);
        }
        return width * size / unitsPerEm;
    }

    /** Broken between words into lines that fit; a single longer word has a line of its own. */
    List<String> lines(String text, double size, double width) {
        List<String> lines = new ArrayList<>();
        String line = "";
        for (String word : text.strip().split("\\s+", -1)) {
            String longer = line.isEmpty() ? word : line + " " + word;
            if (!line.isEmpty() && width(longer, size) > width) {
                lines.add(line);
                line = word;
            } else {
                line = longer;
            }
        }
        lines.add(line);
        return lines;
    }

    private static int[] letters(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC).codePoints().toArray();
    }

    private GeneralPath glyph(int id) {
        try {
            var outline = font.getGlyph() == null ? null : font.getGlyph().getGlyph(id);
            return outline == null ? new GeneralPath() : outline.getPath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int advance(int letter) {
        try {
            return font.getAdvanceWidth(glyphs.getGlyphId(letter));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
