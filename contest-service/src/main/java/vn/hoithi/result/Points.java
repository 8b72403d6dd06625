package vn.hoithi.result;

import java.math.BigDecimal;

/** Numbers as people read them: 9,5/10 and 73.108. */
final class Points {
    private Points() {}

    /** Points of those a paper could give, both in questions. */
    static String of(int points, int total) {
        return questions(points) + "/" + total;
    }

    /** Hundredths of a question as questions: 950 is 9,5. */
    static String questions(long points) {
        return decimal(BigDecimal.valueOf(points, 2));
    }

    /** Thousands with points, decimals behind a comma, no trailing zeros. */
    static String decimal(BigDecimal value) {
        if (value.signum() < 0) {
            return "-" + decimal(value.negate());
        }
        BigDecimal plain = value.stripTrailingZeros();
        String text = (plain.scale() < 0 ? plain.setScale(0) : plain).toPlainString();
        int point = text.indexOf('.');
        return point < 0
                ? number(Long.parseLong(text))
                : number(Long.parseLong(text.substring(0, point))) + "," + text.substring(point + 1);
    }

    static String number(long value) {
        return Long.toString(value).replaceAll("\\B(?=(\\d{3})+$)", ".");
    }
}
