package vn.hoithi.questionbank.rules;

/** What a question that admits several choices is worth. */
public enum Scoring {
    /** A whole question when every right choice and no other is ticked, else nothing. */
    ALL_OR_NOTHING,
    /**
     * (right choices ticked − wrong choices ticked) ÷ right choices, at least nothing, in whole hundredths rounded down.
     */
    PARTIAL
}
