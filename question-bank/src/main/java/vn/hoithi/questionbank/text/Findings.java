package vn.hoithi.questionbank.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * What has been found in one file so far. Nobody reads beyond the first thousand, so no more are kept; a list that is full
 * ends in a finding that says so.
 */
public final class Findings {

    public static final int MOST = 1_000;

    private static final String MORE = "more-findings";

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
        return listed(errors, "lỗi", "Sửa các lỗi đã liệt kê rồi nạp lại.");
    }

    /** In the order of their places. */
    public List<Finding> warnings() {
        return listed(warnings, "cảnh báo", "Sửa các chỗ đã liệt kê rồi nạp lại để thấy những chỗ còn lại.");
    }

    /** Whether a finding says only that a list is full; its place means nothing. */
    public static boolean isMore(Finding finding) {
        return finding.code().equals(MORE);
    }

    /** How many things have been found, without what only says that there may be more. */
    public static int count(List<Finding> findings) {
        return (int) findings.stream().filter(finding -> !isMore(finding)).count();
    }

    /** The count for a sentence: "12", or "ít nhất 1.000" where not all have been kept. */
    public static String counted(List<Finding> findings) {
        String count = String.format(Locale.of("vi"), "%,d", count(findings));
        return findings.stream().anyMatch(Findings::isMore) ? "ít nhất " + count : count;
    }

    private List<Finding> listed(List<Finding> list, String what, String advice) {
        List<Finding> sorted = new ArrayList<>(list);
        sorted.sort(BY_PLACE);
        if (sorted.size() >= MOST) {
            String message = "Chỉ liệt kê 1.000 %s tìm thấy trước; tệp có thể còn %s khác.".formatted(what, what);
            sorted.add(finding(sorted.getLast().place(), MORE, "", message, advice));
        }
        return List.copyOf(sorted);
    }

    private static void add(List<Finding> list, Finding finding) {
        if (list.size() < MOST) {
            list.add(finding);
        }
    }
}
