package vn.hoithi.questionbank.format;

import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import vn.hoithi.questionbank.Picture;
import vn.hoithi.questionbank.picture.PictureFile;
import vn.hoithi.questionbank.text.Findings;
import vn.hoithi.questionbank.text.PlainText;

/** The files that come inside a question's text; a question of ours shows one picture at most. */
final class MoodleXmlPictures {

    private static final Pattern IMAGE = Pattern.compile("<img\\b[^<>]{0,2000}>", Pattern.CASE_INSENSITIVE);

    private final XmlNode questionText;
    private final Findings findings;
    private final List<XmlNode> pictures;

    MoodleXmlPictures(XmlNode questionText, Findings findings) {
        this.questionText = questionText;
        this.findings = findings;
        this.pictures = questionText.all("file").stream()
                .filter(file -> PictureFile.named(file.attribute("name")))
                .toList();
        questionText.all("file").stream()
                .filter(file -> pictures.isEmpty() || file != pictures.getFirst())
                .forEach(this::reportDropped);
    }

    /** The first one, with the words for it that stand in the text. */
    @Nullable
    Picture picture() {
        if (pictures.isEmpty()) {
            return null;
        }
        XmlNode file = pictures.getFirst();
        byte[] bytes = bytes(file);
        return bytes == null ? null : Pictures.read(bytes, alt(), file.place(), findings);
    }

    /** The text without the place of the picture that has been taken from it. */
    String withoutPicture(String html) {
        return pictures.isEmpty() ? html : IMAGE.matcher(html).replaceAll("");
    }

    private String alt() {
        Matcher image = IMAGE.matcher(questionText.text("text"));
        if (!image.find()) {
            return "";
        }
        Element element = Jsoup.parseBodyFragment(image.group()).selectFirst("img");
        return element == null ? "" : visible(element.attr("alt"));
    }

    /** A character that hides or reorders what is read can stand behind an entity. */
    private String visible(String alt) {
        String visible = PlainText.withoutForbidden(alt);
        if (!visible.equals(alt)) {
            findings.warning(
                    questionText.place(),
                    "hidden-character",
                    alt,
                    "Mô tả của hình có ký tự ẩn hoặc bị hỏng; đã bỏ đi.",
                    "Xem lại mô tả của hình trong câu này.");
        }
        return visible;
    }

    private byte @Nullable [] bytes(XmlNode file) {
        try {
            return Base64.getMimeDecoder().decode(file.text());
        } catch (IllegalArgumentException damaged) {
            findings.error(
                    file.place(),
                    "bad-base64",
                    file.attribute("name"),
                    "Nội dung của hình bị hỏng (base64).",
                    "Xuất lại từ Moodle.");
            return null;
        }
    }

    private void reportDropped(XmlNode file) {
        findings.warning(
                file.place(),
                "file-dropped",
                file.attribute("name"),
                "Đã bỏ tệp đính kèm này: mỗi câu chỉ giữ một hình.",
                "Nếu cần, ghép các hình thành một, hoặc tách câu.");
    }
}
