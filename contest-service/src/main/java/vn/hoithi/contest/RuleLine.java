package vn.hoithi.contest;

/** One rule in plain Vietnamese: what it is about, and what it says. */
public record RuleLine(String about, String says) {}
