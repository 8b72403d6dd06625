package vn.hoithi.questionbank.text;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Ways of writing Vietnamese from before Unicode, in which a font draws other letters than the file holds. The words look
 * like nothing in their own letters and like Vietnamese in the font's: that is how they are recognised.
 */
public enum OldFont {
    TCVN3("TCVN3 (ABC)"),
    VNI("VNI");

    private static final Pattern WORD = Pattern.compile("[A-Za-z\\u00A1-\\u00FF\\u0110\\u0111]{1,24}");
    private static final Pattern TELLING = Pattern.compile("[\\u00A1-\\u00FF]");

    /** Fewer odd words than this may be names from other languages. */
    private static final int FEWEST_WORDS = 3;

    /** Enough to be certain; nobody needs the other words of a large file read. */
    private static final int MOST_WORDS = 5_000;

    private final String title;

    OldFont(String title) {
        this.title = title;
    }

    /** How people call it. */
    public String title() {
        return title;
    }

    /** The old font that a text is written for, if it is. */
    public static Optional<OldFont> of(CharSequence text) {
        Count count = new Count();
        Matcher words = WORD.matcher(text);
        while (count.words < MOST_WORDS && words.find()) {
            count.add(words.group());
        }
        return count.font();
    }

    /** Where the first word stands that only this font explains; -1 if there is none. */
    int first(CharSequence text) {
        Matcher words = WORD.matcher(text);
        while (words.find()) {
            if (explains(words.group())) {
                return words.start();
            }
        }
        return -1;
    }

    /** Refuses a file whose lines are written for an old font, at the first word that shows it; true if so. */
    public static boolean refuse(List<Line> lines, Findings findings) {
        Optional<OldFont> found = of(lines.stream().map(Line::letters).collect(Collectors.joining("\n")));
        found.ifPresent(font -> lines.stream()
                .filter(line -> font.first(line.letters()) >= 0)
                .findFirst()
                .ifPresent(line -> font.report(line, findings)));
        return found.isPresent();
    }

    private void report(Line line, Findings findings) {
        int start = first(line.letters());
        findings.error(
                line.from(start).place(),
                "old-font",
                line.letters().substring(start),
                "Chữ viết bằng phông " + title + " cũ, không phải Unicode.",
                "Dùng UniKey (Công cụ → Chuyển mã) đổi từ " + title + " sang Unicode, lưu lại rồi tải lên.");
    }

    private boolean explains(String word) {
        return TELLING.matcher(word).find() && !Syllable.is(word) && Syllable.is(drawn(word));
    }

    /** What a reader sees in this font. */
    public String drawn(String word) {
        Map<String, String> letters = this == TCVN3 ? OldFontLetters.TCVN3 : OldFontLetters.VNI;
        StringBuilder drawn = new StringBuilder();
        for (int at = 0; at < word.length(); at++) {
            String pair = at + 1 < word.length() ? letters.get(word.substring(at, at + 2)) : null;
            String one = letters.get(word.substring(at, at + 1));
            if (pair != null) {
                drawn.append(pair);
                at++;
            } else {
                drawn.append(one == null ? word.substring(at, at + 1) : one);
            }
        }
        return drawn.toString();
    }

    /** How many words of a text each reading explains. */
    private static final class Count {
        private final Map<OldFont, Integer> explained = new HashMap<>();
        private int words;
        private int asTheyAre;

        void add(String word) {
            if (!TELLING.matcher(word).find()) {
                return;
            }
            words++;
            if (Syllable.is(word)) {
                asTheyAre++;
                return;
            }
            for (OldFont font : values()) {
                if (Syllable.is(font.drawn(word))) {
                    explained.merge(font, 1, Integer::sum);
                }
            }
        }

        Optional<OldFont> font() {
            for (OldFont font : values()) {
                int own = explained.getOrDefault(font, 0);
                // Most odd words, and clearly more than are Vietnamese as they stand.
                if (own >= FEWEST_WORDS && own * 10 >= words * 6 && own >= asTheyAre * 2) {
                    return Optional.of(font);
                }
            }
            return Optional.empty();
        }
    }
}
