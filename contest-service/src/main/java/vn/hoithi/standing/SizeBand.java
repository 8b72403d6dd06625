package vn.hoithi.standing;

import org.jspecify.annotations.Nullable;

/** Units of about one size, which may fairly be compared. */
public enum SizeBand {
    UNKNOWN(0, "chưa khai quân số"),
    TINY(1, "dưới 10 người"),
    SMALL(10, "10–49 người"),
    MEDIUM(50, "50–199 người"),
    LARGE(200, "200–999 người"),
    HUGE(1_000, "từ 1.000 người");

    private final int from;
    private final String words;

    SizeBand(int from, String words) {
        this.from = from;
        this.words = words;
    }

    public static SizeBand of(@Nullable Integer headcount) {
        SizeBand band = UNKNOWN;
        for (SizeBand larger : values()) {
            band = headcount != null && headcount >= larger.from ? larger : band;
        }
        return band;
    }

    /** One of one is not a winner: in a unit of fewer than ten people a single person moves the rate by ten points. */
    public boolean ranked() {
        return from > TINY.from;
    }

    /** As a heading, in Vietnamese. */
    public String words() {
        return words;
    }
}
