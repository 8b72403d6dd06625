package vn.hoithi.questionbank;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The part of a row that holds the choices and says which are right. */
final class ChoiceCells {

    static final List<String> TITLES = List.of("A", "B", "C", "D", "E", "F", "G", "H", "I", "J");

    private static final Pattern SEPARATORS = Pattern.compile("[\\s,;]");
    private static final Pattern LETTERS = Pattern.compile("[A-Z]+");

    /** "Cả A và B", "Tất cả các phương án trên": wrong as soon as the choices are shuffled. */
    private static final Pattern REFERENCE = Pattern.compile(
            "(?:tất cả|không có|cả (?:hai|ba|bốn|\\d))(?: các| những)? (?:phương án|đáp án|ý|câu|đều)(?!\\p{L})"
                    + "|(?<!\\p{L})(?:cả|phương án|đáp án|ý) [a-j](?!\\p{L})|(?<!\\p{L})[a-j] và [a-j](?!\\p{L})");

    private final QuestionRow row;

    ChoiceCells(QuestionRow row) {
        this.row = row;
    }

    /** The choices up to the last one written; each empty cell before it is reported. */
    List<String> choices() {
        List<String> cells = TITLES.stream().map(row::cell).toList();
        int count = cells.size();
        while (count > 0 && cells.get(count - 1).isEmpty()) {
            count--;
        }
        for (int place = count; place < Question.FEWEST_CHOICES; place++) {
            row.error(
                    TITLES.get(place), "too-few-choices", "Câu hỏi cần ít nhất hai phương án.", "Điền phương án này.");
        }
        Set<String> seen = new HashSet<>();
        for (int place = 0; place < count; place++) {
            String title = TITLES.get(place);
            if (cells.get(place).isEmpty()) {
                row.error(
                        title,
                        "choice-gap",
                        "Phương án này trống mà phương án sau có chữ.",
                        "Viết các phương án liền nhau.");
            } else if (!seen.add(PlainText.folded(cells.get(place)))) {
                row.error(
                        title,
                        "equal-choices",
                        "Phương án này giống một phương án trước.",
                        "Sửa hoặc bỏ một phương án.");
            }
        }
        return new ArrayList<>(cells.subList(0, count));
    }

    SortedSet<Integer> key(int choices) {
        SortedSet<Integer> key = new TreeSet<>();
        String written = row.cell(QuestionRow.KEY);
        if (written.isEmpty()) {
            row.error(
                    QuestionRow.KEY,
                    "no-key",
                    "Chưa có đáp án.",
                    "Ghi chữ cái của phương án đúng, ví dụ B, hoặc AC nếu có nhiều.");
            return key;
        }
        String letters = SEPARATORS.matcher(written.toUpperCase(Locale.ROOT)).replaceAll("");
        letters.chars().forEach(letter -> key.add(letter - 'A'));
        if (!LETTERS.matcher(letters).matches() || key.size() < letters.length()) {
            row.error(
                    QuestionRow.KEY,
                    "bad-key",
                    "Không đọc được đáp án.",
                    "Chỉ ghi chữ cái, mỗi chữ một lần: B hoặc AC.");
        } else if (key.last() >= choices) {
            row.error(
                    QuestionRow.KEY,
                    "key-outside-choices",
                    "Đáp án chỉ phương án không có.",
                    "Sửa đáp án, hoặc điền thêm phương án.");
        }
        return key;
    }

    void warnOfReferences(List<String> choices) {
        for (int place = 0; place < choices.size(); place++) {
            if (REFERENCE.matcher(PlainText.folded(choices.get(place))).find()) {
                row.warning(
                        TITLES.get(place),
                        "points-at-choices",
                        "Phương án nhắc đến phương án khác, mà thứ tự sẽ bị đảo.",
                        "Ghi x ở cột “" + QuestionRow.FIXED_ORDER + "”, hoặc viết lại phương án.");
            }
        }
    }
}
