package vn.hoithi.attempt;

/** What became of a start. */
sealed interface StartOutcome {
    /** A new attempt was written. */
    record Started(Attempt attempt) implements StartOutcome {}

    /** The attempt that the same start made before, or the one under way. */
    record Already(Attempt attempt) implements StartOutcome {}

    /** All attempts of this period are used up. */
    record NoneLeft(Period period) implements StartOutcome {}

    /** A neighbour moved between our two statements: try again. */
    record Again() implements StartOutcome {}
}
