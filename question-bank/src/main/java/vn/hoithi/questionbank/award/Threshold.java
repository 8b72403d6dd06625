package vn.hoithi.questionbank.award;

import java.math.BigDecimal;

/** What a unit must reach to be ranked at all. A unit that does not have the figure has not reached it. */
public record Threshold(Metric metric, BigDecimal least) {

    public Threshold {
        if (least.signum() < 0) {
            throw new IllegalArgumentException(metric + " from " + least);
        }
    }

    boolean metBy(UnitFigures figures) {
        var value = figures.value(metric);
        return value != null && value.compareTo(least) >= 0;
    }
}
