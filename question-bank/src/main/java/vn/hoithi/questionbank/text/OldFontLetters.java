package vn.hoithi.questionbank.text;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** What old fonts draw for the letters of Western Europe. */
final class OldFontLetters {

    /** From the code A8 on, a dot where the standard has no letter. */
    private static final String TCVN3_LOWER =
            "ăâêôơưđ......àảãáạ.ằẳẵắ.......ặầẩẫấậè.ẻẽéẹềểễếệìỉ...ĩíịò.ỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ";

    private static final String TCVN3_UPPER = "ĂÂÊÔƠƯĐ";

    /** Marks of tone that stand behind their vowel, with the vowels that carry a circumflex or breve besides. */
    private static final String TONES = "ùøûõï";

    private static final String COMBINING = "\u0301\u0300\u0309\u0303\u0323";
    private static final String CIRCUMFLEX_TONES = "áàåãä";
    private static final String BREVE_TONES = "éèúüë";

    static final Map<String, String> TCVN3 = tcvn3();
    static final Map<String, String> VNI = vni();

    private OldFontLetters() {}

    private static Map<String, String> tcvn3() {
        Map<String, String> letters = new HashMap<>();
        for (int at = 0; at < TCVN3_UPPER.length(); at++) {
            letters.put(Character.toString(0xA1 + at), TCVN3_UPPER.substring(at, at + 1));
        }
        for (int at = 0; at < TCVN3_LOWER.length(); at++) {
            if (TCVN3_LOWER.charAt(at) != '.') {
                letters.put(Character.toString(0xA8 + at), TCVN3_LOWER.substring(at, at + 1));
            }
        }
        return Map.copyOf(letters);
    }

    private static Map<String, String> vni() {
        Map<String, String> letters = new HashMap<>(Map.of("ô", "ơ", "ö", "ư", "ñ", "đ", "æ", "ỉ", "ó", "ĩ", "ò", "ị"));
        letters.put("î", "ỵ");
        for (char vowel : "aeouôöy".toCharArray()) {
            String drawn = letters.getOrDefault(Character.toString(vowel), Character.toString(vowel));
            put(letters, vowel, TONES, drawn);
        }
        for (char vowel : "aeo".toCharArray()) {
            letters.put(vowel + "â", vowel + "\u0302");
            put(letters, vowel, CIRCUMFLEX_TONES, vowel + "\u0302");
        }
        letters.put("aê", "ă");
        put(letters, 'a', BREVE_TONES, "ă");
        Map<String, String> both = new HashMap<>(letters);
        letters.forEach((written, drawn) -> both.put(written.toUpperCase(Locale.ROOT), drawn.toUpperCase(Locale.ROOT)));
        return Map.copyOf(both);
    }

    private static void put(Map<String, String> letters, char vowel, String marks, String drawn) {
        for (int tone = 0; tone < marks.length(); tone++) {
            letters.put("" + vowel + marks.charAt(tone), drawn + COMBINING.charAt(tone));
        }
    }
}
