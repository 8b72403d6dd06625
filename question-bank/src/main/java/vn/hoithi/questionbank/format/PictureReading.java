package vn.hoithi.questionbank.format;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.hoithi.questionbank.Field;
import vn.hoithi.questionbank.Picture;
import vn.hoithi.questionbank.text.Findings;
import vn.hoithi.questionbank.text.PlainText;

/** Finds and encodes anew the picture that a question names. */
final class PictureReading {

    private PictureReading() {}

    /** The picture named under {@link Field#PICTURE}, or null with what is wrong reported. */
    static @Nullable Picture named(Draft draft, BankFile file, Findings findings) {
        if (!draft.has(Field.PICTURE)) {
            return null;
        }
        byte[] bytes = find(draft.letters(Field.PICTURE), file);
        if (bytes != null) {
            return Pictures.read(
                    bytes, draft.letters(Field.ALT), draft.said(Field.PICTURE).place(), findings);
        }
        findings.error(
                draft.said(Field.PICTURE).place(),
                "picture-missing",
                draft.letters(Field.PICTURE),
                "Không có hình này đi kèm tệp.",
                "Nén tệp câu hỏi và các hình vào một tệp ZIP rồi tải lên.");
        return null;
    }

    /** By its path, however its slashes and letter case are, else by its name alone if no other file has it. */
    private static byte @Nullable [] find(String written, BankFile file) {
        String path = key(written);
        byte[] bytes = file.pictures().get(path);
        if (bytes != null) {
            return bytes;
        }
        String name = name(path);
        List<Map.Entry<String, byte[]>> candidates = file.pictures().entrySet().stream()
                .filter(entry -> name(entry.getKey()).equals(name))
                .limit(2)
                .toList();
        return candidates.size() == 1 ? candidates.getFirst().getValue() : null;
    }

    /** How pictures are named in {@link BankFile#pictures}: in lower case, letters and marks in their one form. */
    static String key(String path) {
        String slashed = PlainText.folded(path).replace('\\', '/');
        return slashed.startsWith("./") ? slashed.substring(2) : slashed;
    }

    private static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
