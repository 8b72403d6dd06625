package vn.hoithi.questionbank.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A line, or a row of a table, that says nothing but which letters are right: "1.C 2.A", or numbers over letters. */
final class AnswerRow {

    private static final Pattern LABEL = Pattern.compile(
            "\\s*(?:câu hỏi|câu số|câu|đáp án|đ/?a|stt|số|answers?|questions?|key|chọn)?\\s*[.:|]?\\s*",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final Pattern PAIR = Pattern.compile(
            "(?:câu\\s{0,3})?(\\d{1,5})\\s{0,3}[.:)–-]?\\s{0,3}([A-J](?:[,;]?\\s?[A-J]){0,9})(?![\\p{L}\\p{N}.)])[\\s,;|/.]*",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final Pattern NUMBER = Pattern.compile(
            "(?:câu\\s{0,3})?(\\d{1,5})[.:)]?(?![\\p{L}\\d])[\\s|,;]*",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final Pattern LETTERS = Pattern.compile("([A-J](?:[,;]?[A-J]){0,9})(?![\\p{L}\\d.)])[\\s|,;]*");

    private static final Pattern HEADING = Pattern.compile(
            "(?:bảng\\s{1,3})?(?:đáp\\s{1,3}án|answer key|answers)(?:\\s{1,3}(?:đề|mã đề|tham khảo|trắc nghiệm|phần)[^:]{0,60})?\\s{0,3}:?",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final int LONGEST = 4_000;

    private AnswerRow() {}

    /** The letters that are right for the question of a number, as the row writes them. */
    record Answer(int number, String letters) {}

    /** "BẢNG ĐÁP ÁN" and the like: what follows are answers, and questions that only repeat their number. */
    static boolean heading(String line) {
        return HEADING.matcher(line).matches();
    }

    /** All answers of a row that holds nothing else; empty for any other. */
    static List<Answer> pairs(String row) {
        List<Answer> answers = new ArrayList<>();
        Matcher pair = PAIR.matcher(row);
        int at = row.length() > LONGEST ? 0 : start(row, pair);
        while (at < row.length()) {
            if (row.length() > LONGEST || !pair.region(at, row.length()).lookingAt()) {
                return List.of();
            }
            answers.add(
                    new Answer(Integer.parseInt(pair.group(1)), pair.group(2).toUpperCase(Locale.ROOT)));
            at = pair.end();
        }
        // One number with a small letter is as likely the beginning of something else.
        boolean small =
                answers.size() == 1 && !row.equals(row.toUpperCase(Locale.ROOT)) && !row.matches("(?iu)câu.*[A-J]");
        return small ? List.of() : answers;
    }

    private static int start(String row, Matcher pair) {
        Matcher label = LABEL.matcher(row);
        boolean labelled = label.lookingAt();
        return pair.region(0, row.length()).lookingAt() || !labelled ? 0 : label.end();
    }

    /** The numbers of a row that holds at least two, and nothing else. */
    static List<String> numbers(String row) {
        List<String> numbers = tokens(row, NUMBER);
        return numbers.size() > 1 ? numbers : List.of();
    }

    /** The answers in the row below a row of numbers; empty if there is not one for each. */
    static Optional<List<Answer>> below(List<String> numbers, String row) {
        List<String> letters = tokens(row, LETTERS);
        if (letters.size() != numbers.size()) {
            return Optional.empty();
        }
        List<Answer> answers = new ArrayList<>();
        for (int at = 0; at < letters.size(); at++) {
            answers.add(new Answer(Integer.parseInt(numbers.get(at)), letters.get(at)));
        }
        return Optional.of(answers);
    }

    private static List<String> tokens(String row, Pattern token) {
        List<String> tokens = new ArrayList<>();
        if (row.length() > LONGEST) {
            return tokens;
        }
        Matcher label = LABEL.matcher(row);
        Matcher next = token.matcher(row);
        int at = !next.lookingAt() && label.lookingAt() ? label.end() : 0;
        while (at < row.length()) {
            if (!next.region(at, row.length()).lookingAt()) {
                return List.of();
            }
            tokens.add(next.group(1));
            at = next.end();
        }
        return tokens;
    }
}
