package vn.hoithi.questionbank.award;

/** Whether somebody who is ranked may get a prize. */
public enum Standing {
    /** Nothing stands against it. */
    CLEAR,
    /** Something is being looked into: the seat is kept, the prize is not handed over yet. */
    HELD,
    /** The result was not recognised; the next one moves up. */
    DISQUALIFIED,
    /** Has a prize of an earlier round, and the contest gives one to a person; the next one moves up. */
    WON_BEFORE,
    /** May take part but not win, as members of the organising committee; the next one moves up. */
    EXCLUDED;

    /** Whether a prize can be kept for somebody of whom this is said. */
    public boolean mayWin() {
        return this == CLEAR || this == HELD;
    }
}
