package vn.hoithi.questionbank.format;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import vn.hoithi.questionbank.Field;
import vn.hoithi.questionbank.QuestionBank;
import vn.hoithi.questionbank.text.FileText;
import vn.hoithi.questionbank.text.Findings;
import vn.hoithi.questionbank.text.Line;
import vn.hoithi.questionbank.text.OldFont;
import vn.hoithi.questionbank.text.PlainText;
import vn.hoithi.questionbank.text.RichText.Run;

/** Questions as people type them, in a text file or pasted: "Câu 1: …", "A. …", "Đáp án: A". */
final class TextBankFormat implements BankFormat {

    /** Whoever writes questions has written one by then. */
    private static final int HEAD_LINES = 400;

    private static final int HEAD = 60_000;

    @Override
    public String id() {
        return "text";
    }

    @Override
    public String title() {
        return "Văn bản";
    }

    @Override
    public String extension() {
        return "txt";
    }

    /** By a numbered question with lettered choices; a table that has titles is a table. */
    @Override
    public boolean detects(BankFile file) {
        if (file.zip() || file.begins("\u00D0\u00CF\u0011\u00E0")) {
            return false;
        }
        String text = FileText.decode(Arrays.copyOf(file.bytes(), Math.min(HEAD, file.bytes().length)));
        String head = OldFont.of(text).map(font -> font.drawn(text)).orElse(text);
        List<Line> lines = FileText.lines(head).stream()
                .filter(line -> !line.letters().isBlank())
                .limit(HEAD_LINES)
                .toList();
        return !lines.isEmpty() && !titles(lines.getFirst().letters()) && asks(lines);
    }

    private static boolean titles(String line) {
        String folded = PlainText.folded(line);
        return folded.contains(PlainText.folded(Field.STEM.title()))
                && folded.contains(PlainText.folded(Field.KEY.title()))
                && folded.matches(".*[,;\\t].*");
    }

    private static boolean asks(List<Line> lines) {
        return LineReading.read(lines, new Findings("")).questions().stream()
                .anyMatch(asked -> asked.options().size() > 1);
    }

    @Override
    public ImportResult parse(BankFile file) {
        Findings findings = new Findings(file.name());
        return FileText.read(file.bytes(), findings)
                .map(text -> AskedDrafts.read(FileText.lines(text), file, true, findings))
                .orElseGet(() -> new ImportResult.Rejected(findings.errors()));
    }

    @Override
    public Optional<Export> write(QuestionBank bank) {
        String text = LineWriting.write(bank, written -> List.of(new Run(written.written(), Set.of()))).stream()
                .map(TextBankFormat::question)
                .collect(Collectors.joining("\n"));
        boolean pictures = bank.questions().stream().anyMatch(question -> question.picture() != null);
        return Optional.of(new Export(
                text.getBytes(StandardCharsets.UTF_8),
                pictures ? List.of("Văn bản không chứa được hình; hãy xuất dạng Word hoặc ZIP.") : List.of()));
    }

    private static String question(List<LineWriting.Paragraph> paragraphs) {
        return paragraphs.stream()
                .map(paragraph -> paragraph.marker()
                        + paragraph.runs().stream().map(Run::text).collect(Collectors.joining())
                        + "\n")
                .collect(Collectors.joining());
    }
}
