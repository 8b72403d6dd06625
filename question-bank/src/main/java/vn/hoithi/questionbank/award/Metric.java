package vn.hoithi.questionbank.award;

/** A figure of a unit that a formula can use. */
public enum Metric {
    /** Distinct people (số người dự thi). */
    PEOPLE,
    /** Attempts handed in (lượt thi). */
    ATTEMPTS,
    /** People per hundred of the declared headcount (tỷ lệ tham gia); none without a headcount. */
    RATE,
    /** Points of the counting attempts, in whole questions. */
    POINTS,
    /** Points per person, in whole questions; none without people. */
    AVERAGE,
    /** Distinct people with everything right at least once. */
    PERFECT_PEOPLE,
    /** Prizes for persons won by people of the unit. */
    WINNERS,
    /** What those prizes are worth in the formula: 10 for a first prize, 8 for a second, … */
    PRIZE_POINTS,
    /** What the organisers gave for leading and organising; none where nobody judged. */
    JUDGED
}
