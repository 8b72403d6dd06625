package vn.hoithi.questionbank.format;

import java.util.List;
import java.util.Optional;
import vn.hoithi.questionbank.Field;
import vn.hoithi.questionbank.Picture;
import vn.hoithi.questionbank.QuestionBank;
import vn.hoithi.questionbank.archive.Archive;
import vn.hoithi.questionbank.text.Findings;
import vn.hoithi.questionbank.text.Line;
import vn.hoithi.questionbank.text.OldFont;
import vn.hoithi.questionbank.text.Place;
import vn.hoithi.questionbank.text.RichText;
import vn.hoithi.questionbank.word.WordFile;
import vn.hoithi.questionbank.word.WordWriter;

/** Questions in a Word document, in the layout that people use. */
final class DocxBankFormat implements BankFormat {

    static final int MOST_BYTES = 20_000_000;

    @Override
    public String id() {
        return "docx";
    }

    @Override
    public String title() {
        return "Word";
    }

    @Override
    public String extension() {
        return "docx";
    }

    @Override
    public boolean detects(BankFile file) {
        return file.zip() && WordFile.is(Archive.listed(file.bytes()));
    }

    @Override
    public ImportResult parse(BankFile file) {
        Findings findings = new Findings(file.name());
        if (file.bytes().length > MOST_BYTES) {
            findings.error(
                    Place.at(1, 1),
                    "file-too-large",
                    "",
                    "Tệp lớn hơn 20 MB.",
                    "Thu nhỏ các hình, hoặc chia thành nhiều tệp.");
        }
        return lines(file, findings)
                .filter(lines -> !OldFont.refuse(lines, findings))
                .map(lines -> AskedDrafts.read(lines, file, false, findings))
                .orElseGet(() -> new ImportResult.Rejected(findings.errors()));
    }

    private static Optional<List<Line>> lines(BankFile file, Findings findings) {
        return findings.errors().isEmpty()
                ? Archive.open(file.bytes(), findings).flatMap(archive -> WordFile.read(archive, findings))
                : Optional.empty();
    }

    @Override
    public Optional<Export> write(QuestionBank bank) {
        WordWriter writer = new WordWriter();
        for (List<LineWriting.Paragraph> question : LineWriting.write(bank, RichText::runs)) {
            question.stream()
                    .filter(paragraph -> paragraph.field() != Field.PICTURE && paragraph.field() != Field.ALT)
                    .forEach(paragraph -> write(paragraph, writer));
        }
        return Optional.of(new Export(writer.bytes(), List.of()));
    }

    private static void write(LineWriting.Paragraph paragraph, WordWriter writer) {
        boolean stem = paragraph.field() == Field.STEM;
        writer.paragraph(paragraph.marker(), paragraph.runs(), paragraph.field() == null, stem);
        Picture picture = stem ? paragraph.question().picture() : null;
        if (picture != null) {
            writer.picture(picture);
        }
    }
}
