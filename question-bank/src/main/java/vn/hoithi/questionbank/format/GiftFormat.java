package vn.hoithi.questionbank.format;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import vn.hoithi.questionbank.Question;
import vn.hoithi.questionbank.QuestionBank;
import vn.hoithi.questionbank.text.FileText;
import vn.hoithi.questionbank.text.Findings;

/** GIFT, the text format that Moodle's teachers type: {@code ::tên::Câu hỏi?{=đúng ~sai}}. */
final class GiftFormat implements BankFormat {

    /** Answers in braces: the sign of the first one, or true or false alone. */
    private static final Pattern ANSWERS =
            Pattern.compile("(?<!\\\\)\\{\\s{0,99}+(?:[=~]|(?:T|F|TRUE|FALSE)\\s{0,99}+[}#])");

    private static final Pattern START = Pattern.compile("::[^\\n]{0,500}?::|\\$CATEGORY:");

    @Override
    public String id() {
        return "gift";
    }

    @Override
    public String title() {
        return "GIFT";
    }

    @Override
    public String extension() {
        return "gift";
    }

    @Override
    public boolean detects(BankFile file) {
        TextHead head = TextHead.of(file);
        boolean named = head.begins(START, "//") && !head.contains(AikenFormat.ANSWER);
        return !head.table() && (named || head.contains(ANSWERS));
    }

    @Override
    public ImportResult parse(BankFile file) {
        Findings findings = new Findings(file.name());
        Optional<String> text = FileText.read(file.bytes(), findings);
        if (text.isEmpty()) {
            return new ImportResult.Rejected(findings.errors());
        }
        GiftText gift = new GiftText(text.get());
        HiddenCharacters.report(text.get(), gift.places(), findings);
        return Drafts.lenient(new GiftReader(gift, findings).drafts(), findings);
    }

    @Override
    public Optional<Export> write(QuestionBank bank) {
        byte[] bytes = GiftWriter.write(bank).getBytes(StandardCharsets.UTF_8);
        List<Question> shown = bank.questions().stream()
                .filter(question -> question.picture() != null)
                .toList();
        List<String> losses = shown.isEmpty()
                ? List.of()
                : List.of("GIFT không chứa được hình: mất hình của " + Moodle.ids(shown) + ".");
        return Optional.of(new Export(bytes, losses));
    }
}
