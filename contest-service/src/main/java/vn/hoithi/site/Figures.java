package vn.hoithi.site;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Numbers as people in Vietnam read them: 73.108 and 23,53 %. */
final class Figures {
    private static final String NO_BREAK = "\u00a0";

    private Figures() {}

    static String number(long value) {
        return Long.toString(value).replaceAll("\\B(?=(\\d{3})+$)", ".");
    }

    /** At most two decimals; empty when there is no rate. */
    static String percent(@Nullable BigDecimal value) {
        if (value == null) {
            return "";
        }
        BigDecimal shortened = value.setScale(2, RoundingMode.HALF_UP).stripTrailingZeros();
        String plain = shortened
                .setScale(Math.max(0, shortened.scale()), RoundingMode.UNNECESSARY)
                .toPlainString();
        int point = plain.indexOf('.');
        String whole = point < 0 ? plain : plain.substring(0, point);
        String rest = point < 0 ? "" : "," + plain.substring(point + 1);
        return number(Long.parseLong(whole)) + rest + NO_BREAK + "%";
    }
}
