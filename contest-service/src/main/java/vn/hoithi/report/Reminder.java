package vn.hoithi.report;

import java.time.Instant;

/**
 * One reminder to one unit.
 *
 * @param kind {@code cong-van}, {@code goi}, {@code nhan} or {@code khac}
 */
public record Reminder(int id, String unit, String kind, String note, String sentBy, Instant sentAt) {}
