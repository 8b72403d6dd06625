package vn.hoithi.questionbank.picture;

/** Why a picture is not taken, in words for whoever sent it. */
public final class BadPicture extends Exception {

    private static final long serialVersionUID = 1L;

    private final String code;
    private final String message;
    private final String advice;

    BadPicture(String code, String message, String advice) {
        super(code, null, false, false);
        this.code = code;
        this.message = message;
        this.advice = advice;
    }

    static BadPicture damaged() {
        return new BadPicture(
                "picture-damaged",
                "Tệp hình bị hỏng hoặc không đọc được.",
                "Mở hình bằng chương trình xem ảnh, lưu lại thành PNG hoặc JPEG.");
    }

    /** Names the reason, for programs. */
    public String code() {
        return code;
    }

    /** What is wrong, in Vietnamese. */
    public String message() {
        return message;
    }

    /** What to do about it, in Vietnamese. */
    public String advice() {
        return advice;
    }
}
