package vn.hoithi.attempt;

/** Within what attempts are limited. */
enum Period {
    DAY,
    ROUND,
    CONTEST
}
