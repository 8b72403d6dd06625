package vn.hoithi.unit;

import java.time.LocalDate;

/**
 * When a change of a unit takes effect, and by what.
 *
 * @param document number of the deciding paper, or ""
 */
public record UnitChange(LocalDate on, String document) {}
