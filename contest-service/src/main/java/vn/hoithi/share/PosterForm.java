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
