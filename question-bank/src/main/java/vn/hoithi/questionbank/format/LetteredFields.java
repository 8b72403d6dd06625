package vn.hoithi.questionbank.format;

import java.util.Locale;
import java.util.regex.Pattern;
import vn.hoithi.questionbank.Field;
import vn.hoithi.questionbank.Question;
import vn.hoithi.questionbank.text.Findings;
import vn.hoithi.questionbank.text.PlainText;

/** Reads what our own formats write in words and letters: the key, the kind of a question, choices that stay in place. */
final class LetteredFields {

    private static final Pattern SEPARATORS = Pattern.compile("[\\s,;]");
    private static final Pattern LETTERS = Pattern.compile("[A-Z]+");

    private LetteredFields() {}

    static void readKey(Draft draft, Findings findings) {
        Said said = draft.said(Field.KEY);
        String letters = letters(said);
        if (said.isEmpty()) {
            return;
        }
        if (!LETTERS.matcher(letters).matches() || letters.chars().distinct().count() < letters.length()) {
            findings.error(
                    said.place(),
                    "bad-key",
                    said.letters(),
                    "Không đọc được đáp án.",
                    "Chỉ ghi chữ cái, mỗi chữ một lần: B hoặc AC.");
            return;
        }
        letters.chars().forEach(letter -> draft.right(letter - 'A'));
    }

    static void readKind(Draft draft, Findings findings) {
        String kind = PlainText.folded(draft.letters(Field.KIND));
        if (kind.equals(BankTable.SINGLE) || kind.equals(BankTable.MULTIPLE)) {
            draft.multiple(kind.equals(BankTable.MULTIPLE));
        } else if (!kind.isEmpty()) {
            findings.error(
                    draft.said(Field.KIND).place(),
                    "unknown-kind",
                    draft.letters(Field.KIND),
                    "Không có loại câu này.",
                    "Ghi “" + BankTable.SINGLE + "”, “" + BankTable.MULTIPLE + "”, hoặc để trống.");
        }
    }

    static void readPinned(Draft draft, Findings findings) {
        Said said = draft.said(Field.PINNED);
        String mark = letters(said);
        if (mark.equals("X")) {
            Question.allPinned(draft.choices().size()).forEach(draft::pin);
        } else if (mark.chars()
                .allMatch(letter ->
                        letter >= 'A' && letter < 'A' + draft.choices().size())) {
            mark.chars().forEach(letter -> draft.pin(letter - 'A'));
        } else {
            findings.error(
                    said.place(),
                    "bad-fixed-order",
                    said.letters(),
                    "Không hiểu dấu này.",
                    "Ghi x để giữ thứ tự mọi phương án, chữ cái của phương án cần giữ chỗ, hoặc để trống.");
        }
    }

    private static String letters(Said said) {
        String letters = said.letters().toUpperCase(Locale.ROOT);
        boolean one = letters.length() == 1 && Character.isLetter(letters.charAt(0));
        return one || letters.isEmpty() ? letters : SEPARATORS.matcher(letters).replaceAll("");
    }
}
