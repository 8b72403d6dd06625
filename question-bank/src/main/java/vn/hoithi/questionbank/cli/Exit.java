package vn.hoithi.questionbank.cli;

/** What the exit codes mean. */
final class Exit {

    static final int GOOD = 0;
    static final int ERRORS = 1;
    static final int UNREADABLE = 2;

    private Exit() {}
}
