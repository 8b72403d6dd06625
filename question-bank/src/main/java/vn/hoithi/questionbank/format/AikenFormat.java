package vn.hoithi.questionbank.format;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import vn.hoithi.questionbank.QuestionBank;
import vn.hoithi.questionbank.text.FileText;
import vn.hoithi.questionbank.text.Findings;

/** Aiken, the plainest of Moodle's formats: a question, its choices, and a line with the letter of the right one. */
final class AikenFormat implements BankFormat {

    /** The line that no other format has. */
    static final Pattern ANSWER = Pattern.compile("(?m)^[ \\t]{0,99}+ANSWER[ \\t]{0,9}+:");

    @Override
    public String id() {
        return "aiken";
    }

    @Override
    public String title() {
        return "Aiken";
    }

    @Override
    public String extension() {
        return "txt";
    }

    @Override
    public boolean detects(BankFile file) {
        TextHead head = TextHead.of(file);
        return !head.table() && head.contains(ANSWER);
    }

    @Override
    public ImportResult parse(BankFile file) {
        Findings findings = new Findings(file.name());
        Optional<String> text = FileText.read(file.bytes(), findings);
        if (text.isEmpty()) {
            return new ImportResult.Rejected(findings.errors());
        }
        TextPlaces places = new TextPlaces(text.get());
        HiddenCharacters.report(text.get(), places, findings);
        return Drafts.lenient(new AikenReader(text.get(), places, findings).drafts(), findings);
    }

    @Override
    public Optional<Export> write(QuestionBank bank) {
        AikenWriter writer = new AikenWriter(bank);
        return Optional.of(new Export(writer.file().getBytes(StandardCharsets.UTF_8), writer.losses()));
    }
}
