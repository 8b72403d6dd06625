package vn.hoithi.questionbank.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.hoithi.questionbank.format.ShippedBanks;

class FileTextTest {

    private static final String LAW = "Luật bầu cử đại biểu Quốc hội quy định ngày bầu cử phải là ngày chủ nhật.\n";

    @Test
    void readsUnicodeInItsThreeFormsWithAndWithoutMark() {
        for (Charset charset :
                new Charset[] {StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE}) {
            assertThat(read(LAW.getBytes(charset))).contains(LAW);
            assertThat(read(("\uFEFF" + LAW).getBytes(charset))).contains(LAW);
        }
    }

    @Test
    void readsWindows1258WithAWarning() {
        for (String text : new String[] {LAW, shipped("election-law.csv"), shipped("haiphong-bac.csv")}) {
            Findings findings = new Findings("x");
            Optional<String> read = FileText.read(windows1258(text), findings);
            assertThat(read.map(PlainText::clean)).contains(PlainText.clean(text));
            assertThat(findings.warnings()).extracting(Finding::code).containsExactly("old-encoding");
        }
    }

    /** As the words look that everybody has seen in old files. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "C©u 1: LuËt bÇu cö ®¹i biÓu Quèc héi quy ®Þnh ®iÒu g×?",
                "Caâu 1: Luaät baàu cöû ñaïi bieåu Quoác hoäi quy ñònh ñieàu gì?",
            })
    void refusesTextForOldFontsWhateverItsBytes(String text) {
        for (Charset charset :
                new Charset[] {StandardCharsets.ISO_8859_1, StandardCharsets.UTF_8, StandardCharsets.UTF_16LE}) {
            Findings findings = new Findings("x");
            assertThat(FileText.read(("Title\n" + text).getBytes(charset), findings))
                    .isEmpty();
            assertThat(findings.errors()).singleElement().satisfies(error -> {
                assertThat(error.code()).isEqualTo("old-font");
                assertThat(error.place()).isEqualTo(Place.at(2, 1));
                assertThat(error.advice()).contains("UniKey");
            });
        }
    }

    @Test
    void refusesTheShippedBanksInOldFonts() {
        for (String name : new String[] {"election-law.csv", "haiphong-bac.csv"}) {
            assertThat(OldFont.of(encoded(shipped(name), OldFontLetters.TCVN3))).contains(OldFont.TCVN3);
            assertThat(OldFont.of(encoded(shipped(name), OldFontLetters.VNI))).contains(OldFont.VNI);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                LAW,
                "Có là và không thì để ở đó, cái nào cũng tốt.",
                "Où était l'élève? Là-bas, à côté du château, près de la forêt. Déjà vu, garçon, Noël, été, âgé, où.",
                "Der Bürger wählt für fünf Jahre; Größe, Straße, schön, Mädchen, Übung, Äpfel.",
                "El niño español comió piña mañana; corazón, acción, año, él, sí, más.",
                "The café's naïve façade costs £5 ± 2°.",
                "Câu 1: 5 µm × 3 ÷ 2 = ½ – “trích” «trích»",
                "plain text",
            })
    void raisesNoFalseAlarm(String text) {
        Findings findings = new Findings("x");
        assertThat(FileText.read(text.getBytes(StandardCharsets.UTF_8), findings))
                .contains(text);
        assertThat(findings.warnings()).isEmpty();
        assertThat(OldFont.of(text)).isEmpty();
    }

    @Test
    void raisesNoFalseAlarmOnTheShippedBanks() {
        assertThat(OldFont.of(shipped("election-law.csv"))).isEmpty();
        assertThat(OldFont.of(shipped("haiphong-bac.csv"))).isEmpty();
    }

    @Test
    void aDamagedByteAmongUnicodeStaysOneDamagedByte() {
        byte[] file = LAW.getBytes(StandardCharsets.UTF_8);
        file[2] = (byte) 0xFF;
        assertThat(read(file).orElseThrow()).contains("\uFFFD").contains("Quốc hội");
    }

    @Test
    void westernTextOfOldWindowsIsNotTakenForVietnamese() {
        byte[] french = "été, élève, garçon, forêt, Noël".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(read(french).orElseThrow()).contains("\uFFFD");
    }

    private static Optional<String> read(byte[] file) {
        return FileText.read(file, new Findings("x"));
    }

    private static String shipped(String name) {
        return FileText.decode(ShippedBanks.file(name));
    }

    /** Vowels with their hat, tones behind them: so the code page has them. */
    private static byte[] windows1258(String text) {
        StringBuilder apart = new StringBuilder();
        for (String letter : text.split("", -1)) {
            String marks = Normalizer.normalize(letter, Normalizer.Form.NFD);
            String tone = marks.replaceAll("[^\\u0300\\u0301\\u0303\\u0309\\u0323]", "");
            String rest = Normalizer.normalize(
                    marks.replaceAll("[\\u0300\\u0301\\u0303\\u0309\\u0323]", ""), Normalizer.Form.NFC);
            apart.append(rest).append(tone);
        }
        return apart.toString().getBytes(Charset.forName("windows-1258"));
    }

    private static String encoded(String text, Map<String, String> drawn) {
        Map<String, String> written = new HashMap<>();
        drawn.forEach((code, letter) -> written.put(Normalizer.normalize(letter, Normalizer.Form.NFC), code));
        StringBuilder encoded = new StringBuilder();
        for (String letter : Normalizer.normalize(text, Normalizer.Form.NFC).split("", -1)) {
            encoded.append(written.getOrDefault(letter, letter));
        }
        return encoded.toString();
    }
}
