package vn.hoithi.questionbank.word;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import vn.hoithi.questionbank.Picture;
import vn.hoithi.questionbank.text.RichText.Run;
import vn.hoithi.questionbank.text.RichText.Style;

/** Writes a Word document, paragraph by paragraph. The same paragraphs give the same bytes. */
public final class WordWriter {

    private static final String RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";
    private static final String DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/";
    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

    /** A third of the width of a page at most: half of what fits between the margins, in English Metric Units. */
    private static final long WIDTH = 2_900_000;

    private static final long EMU_PER_PIXEL = 9_525;

    private final StringBuilder body = new StringBuilder();
    private final Map<String, Picture> pictures = new LinkedHashMap<>();
    private int shown;

    /**
     * A paragraph.
     *
     * @param marker set bold before the text: "Câu 1: "
     * @param content whether bold and underlined letters must be told from marks of a right choice
     * @param first whether it begins a question, which keeps together with what follows and apart from what stands before
     */
    public void paragraph(String marker, Iterable<Run> runs, boolean content, boolean first) {
        body.append("<w:p>");
        if (first) {
            body.append("<w:pPr><w:keepNext/><w:spacing w:before=\"240\"/></w:pPr>");
        }
        run(new Run(marker, Set.of()), false);
        runs.forEach(run -> run(run, content));
        body.append("</w:p>\n");
    }

    /** A picture in a paragraph of its own. */
    public void picture(Picture picture) {
        String name = picture.digest().substring(0, 16) + (picture.mediaType().equals(Picture.PNG) ? ".png" : ".jpg");
        pictures.put(name, picture);
        int number = ++shown;
        BufferedImage pixels = pixels(picture);
        long wide = Math.min(WIDTH, pixels.getWidth() * EMU_PER_PIXEL);
        long high = Math.max(1, wide * pixels.getHeight() / pixels.getWidth());
        body.append("""
                <w:p><w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="%1$d" cy="%2$d"/>\
                <wp:docPr id="%3$d" name="%4$s" descr="%5$s"/><a:graphic><a:graphicData uri="%6$spicture"><pic:pic>\
                <pic:nvPicPr><pic:cNvPr id="%3$d" name="%4$s"/><pic:cNvPicPr/></pic:nvPicPr>\
                <pic:blipFill><a:blip r:embed="p%4$s"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>\
                <pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="%1$d" cy="%2$d"/></a:xfrm>\
                <a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>\
                </wp:inline></w:drawing></w:r></w:p>
                """.formatted(wide, high, number, name, escaped(picture.alt()), DRAWING));
    }

    private static BufferedImage pixels(Picture picture) {
        try {
            BufferedImage pixels = ImageIO.read(new ByteArrayInputStream(picture.bytes()));
            if (pixels == null) {
                throw new IllegalStateException("a picture of ours that cannot be decoded: " + picture.digest());
            }
            return pixels;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void run(Run run, boolean content) {
        if (run.text().isEmpty()) {
            return;
        }
        body.append("<w:r>");
        if (!run.styles().isEmpty()) {
            body.append("<w:rPr>");
            append(content, "<w:rStyle w:val=\"" + Setting.CONTENT + "\"/>");
            append(run.styles().contains(Style.BOLD), "<w:b/>");
            append(run.styles().contains(Style.ITALIC), "<w:i/>");
            append(run.styles().contains(Style.UNDERLINED), "<w:u w:val=\"single\"/>");
            append(run.styles().contains(Style.LOWERED), "<w:vertAlign w:val=\"subscript\"/>");
            append(
                    run.styles().contains(Style.RAISED) && !run.styles().contains(Style.LOWERED),
                    "<w:vertAlign w:val=\"superscript\"/>");
            body.append("</w:rPr>");
        }
        String[] lines = run.text().split("\n", -1);
        for (int at = 0; at < lines.length; at++) {
            append(at > 0, "<w:br/>");
            append(!lines[at].isEmpty(), "<w:t xml:space=\"preserve\">" + escaped(lines[at]) + "</w:t>");
        }
        body.append("</w:r>");
    }

    private void append(boolean needed, String written) {
        if (needed) {
            body.append(written);
        }
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("\t", "&#9;")
                .replace("\n", "&#10;");
    }

    /** The whole document. */
    public byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            put(zip, "[Content_Types].xml", contentTypes());
            put(zip, "_rels/.rels", relations(relation("d", "officeDocument", "word/document.xml")));
            put(zip, "word/_rels/document.xml.rels", documentRelations());
            put(zip, "word/styles.xml", styles());
            put(zip, "word/document.xml", document());
            for (Map.Entry<String, Picture> picture : pictures.entrySet()) {
                put(zip, "word/media/" + picture.getKey(), picture.getValue().bytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void put(ZipOutputStream zip, String name, String xml) throws IOException {
        put(zip, name, (HEAD + xml).getBytes(StandardCharsets.UTF_8));
    }

    private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(LocalDateTime.of(1980, 1, 1, 0, 0));
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }

    private static String contentTypes() {
        String word = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
        return """
                <Types xmlns="%1$scontent-types"><Default Extension="rels" \
                ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
                <Default Extension="xml" ContentType="application/xml"/>\
                <Default Extension="png" ContentType="image/png"/><Default Extension="jpg" ContentType="image/jpeg"/>\
                <Override PartName="/word/document.xml" ContentType="%2$sdocument.main+xml"/>\
                <Override PartName="/word/styles.xml" ContentType="%2$sstyles+xml"/></Types>
                """.formatted(PACKAGE, word);
    }

    private String documentRelations() {
        StringBuilder relations = new StringBuilder(relation("s", "styles", "styles.xml"));
        pictures.keySet().forEach(name -> relations.append(relation("p" + name, "image", "media/" + name)));
        return relations(relations.toString());
    }

    private static String relation(String id, String type, String target) {
        return "<Relationship Id=\"%s\" Type=\"%s/%s\" Target=\"%s\"/>".formatted(id, RELATION, type, target);
    }

    private static String relations(String relations) {
        return "<Relationships xmlns=\"" + PACKAGE + "relationships\">" + relations + "</Relationships>";
    }

    private static String styles() {
        return """
                <w:styles xmlns:w="%s"><w:docDefaults><w:rPrDefault><w:rPr>\
                <w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman"/>\
                <w:sz w:val="26"/><w:lang w:val="vi-VN"/></w:rPr></w:rPrDefault></w:docDefaults>\
                <w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>\
                <w:style w:type="character" w:customStyle="1" w:styleId="%s"><w:name w:val="Chữ của phương án"/></w:style>\
                </w:styles>""".formatted(WordXml.TRANSITIONAL, Setting.CONTENT);
    }

    private String document() {
        String namespaces =
                "xmlns:w=\"%s\" xmlns:r=\"%s\" xmlns:wp=\"%3$swordprocessingDrawing\" xmlns:a=\"%3$smain\" xmlns:pic=\"%3$spicture\""
                        .formatted(WordXml.TRANSITIONAL, RELATION, DRAWING);
        return "<w:document " + namespaces + "><w:body>\n" + body + "</w:body></w:document>";
    }
}
