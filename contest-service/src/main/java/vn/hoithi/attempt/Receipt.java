package vn.hoithi.attempt;

/** What a receipt proves to whoever holds it: that it counted, and for which unit; never who it was. */
public record Receipt(Result result, int contestId, long unitId) {}
