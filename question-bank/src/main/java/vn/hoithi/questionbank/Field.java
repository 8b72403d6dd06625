package vn.hoithi.questionbank;

/** A part of a question as files write it, with the name people use for it: the title of its column, the word before its line. */
public enum Field {
    ID("Mã câu"),
    TOPIC("Chủ đề"),
    LEVEL("Mức độ"),
    KIND("Loại câu"),
    STEM("Câu hỏi"),
    KEY("Đáp án"),
    EXPLANATION("Giải thích"),
    SOURCE("Nguồn"),
    ARTICLE("Điều"),
    CLAUSE("Khoản"),
    ADDRESS("Địa chỉ nguồn"),
    FACT("Mã dữ kiện"),
    TAGS("Thẻ"),
    PINNED("Giữ thứ tự"),
    PICTURE("Hình"),
    ALT("Mô tả hình");

    private final String title;

    Field(String title) {
        this.title = title;
    }

    /** The name in files and on pages. */
    public String title() {
        return title;
    }
}
