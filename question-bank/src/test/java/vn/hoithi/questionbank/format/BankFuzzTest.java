package vn.hoithi.questionbank.format;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import org.junit.jupiter.params.provider.ArgumentsSource;

/**
 * Whatever bytes come, every reader gives an answer that keeps {@link ReadingPromises}.
 *
 * <p>As plain tests these run over the kept inputs only; {@code fuzz.sh} lets Jazzer look for new ones. Each test is
 * named after a format and takes files and {@linkplain FuzzedFile archives laid open}. Inputs that once did harm stand
 * in the resources, in a folder with the test's name.
 */
class BankFuzzTest {

    private static final String WORDS = "bank.dict";

    @DictionaryFile(resourcePath = WORDS)
    @FuzzTest
    void csv(byte[] input) {
        read(input, new CsvBankFormat());
    }

    @DictionaryFile(resourcePath = WORDS)
    @FuzzTest
    void xlsx(byte[] input) {
        read(input, new XlsxBankFormat());
    }

    @DictionaryFile(resourcePath = WORDS)
    @FuzzTest
    void docx(byte[] input) {
        read(input, new DocxBankFormat());
    }

    @DictionaryFile(resourcePath = WORDS)
    @FuzzTest
    void zip(byte[] input) {
        read(input, new ZipBankFormat());
    }

    @DictionaryFile(resourcePath = WORDS)
    @FuzzTest
    void json(byte[] input) {
        read(input, new JsonBankFormat());
    }

    @DictionaryFile(resourcePath = WORDS)
    @FuzzTest
    void kahoot(byte[] input) {
        read(input, new KahootFormat());
    }

    @DictionaryFile(resourcePath = WORDS)
    @FuzzTest
    void text(byte[] input) {
        read(input, new TextBankFormat());
    }

    @DictionaryFile(resourcePath = WORDS)
    @FuzzTest
    void aiken(byte[] input) {
        read(input, new AikenFormat());
    }

    @DictionaryFile(resourcePath = WORDS)
    @FuzzTest
    void gift(byte[] input) {
        read(input, new GiftFormat());
    }

    @DictionaryFile(resourcePath = WORDS)
    @FuzzTest
    void moodle(byte[] input) {
        read(input, new MoodleXmlFormat());
    }

    @DictionaryFile(resourcePath = WORDS)
    @ArgumentsSource(AllSeeds.class)
    @FuzzTest
    void any(byte[] input) {
        ReadingPromises.check(BankFormats.read(FuzzedFile.of(input), "tệp"));
    }

    private static void read(byte[] input, BankFormat format) {
        BankFile file = new BankFile("tệp", FuzzedFile.of(input));
        ImportResult result = format.parse(file);
        ReadingPromises.check(result);
        ReadingPromises.checkWritten(result, format);
    }
}
