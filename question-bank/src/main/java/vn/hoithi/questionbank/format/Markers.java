package vn.hoithi.questionbank.format;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.hoithi.questionbank.Field;
import vn.hoithi.questionbank.text.PlainText;

/** What people begin a line with to say what it is. Every expression looks at the beginning of a line alone. */
final class Markers {

    /** "Câu 1:", "Câu 1 (2 điểm).", "Question 1". */
    private static final Pattern NAMED_STEM = Pattern.compile(
            "(?:câu hỏi số|câu hỏi|câu số|câu|question)\\s{0,3}(\\d{1,5})(?![\\d,]|\\.\\d)\\s{0,3}(?:\\([^()]{1,30}\\)\\s{0,3})?([.:)/–-]?)\\s*",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    /** "1." or "1)", not the beginning of "1.000". */
    private static final Pattern NUMBERED_STEM = Pattern.compile("(\\d{1,5})\\s?[.)/:](?!\\d)\\s*");

    private static final Pattern CHOICE =
            Pattern.compile("(\\*?)\\s?(?:([A-Z])\\s?[.):/]|([a-z])\\s?[.)])(?!\\w\\.)\\s*");

    /** Where another choice, or the key, may begin within a line. */
    private static final Pattern GAP = Pattern.compile(
            "(?: *\\t[ \\t]*| {2,})(?=\\*? ?[A-Za-z] ?[.)]|(?:đáp án|answer) ?:)",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final Pattern FIELD = Pattern.compile("([\\p{L}/ ]{2,24}?)\\s{0,3}[:：]\\s*");

    /** "Đáp án C" and "Chọn C", without a colon but with nothing else on the line. */
    private static final Pattern BARE_KEY = Pattern.compile(
            "(?:đáp án|chọn|chọn đáp án|đ/?a)\\s{1,3}(?:đúng\\s{1,3})?(?:là\\s{1,3})?([A-Z](?:\\s?[,;]\\s?[A-Z]){0,9})\\s?\\.?",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    /** "Phần I. Trắc nghiệm", "CHƯƠNG 2", "CHỦ ĐỀ 1: Quốc hội". */
    private static final Pattern PART = Pattern.compile(
            "(?:phần|chương|chủ đề)\\s{1,3}(?:[IVXLC]{1,6}|\\d{1,3}|thứ \\p{L}{1,5}|\\p{Lu})\\s{0,3}(?:[.:)–-]\\s{0,3}(\\S.{0,198})?|(\\p{Lu}[\\p{Lu}\\d\\s,–-]{0,198}))?",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final Pattern CAPITALS = Pattern.compile("[^\\p{Ll}]*\\p{Lu}[^\\p{Ll}]*");
    private static final Pattern ROMAN = Pattern.compile("[IVX]{1,5}\\s?[.–-]\\s{0,3}([^\\p{Ll}]{3,199})");
    private static final Pattern TOPIC =
            Pattern.compile("(chủ đề)\\s{0,3}[:：]\\s*(\\S.{0,198})", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    /** Lines that separate, and the one that ends a paper. */
    private static final Pattern RULE = Pattern.compile(
            "[\\s_=.*·•…–—-]{3,200}|[\\s_=.*·•…–—-]{0,80}hết[\\s_=.*·•…–—-]{0,80}",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final Map<String, Field> TITLES = titles();

    private Markers() {}

    /**
     * The beginning of a question.
     *
     * @param end where its text begins
     * @param named by the word "Câu" and not by a number alone
     * @param separated whether anything but space stands between the number and the text
     */
    record Stem(int number, int end, boolean named, boolean separated) {}

    /**
     * The beginning of a choice.
     *
     * @param letter counted from 0
     * @param at where the letter stands
     * @param end where its text begins
     */
    record Choice(int letter, int at, int end, boolean star, boolean capital) {}

    /** A word that says what follows it. */
    record Title(Field field, int end) {}

    static Optional<Stem> stem(String line) {
        Matcher named = NAMED_STEM.matcher(line);
        if (named.lookingAt()) {
            boolean separated = !named.group(2).isEmpty() || named.end() == line.length();
            return Optional.of(new Stem(Integer.parseInt(named.group(1)), named.end(), true, separated));
        }
        Matcher numbered = NUMBERED_STEM.matcher(line);
        return numbered.lookingAt()
                ? Optional.of(new Stem(Integer.parseInt(numbered.group(1)), numbered.end(), false, true))
                : Optional.empty();
    }

    static Optional<Choice> choice(String line) {
        Matcher choice = CHOICE.matcher(line);
        if (!choice.lookingAt()) {
            return Optional.empty();
        }
        boolean capital = choice.group(2) != null;
        int letter = capital ? choice.group(2).charAt(0) - 'A' : choice.group(3).charAt(0) - 'a';
        int at = choice.start(capital ? 2 : 3);
        return Optional.of(new Choice(letter, at, choice.end(), !choice.group(1).isEmpty(), capital));
    }

    static Matcher gaps(String line) {
        return GAP.matcher(line);
    }

    static Optional<Title> title(String line) {
        Matcher title = FIELD.matcher(line);
        Field field = title.lookingAt() ? TITLES.get(PlainText.folded(title.group(1))) : null;
        if (field != null) {
            return Optional.of(new Title(field, title.end()));
        }
        Matcher key = BARE_KEY.matcher(line);
        return key.matches() ? Optional.of(new Title(Field.KEY, key.start(1))) : Optional.empty();
    }

    /** The topic that a heading names for the questions below it; "Chủ đề: …" in small letters may be a field instead. */
    static Optional<String> heading(String line) {
        Matcher topic = TOPIC.matcher(line);
        if (topic.matches() && CAPITALS.matcher(topic.group(1)).matches()) {
            return Optional.of(topic.group(2));
        }
        Matcher roman = ROMAN.matcher(line);
        if (roman.matches() && CAPITALS.matcher(roman.group(1)).matches()) {
            return Optional.of(roman.group(1).strip());
        }
        Matcher part = PART.matcher(line);
        if (!part.matches() || !Character.isUpperCase(line.charAt(0))) {
            return Optional.empty();
        }
        String capitals = part.group(2);
        if (capitals != null && !CAPITALS.matcher(capitals).matches()) {
            return Optional.empty();
        }
        return Optional.of(part.group(1) != null ? part.group(1) : capitals != null ? capitals : line);
    }

    static boolean rule(String line) {
        return line.isBlank() || RULE.matcher(line).matches();
    }

    private static Map<String, Field> titles() {
        Map<String, Field> titles = new HashMap<>();
        Arrays.stream(Field.values())
                .filter(field -> field != Field.STEM)
                .forEach(field -> titles.put(PlainText.folded(field.title()), field));
        for (String key :
                new String[] {"đáp án đúng", "đáp án là", "đa", "đ/a", "answer", "correct answer", "phương án đúng"}) {
            titles.put(key, Field.KEY);
        }
        for (String explanation :
                new String[] {"hướng dẫn giải", "lời giải", "giải thích đáp án", "giải thích chi tiết", "explanation"
                }) {
            titles.put(explanation, Field.EXPLANATION);
        }
        titles.put("căn cứ", Field.SOURCE);
        titles.put("căn cứ pháp lý", Field.SOURCE);
        titles.put("mã câu hỏi", Field.ID);
        return Map.copyOf(titles);
    }
}
