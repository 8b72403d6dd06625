package vn.hoithi.questionbank;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.hoithi.questionbank.text.PlainText;

/** The one-line form of a blueprint, for settings, exports and addresses. */
final class BlueprintText {

    private static final Pattern PART = Pattern.compile("\\s*(\\d{1,3})\\s*(?:\\[(.+)])?\\s*", Pattern.DOTALL);
    private static final Pattern SPECIAL = Pattern.compile("[\\\\,;\\[\\]]");
    private static final Pattern ESCAPED = Pattern.compile("\\\\(.)");

    private BlueprintText() {}

    static String print(Part part) {
        String topic = part.topic();
        Level level = part.level();
        String conditions = Stream.of(
                        topic == null ? "" : "topic=" + SPECIAL.matcher(topic).replaceAll("\\\\$0"),
                        level == null ? "" : "level=" + level.label())
                .filter(condition -> !condition.isEmpty())
                .collect(Collectors.joining(","));
        return conditions.isEmpty() ? Integer.toString(part.count()) : part.count() + "[" + conditions + "]";
    }

    static List<Part> parse(String printed) {
        return split(printed, ';').stream().map(BlueprintText::part).toList();
    }

    private static Part part(String printed) {
        Matcher part = PART.matcher(printed);
        if (!part.matches()) {
            throw unreadable(printed);
        }
        String topic = null;
        Level level = null;
        for (String condition : part.group(2) == null ? List.<String>of() : split(part.group(2), ',')) {
            String stripped = condition.strip();
            if (topic == null && stripped.startsWith("topic=")) {
                topic = ESCAPED.matcher(stripped.substring("topic=".length())).replaceAll("$1");
            } else if (level == null && stripped.startsWith("level=")) {
                level = Level.of(stripped.substring("level=".length())).orElseThrow(() -> unreadable(printed));
            } else {
                throw unreadable(printed);
            }
        }
        return new Part(Integer.parseInt(part.group(1)), topic, level);
    }

    /** Cuts at each separator that has no backslash before it. */
    private static List<String> split(String text, char separator) {
        List<String> pieces = new ArrayList<>();
        int start = 0;
        for (int at = 0; at < text.length(); at++) {
            if (text.charAt(at) == '\\') {
                at++;
            } else if (text.charAt(at) == separator) {
                pieces.add(text.substring(start, at));
                start = at + 1;
            }
        }
        pieces.add(text.substring(start));
        return pieces;
    }

    private static IllegalArgumentException unreadable(String printed) {
        return new IllegalArgumentException("not a part of a blueprint: " + PlainText.cut(printed, 80));
    }
}
