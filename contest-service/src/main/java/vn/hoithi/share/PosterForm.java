package vn.hoithi.share;

import java.util.Arrays;
import java.util.Optional;

/** What is printed. */
public enum PosterForm {
    A4("a4", "Áp phích A4", 1),
    A3("a3", "Áp phích A3", 1),
    CARDS("the-ban", "Thẻ để bàn", 4);

    private final String code;
    private final String label;
    private final int perPage;

    PosterForm(String code, String label, int perPage) {
        this.code = code;
        this.label = label;
        this.perPage = perPage;
    }

    /** Room for a code, in millimetres from the upper left of an A4 sheet. */
    record Square(float left, float top, float side) {}

    /** Where the code of that place of a page belongs; the templates leave it free. */
    Square room(int place) {
        return this == CARDS
                ? new Square(24 + 105 * (place % 2), place < 2 ? 40 : 40 + 148.4f, 57)
                : new Square(53, 113.5f, 104);
    }

    /** In addresses and file names. */
    public String code() {
        return code;
    }

    public String label() {
        return label;
    }

    public int perPage() {
        return perPage;
    }

    public static Optional<PosterForm> coded(String code) {
        return Arrays.stream(values()).filter(form -> form.code.equals(code)).findFirst();
    }
}
