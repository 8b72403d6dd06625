package vn.hoithi.result;

/** As what a prize is given. */
public enum AwardType {
    MONEY("Tiền thưởng"),
    BANG_KHEN("Bằng khen"),
    GIAY_KHEN("Giấy khen");

    private final String words;

    AwardType(String words) {
        this.words = words;
    }

    /** As documents call it. */
    public String words() {
        return words;
    }
}
