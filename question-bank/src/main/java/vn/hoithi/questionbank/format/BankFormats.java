package vn.hoithi.questionbank.format;

import java.util.List;
import java.util.stream.Collectors;
import vn.hoithi.questionbank.QuestionBank;
import vn.hoithi.questionbank.archive.ForeignFile;
import vn.hoithi.questionbank.text.Findings;
import vn.hoithi.questionbank.text.Place;

/** The formats a question bank is read from and written to. A new format is one class and one line here. */
public final class BankFormats {

    /** Asked in this order: what can be recognised for certain comes first. */
    private static final List<BankFormat> FORMATS = List.of(
            new JsonBankFormat(),
            new KahootFormat(),
            new XlsxBankFormat(),
            new DocxBankFormat(),
            new ZipBankFormat(),
            new MoodleXmlFormat(),
            new GiftFormat(),
            new AikenFormat(),
            new TextBankFormat(),
            new CsvBankFormat());

    private BankFormats() {}

    /**
     * A format for people to choose.
     *
     * @param id for {@link #write}
     * @param writable whether a bank can be written in it
     */
    public record Kind(String id, String title, String extension, boolean writable) {}

    /** Reads a bank in the format that its content shows, whatever the file is called. */
    public static ImportResult read(byte[] file, String fileName) {
        return read(new BankFile(fileName, file));
    }

    /** An Excel workbook to write a bank into: header, lists to choose from, examples and a page that explains. */
    public static byte[] template() {
        return BankTemplate.bytes();
    }

    static ImportResult read(BankFile file) {
        Findings foreign = new Findings(file.name());
        if (ForeignFile.report(file.bytes(), foreign)) {
            return new ImportResult.Rejected(foreign.errors());
        }
        return FORMATS.stream()
                .filter(format -> format.detects(file))
                .findFirst()
                .map(format -> format.parse(file))
                .orElseGet(() -> unknown(file));
    }

    /** Whether a file is of any format, by its content. */
    static boolean recognises(BankFile file) {
        return FORMATS.stream().anyMatch(format -> format.detects(file));
    }

    /**
     * Writes a bank.
     *
     * @param id of a writable format
     * @throws IllegalArgumentException if there is no such format
     */
    public static Export write(QuestionBank bank, String id) {
        return FORMATS.stream()
                .filter(format -> format.id().equals(id))
                .findFirst()
                .flatMap(format -> format.write(bank))
                .orElseThrow(() -> new IllegalArgumentException("no bank can be written as " + id));
    }

    /** All formats. */
    public static List<Kind> kinds() {
        return Kinds.ALL;
    }

    /** Found out once, when first asked: whether a format is written is seen by writing an empty bank. */
    private static final class Kinds {

        private static final QuestionBank NONE = new QuestionBank(List.of());

        static final List<Kind> ALL = FORMATS.stream()
                .map(format -> new Kind(
                        format.id(),
                        format.title(),
                        format.extension(),
                        format.write(NONE).isPresent()))
                .toList();
    }

    private static ImportResult unknown(BankFile file) {
        Findings findings = new Findings(file.name());
        String known = FORMATS.stream().map(BankFormat::title).collect(Collectors.joining(", "));
        findings.error(
                Place.at(1, 1),
                "unknown-format",
                file.name(),
                "Không nhận ra định dạng của tệp.",
                "Đọc được: " + known + ".");
        return new ImportResult.Rejected(findings.errors());
    }
}
