package vn.hoithi.questionbank.check;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What is left of a text when it is compared: its words without diacritics, letter case and order. People retype
 * questions without diacritics and turn sentences round; the words stay.
 *
 * @param words each once, sorted
 * @param joined the words in one line
 * @param decisive numbers, Roman numerals and negations, sorted: two texts that differ in these ask different things,
 *     however alike they look
 */
record Wording(List<String> words, String joined, String decisive) {

    private static final Set<String> NEGATIONS = Set.of("khong", "sai", "tru", "dung");
    private static final String ROMAN = "IVXLC";

    /** All letters of Vietnamese stand before this code point. */
    private static final int TABLE_END = 0x1F00;

    private static final char FIRST_MARK = 0x300;

    /** The small letter without its marks, for each character below; 0 for what is no letter and no digit. */
    private static final char[] FOLDED = table();

    static Wording of(String text) {
        List<String> words = new ArrayList<>();
        List<String> decisive = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean number = false;
        boolean roman = true;
        for (int at = 0; at <= text.length(); at++) {
            char letter = at < text.length() ? text.charAt(at) : ' ';
            char folded = folded(letter);
            if (folded != 0) {
                word.append(folded);
                number |= Character.isDigit(letter);
                roman &= ROMAN.indexOf(letter) >= 0;
            } else if (!word.isEmpty() && !isMark(letter)) {
                String whole = word.toString();
                words.add(whole);
                if (number || roman || NEGATIONS.contains(whole)) {
                    decisive.add(whole);
                }
                word.setLength(0);
                number = false;
                roman = true;
            }
        }
        decisive.sort(null);
        List<String> distinct = distinct(words);
        return new Wording(distinct, String.join(" ", distinct), String.join(" ", decisive));
    }

    private static boolean isMark(char letter) {
        return letter >= FIRST_MARK && Character.getType(letter) == Character.NON_SPACING_MARK;
    }

    private static List<String> distinct(List<String> words) {
        words.sort(null);
        List<String> distinct = new ArrayList<>(words.size());
        for (String word : words) {
            if (distinct.isEmpty() || !distinct.getLast().equals(word)) {
                distinct.add(word);
            }
        }
        return distinct;
    }

    private static char folded(char letter) {
        if (letter < TABLE_END) {
            return FOLDED[letter];
        }
        return Character.isLetterOrDigit(letter) || Character.isSurrogate(letter) ? letter : 0;
    }

    private static char[] table() {
        char[] table = new char[TABLE_END];
        for (char letter = 0; letter < TABLE_END; letter++) {
            if (Character.isLetterOrDigit(letter)) {
                char base = Normalizer.normalize(Character.toString(letter), Normalizer.Form.NFD)
                        .charAt(0);
                table[letter] = base == 'Đ' || base == 'đ' ? 'd' : Character.toLowerCase(base);
            }
        }
        return table;
    }
}
