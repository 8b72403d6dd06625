package vn.hoithi.questionbank.format;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import vn.hoithi.questionbank.format.Asked.Option;
import vn.hoithi.questionbank.text.Place;
import vn.hoithi.questionbank.text.RichText.Style;
import vn.hoithi.questionbank.text.Stretch;

/**
 * Which choices a question marks as right by how they are written: stars, "(đúng)", bold, underlined, coloured, highlighted.
 * A way of setting letters that all choices share, or none has, says nothing.
 */
final class RightMarks {

    private final List<Option> options;
    private final List<Said> evidence = new ArrayList<>();
    private final Set<Style> styles = EnumSet.noneOf(Style.class);

    /**
     * Choices called right in one way.
     *
     * @param how in a sentence: "đáp án in đậm là …"
     */
    record Said(SortedSet<Integer> right, Place place, String how) {}

    private RightMarks(List<Option> options) {
        this.options = options;
    }

    /** Takes the marks off the choices. */
    static RightMarks of(List<Option> options, boolean formatted) {
        RightMarks marks = new RightMarks(options);
        marks.stars();
        if (formatted) {
            marks.settings("ở chữ cái", option -> List.of(option.label().at(option.letterAt())));
            marks.settings("ở cả phương án", option -> option.text().telling());
        }
        return marks;
    }

    List<Said> evidence() {
        return evidence;
    }

    /** Styles that mark a whole choice as right, and so are not part of its text. */
    Set<Style> styles(int choice) {
        return evidence.stream().anyMatch(said -> said.right().contains(choice)) ? styles : Set.of();
    }

    private void stars() {
        SortedSet<Integer> right = new TreeSet<>();
        for (int place = 0; place < options.size(); place++) {
            if (starred(options.get(place))) {
                right.add(place);
            }
        }
        say(right, "đánh dấu sao hoặc ghi “(đúng)”");
    }

    private static boolean starred(Option option) {
        Passage text = option.text();
        boolean starred = option.star();
        String letters = text.letters();
        int begin = letters.length() - letters.stripLeading().length();
        if (LineEscape.CHOICE.shields(letters.strip().lines().findFirst().orElse(""))) {
            text.cut(begin + 1, 0);
        } else if (letters.startsWith("*", begin)) {
            text.cut(begin + 1, 0);
            starred = true;
        }
        letters = text.letters();
        int end = letters.length() - letters.stripTrailing().length();
        int saidRight = LineEscape.saidRight(letters);
        if (LineEscape.END.shields(letters)) {
            text.cut(0, end + 1);
        } else if (saidRight > 0) {
            text.cut(0, saidRight);
            starred = true;
        }
        return starred;
    }

    private void settings(String where, Function<Option, List<Stretch>> telling) {
        List<List<Stretch>> set = options.stream().map(telling).toList();
        style(set, Style.BOLD, "in đậm " + where);
        style(set, Style.UNDERLINED, "gạch chân " + where);
        colours(set, Stretch::ink, "tô màu chữ " + where);
        colours(set, Stretch::paper, "tô nền " + where);
    }

    private void style(List<List<Stretch>> set, Style style, String how) {
        SortedSet<Integer> right = which(set, stretch -> stretch.styles().contains(style));
        if (!right.isEmpty() && right.size() < options.size()) {
            styles.add(style);
            say(right, how);
        }
    }

    /** The colour of most choices is ordinary, and black always is where it occurs. */
    private void colours(List<List<Stretch>> set, Function<Stretch, String> colour, String how) {
        Map<String, Integer> counts = new HashMap<>();
        List<String> colours =
                set.stream().map(stretches -> one(stretches, colour)).toList();
        colours.forEach(each -> counts.merge(each, 1, Integer::sum));
        int most = counts.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        List<String> common = counts.entrySet().stream()
                .filter(entry -> entry.getValue() == most)
                .map(Map.Entry::getKey)
                .toList();
        if (counts.size() < 2 || (!counts.containsKey("") && common.size() > 1)) {
            return;
        }
        String ordinary = counts.containsKey("") ? "" : common.getFirst();
        SortedSet<Integer> right = new TreeSet<>();
        for (int place = 0; place < colours.size(); place++) {
            if (!colours.get(place).equals(ordinary)) {
                right.add(place);
            }
        }
        say(right, how);
    }

    private static String one(List<Stretch> stretches, Function<Stretch, String> colour) {
        List<String> colours =
                stretches.stream().map(colour).distinct().limit(2).toList();
        return colours.size() == 1 && stretches.stream().noneMatch(Stretch::content) ? colours.getFirst() : "";
    }

    private static SortedSet<Integer> which(List<List<Stretch>> set, Predicate<Stretch> marked) {
        SortedSet<Integer> which = new TreeSet<>();
        for (int place = 0; place < set.size(); place++) {
            List<Stretch> stretches = set.get(place);
            if (!stretches.isEmpty()
                    && stretches.stream().allMatch(stretch -> !stretch.content() && marked.test(stretch))) {
                which.add(place);
            }
        }
        return which;
    }

    private void say(SortedSet<Integer> right, String how) {
        if (!right.isEmpty()) {
            evidence.add(new Said(right, options.get(right.first()).label().place(), how));
        }
    }
}
