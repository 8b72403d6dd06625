package vn.hoithi.questionbank.word;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/** The labels that Word draws before the paragraphs of a list: "Câu 1:", "A." They stand nowhere in the text. */
final class WordNumbering {

    private static final int LEVELS = 9;
    private static final int LETTERS = 26;
    private static final int MOST_LETTERS = 20;
    private static final int[] ROMAN_VALUES = {1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1};
    private static final String[] ROMAN = {"m", "cm", "d", "cd", "c", "xc", "l", "xl", "x", "ix", "v", "iv", "i"};

    private final Map<Integer, Pattern> patterns = new HashMap<>();
    private final Map<Integer, Integer> patternOf = new HashMap<>();
    private final Map<Integer, Map<Integer, Integer>> restarts = new HashMap<>();
    private final Set<Integer> met = new HashSet<>();

    /** How the labels of a level look. */
    private static final class Level {
        private int start = 1;
        private String format = "decimal";
        private String text = "";
    }

    /** Lists that count together. */
    private static final class Pattern {
        private final Level[] levels = new Level[LEVELS];
        private final int[] counts = new int[LEVELS];
        private final boolean[] counted = new boolean[LEVELS];

        Pattern() {
            Arrays.setAll(levels, each -> new Level());
        }

        void next(int level) {
            counts[level] = counted[level] ? counts[level] + 1 : levels[level].start;
            counted[level] = true;
            Arrays.fill(counted, level + 1, LEVELS, false);
        }

        /** "%1" in the text of a label stands for the count of the first level. */
        String label(int level) {
            String text = levels[level].text;
            if (levels[level].format.equals("bullet") || levels[level].format.equals("none")) {
                return "";
            }
            for (int each = 0; each < LEVELS; each++) {
                int count = counted[each] ? counts[each] : levels[each].start;
                text = text.replace("%" + (each + 1), number(count, levels[each].format));
            }
            return text;
        }
    }

    static WordNumbering read(byte[] part) throws XMLStreamException {
        WordNumbering numbering = new WordNumbering();
        try (WordXml xml = new WordXml(part)) {
            while (xml.next()) {
                if (xml.opens() && xml.name().equals("abstractNum")) {
                    numbering.pattern(xml);
                } else if (xml.opens() && xml.name().equals("num")) {
                    numbering.list(xml);
                }
            }
        }
        return numbering;
    }

    private void pattern(WordXml xml) throws XMLStreamException {
        Integer id = xml.number("abstractNumId");
        Pattern pattern = new Pattern();
        Level level = new Level();
        while (!xml.closes("abstractNum") && xml.next()) {
            if (xml.opens()) {
                switch (xml.name()) {
                    case "lvl" -> level = pattern.levels[level(xml.number("ilvl"))];
                    case "start" -> level.start = orElse(xml.number("val"), 1);
                    case "numFmt" -> level.format = xml.attribute("val");
                    case "lvlText" -> level.text = cut(xml.attribute("val"));
                    default -> {}
                }
            }
        }
        if (id != null) {
            patterns.put(id, pattern);
        }
    }

    private void list(WordXml xml) throws XMLStreamException {
        Integer id = xml.number("numId");
        Map<Integer, Integer> starts = new HashMap<>();
        int level = 0;
        while (!xml.closes("num") && xml.next()) {
            if (xml.opens() && xml.name().equals("abstractNumId") && id != null) {
                patternOf.put(id, orElse(xml.number("val"), -1));
            } else if (xml.opens() && xml.name().equals("lvlOverride")) {
                level = level(xml.number("ilvl"));
            } else if (xml.opens() && xml.name().equals("startOverride")) {
                starts.put(level, orElse(xml.number("val"), 1));
            }
        }
        if (id != null) {
            restarts.put(id, starts);
        }
    }

    /** The label of the next paragraph of a list, with the space behind it; "" if it has none. */
    String next(WordStyles.Numbered numbered) {
        Integer list = numbered.list();
        Pattern pattern = list == null ? null : patterns.get(orElse(patternOf.get(list), -1));
        if (list == null || pattern == null) {
            return "";
        }
        int level = level(numbered.level());
        if (met.add(list)) {
            restarts.getOrDefault(list, Map.of()).forEach((each, start) -> {
                pattern.counted[each] = true;
                pattern.counts[each] = start - 1;
            });
        }
        pattern.next(level);
        String label = pattern.label(level);
        return label.isBlank() ? "" : label + " ";
    }

    private static int level(@Nullable Integer level) {
        return Math.clamp(orElse(level, 0), 0, LEVELS - 1);
    }

    private static int orElse(@Nullable Integer number, int otherwise) {
        return number == null ? otherwise : number;
    }

    private static String cut(String text) {
        return text.substring(0, Math.min(text.length(), 100));
    }

    private static String number(int count, String format) {
        return switch (format) {
            case "upperLetter" -> letters(count).toUpperCase(Locale.ROOT);
            case "lowerLetter" -> letters(count);
            case "upperRoman" -> roman(count).toUpperCase(Locale.ROOT);
            case "lowerRoman" -> roman(count);
            case "decimalZero" -> "%02d".formatted(count);
            default -> Integer.toString(count);
        };
    }

    /** Word counts a … z, aa, bb … zz, aaa … */
    private static String letters(int count) {
        if (count < 1 || count > LETTERS * MOST_LETTERS) {
            return Integer.toString(count);
        }
        String letter = Character.toString('a' + (count - 1) % LETTERS);
        return letter.repeat((count - 1) / LETTERS + 1);
    }

    private static String roman(int count) {
        if (count < 1 || count > 3_999) {
            return Integer.toString(count);
        }
        StringBuilder roman = new StringBuilder();
        int rest = count;
        for (int at = 0; at < ROMAN.length; at++) {
            for (; rest >= ROMAN_VALUES[at]; rest -= ROMAN_VALUES[at]) {
                roman.append(ROMAN[at]);
            }
        }
        return roman.toString();
    }
}
