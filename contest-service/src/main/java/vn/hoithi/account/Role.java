package vn.hoithi.account;

/** What a member of staff may do. */
public enum Role {
    /** Everything. */
    ADMIN,
    /** Reads everything, approves what others prepared. */
    REVIEWER,
    /** Sees and looks after one unit and everything below it. */
    ORGANIZER
}
