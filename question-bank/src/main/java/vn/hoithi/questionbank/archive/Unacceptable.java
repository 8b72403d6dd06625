package vn.hoithi.questionbank.archive;

/** Why an archive is not opened, in words for whoever sent it. */
final class Unacceptable extends Exception {

    private static final long serialVersionUID = 1L;

    final String code;
    final String quoted;
    final String message;
    final String advice;

    Unacceptable(String code, String quoted, String message, String advice) {
        super(code, null, false, false);
        this.code = code;
        this.quoted = quoted;
        this.message = message;
        this.advice = advice;
    }
}
