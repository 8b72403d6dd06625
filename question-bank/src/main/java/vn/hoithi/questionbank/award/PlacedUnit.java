package vn.hoithi.questionbank.award;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A unit and its place.
 *
 * @param block the block within which the place counts; "" when all units are ranked together
 * @param place from 1, shared by equals
 * @param values what each key of the formula came to; none where a figure of the key is missing, which ranks last
 */
public record PlacedUnit(String block, int place, UnitFigures figures, List<@Nullable BigDecimal> values) {

    public PlacedUnit {
        values = Collections.unmodifiableList(new ArrayList<>(values));
    }
}
