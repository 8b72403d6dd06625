package vn.hoithi.questionbank.cli;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Numbers as they are written in Việt Nam, with a decimal comma. */
final class Decimals {

    private Decimals() {}

    /** "–" where there is no number. */
    static String of(@Nullable Double number, int digits) {
        return number == null
                ? "–"
                : String.format(Locale.ROOT, "%." + digits + "f", number).replace('.', ',');
    }

    /** "73.108". */
    static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number).replace(',', '.');
    }
}
