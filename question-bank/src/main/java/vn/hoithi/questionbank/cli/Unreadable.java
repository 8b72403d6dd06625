package vn.hoithi.questionbank.cli;

/** A file or argument with which nothing can be done; the message is for the person who gave it. */
final class Unreadable extends RuntimeException {

    private static final long serialVersionUID = 1;

    Unreadable(String message) {
        super(message, null, false, false);
    }
}
