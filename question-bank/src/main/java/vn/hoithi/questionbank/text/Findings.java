package vn.hoithi.questionbank.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What has been found in one file so far. Nobody reads beyond the first thousand, so no more are kept. */
public final class Findings {

    public static final int MOST = 1_000;

    private static final Comparator<Finding> BY_PLACE = Comparator.comparing(Finding::place);

    private final String file;
    private final List<Finding> errors = new ArrayList<>();
    private final List<Finding> warnings = new ArrayList<>();

    /** About the file of this name. */
    public Findings(String file) {
        this.file = file;
    }

    /** Something that keeps the file from being used. */
    public void error(Place place, String code, String quoted, String message, String advice) {
        add(errors, finding(place, code, quoted, message, advice));
    }

    /** Something for a person to look at. */
    public void warning(Place place, String code, String quoted, String message, String advice) {
        add(warnings, finding(place, code, quoted, message, advice));
    }

    private Finding finding(Place place, String code, String quoted, String message, String advice) {
        return new Finding(file, place.sheet(), place.line(), place.column(), code, quoted, message, advice);
    }

    /** Whether further errors would not be kept, so that looking for them can stop. */
    public boolean full() {
        return errors.size() >= MOST;
    }

    /** In the order of their places. */
    public List<Finding> errors() {
        return errors.stream().sorted(BY_PLACE).toList();
    }

    /** In the order of their places. */
    public List<Finding> warnings() {
        return warnings.stream().sorted(BY_PLACE).toList();
    }

    private static void add(List<Finding> list, Finding finding) {
        if (list.size() < MOST) {
            list.add(finding);
        }
    }
}
