package vn.hoithi.questionbank.format;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import vn.hoithi.questionbank.text.PlainText;

/** Our topics as Moodle's categories: "Bầu cử / Ngày bầu cử" is {@code $course$/top/Bầu cử/Ngày bầu cử}. */
final class MoodleCategory {

    private static final String BETWEEN = " / ";
    private static final String ROOT = "$course$/top";
    private static final String TOP = "top";
    private static final Pattern CONTEXT = Pattern.compile("\\$[a-z]{1,20}\\$");

    /** A slash that belongs to a name is written twice. */
    private static final Pattern SLASH = Pattern.compile("(?<!/)/(?!/)");

    private MoodleCategory() {}

    static String path(String topic) {
        String names = Arrays.stream(topic.split(Pattern.quote(BETWEEN), -1))
                .map(MoodleCategory::escaped)
                .collect(Collectors.joining("/"));
        return ROOT + "/" + names;
    }

    /** Without the course and the top category, which name a place in Moodle and say nothing of the questions. */
    static String topic(String path) {
        List<String> names = new ArrayList<>(Arrays.stream(SLASH.split(path, -1))
                .map(name -> name.strip().replace("//", "/"))
                .filter(name -> !name.isEmpty())
                .toList());
        if (!names.isEmpty() && CONTEXT.matcher(names.getFirst()).matches()) {
            names.removeFirst();
        }
        if (!names.isEmpty() && names.getFirst().equals(TOP)) {
            names.removeFirst();
        }
        return PlainText.line(String.join(BETWEEN, names));
    }

    /** A space keeps a name's own slash apart from the one between names. */
    private static String escaped(String name) {
        String twice = name.replace("/", "//");
        return (twice.startsWith("/") ? " " : "") + twice + (twice.endsWith("/") ? " " : "");
    }
}
