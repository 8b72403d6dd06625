package vn.hoithi.questionbank.text;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The build of Vietnamese syllables: it tells right decoding from wrong, since few other words have it by chance. */
final class Syllable {

    private static final int LONGEST = 7;

    /** Grave, acute, tilde, hook above, dot below. */
    private static final Pattern TONE = Pattern.compile("[\\u0300\\u0301\\u0303\\u0309\\u0323]");

    private static final Pattern TONELESS = Pattern.compile("(?:ngh|ng|nh|th|tr|ph|kh|gh|gi|qu|ch|[bcdđghklmnprstvx])?"
            + "(?:iêu|yêu|oai|oay|oao|oeo|uao|uay|uây|uôi|uyê|uya|uyu|ươi|ươu|uêu"
            + "|ai|ao|au|ay|âu|ây|eo|êu|ia|iê|iu|oa|oă|oe|oi|ôi|ơi|oo|ua|uâ|ui|uê|uô|uơ|uy|ưa|ưi|ươ|ưu|yê"
            + "|[aăâeêioôơuưy])"
            + "(?:ng|nh|ch|[cmnpt])?");

    private Syllable() {}

    /** Whether a word, marks and all, is built like a Vietnamese syllable. */
    static boolean is(String word) {
        if (word.length() > LONGEST * 3) {
            return false;
        }
        String apart = Normalizer.normalize(word.toLowerCase(Locale.ROOT), Normalizer.Form.NFD);
        Matcher tone = TONE.matcher(apart);
        String toneless = Normalizer.normalize(tone.replaceAll(""), Normalizer.Form.NFC);
        boolean oneTone = TONE.matcher(apart).results().limit(2).count() <= 1;
        return oneTone
                && toneless.length() <= LONGEST
                && TONELESS.matcher(toneless).matches();
    }
}
