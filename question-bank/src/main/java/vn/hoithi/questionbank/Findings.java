package vn.hoithi.questionbank;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What has been found in one file so far. Nobody reads beyond the first thousand, so no more are kept. */
final class Findings {

    static final int MOST = 1_000;

    private static final Comparator<Finding> BY_PLACE =
            Comparator.comparingInt(Finding::line).thenComparingInt(Finding::column);

    private final String file;
    private final List<Finding> errors = new ArrayList<>();
    private final List<Finding> warnings = new ArrayList<>();

    Findings(String file) {
        this.file = file;
    }

    void error(int line, int column, String code, String quoted, String message, String advice) {
        add(errors, new Finding(file, line, column, code, quoted, message, advice));
    }

    void warning(int line, int column, String code, String quoted, String message, String advice) {
        add(warnings, new Finding(file, line, column, code, quoted, message, advice));
    }

    /** Whether further errors would not be kept, so that looking for them can stop. */
    boolean full() {
        return errors.size() >= MOST;
    }

    List<Finding> errors() {
        return errors.stream().sorted(BY_PLACE).toList();
    }

    List<Finding> warnings() {
        return warnings.stream().sorted(BY_PLACE).toList();
    }

    private static void add(List<Finding> list, Finding finding) {
        if (list.size() < MOST) {
            list.add(finding);
        }
    }
}
