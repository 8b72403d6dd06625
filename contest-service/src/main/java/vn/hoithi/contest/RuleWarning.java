package vn.hoithi.contest;

/**
 * Something in a round's rules that deserves a second look.
 *
 * @param field of the form: which one to look at
 * @param blocks whether it cannot be saved like that; the others may be meant
 */
public record RuleWarning(String field, String says, boolean blocks) {}
