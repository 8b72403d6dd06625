package vn.hoithi.questionbank.format;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import vn.hoithi.questionbank.QuestionBank;
import vn.hoithi.questionbank.text.Findings;

/** Our own JSON: everything of a bank, its pictures too. Versions are stored in this form. */
final class JsonBankFormat implements BankFormat {

    static final String NAME = "hoithi-question-bank";
    static final int VERSION = 1;

    private static final int HEAD = 4_096;

    @Override
    public String id() {
        return "json";
    }

    @Override
    public String title() {
        return "JSON của Hội Thi";
    }

    @Override
    public String extension() {
        return "json";
    }

    @Override
    public boolean detects(BankFile file) {
        byte[] head = Arrays.copyOf(file.bytes(), Math.min(HEAD, file.bytes().length));
        String text =
                new String(head, StandardCharsets.UTF_8).replace("\uFEFF", "").strip();
        return text.startsWith("{") && (text.contains('"' + NAME + '"') || text.contains("\"questions\""));
    }

    @Override
    public ImportResult parse(BankFile file) {
        Findings findings = new Findings(file.name());
        List<Draft> drafts = new JsonBankReader(findings).read(file.bytes());
        // Lenient: a stored bank may have come from a format without sources. The reader insists on all that has a
        // default.
        return Drafts.lenient(drafts, findings);
    }

    @Override
    public Optional<Export> write(QuestionBank bank) {
        return Optional.of(new Export(JsonBankWriter.write(bank), List.of()));
    }
}
