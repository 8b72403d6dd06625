package vn.hoithi.questionbank;

import java.util.Arrays;
import java.util.Optional;
import vn.hoithi.questionbank.text.PlainText;

/** How much a question asks of whoever answers it, in the four steps that Vietnamese schools and contests use. */
public enum Level {
    RECOGNISE("nhận biết"),
    UNDERSTAND("thông hiểu"),
    APPLY("vận dụng"),
    APPLY_HIGH("vận dụng cao");

    private final String label;

    Level(String label) {
        this.label = label;
    }

    /** The name people write in a question bank and read on a page. */
    public String label() {
        return label;
    }

    /** The level with this label, whatever its letter case and spacing. */
    public static Optional<Level> of(String label) {
        String wanted = PlainText.folded(label);
        return Arrays.stream(values())
                .filter(level -> level.label.equals(wanted))
                .findFirst();
    }
}
