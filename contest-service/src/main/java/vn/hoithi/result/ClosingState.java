package vn.hoithi.result;

/** Where a version of a result stands. Every state is reached only from the one before; nothing moves backwards. */
public enum ClosingState {
    /** What counts is fixed, true values are known. */
    FROZEN("Đã chốt số liệu"),
    /** The ranked list is made. */
    RANKED("Đã xếp hạng"),
    /** Prizes are given; the decision waits for a second person. */
    DRAFT("Dự thảo chờ duyệt"),
    /** Everybody sees it; complaints are taken. */
    PUBLISHED("Đã công bố"),
    /** The time for complaints is over and none is open. */
    FINAL("Kết quả chính thức"),
    /** Was never published, and is redone. */
    WITHDRAWN("Đã hủy, làm lại");

    private final String words;

    ClosingState(String words) {
        this.words = words;
    }

    /** As people call it. */
    public String words() {
        return words;
    }

    /** Whether it is still being worked on. */
    public boolean inMaking() {
        return this == FROZEN || this == RANKED || this == DRAFT;
    }

    /** Whether everybody may see it. */
    public boolean isPublic() {
        return this == PUBLISHED || this == FINAL;
    }
}
