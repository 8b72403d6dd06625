package vn.hoithi.platform;

/** A setting is missing without which the platform cannot start; said in plain words instead of a stack trace. */
final class NotConfigured extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String action;

    NotConfigured(String missing, String action) {
        super(missing);
        this.action = action;
    }

    /** What to do about it. */
    String action() {
        return action;
    }
}
