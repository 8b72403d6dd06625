package vn.hoithi.questionbank.format;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.hoithi.questionbank.QuestionBank;
import vn.hoithi.questionbank.text.FileText;
import vn.hoithi.questionbank.text.Findings;
import vn.hoithi.questionbank.text.Place;

/** Moodle XML, in which Moodle exports and imports question banks with their pictures. */
final class MoodleXmlFormat implements BankFormat {

    /** Pictures make these files larger than any other text. */
    private static final int MOST_BYTES = 20_000_000;

    private static final Pattern DECLARATION = Pattern.compile("\\s{0,999}+<\\?xml\\s[^<>]{0,999}>");

    private static final Pattern NOT_LINE_END = Pattern.compile("[^\\n]");

    private static final Pattern QUIZ = Pattern.compile("<(?:!DOCTYPE\\s{1,9})?quiz[\\s/>]");

    @Override
    public String id() {
        return "moodle";
    }

    @Override
    public String title() {
        return "Moodle XML";
    }

    @Override
    public String extension() {
        return "xml";
    }

    @Override
    public boolean detects(BankFile file) {
        TextHead head = TextHead.of(file);
        return head.markup() && head.contains(QUIZ);
    }

    @Override
    public ImportResult parse(BankFile file) {
        Findings findings = new Findings(file.name());
        if (file.bytes().length > MOST_BYTES) {
            findings.error(
                    Place.at(1, 1),
                    "file-too-large",
                    "",
                    "Tệp lớn hơn 20 MB (%d byte).".formatted(file.bytes().length),
                    "Xuất từng danh mục thành một tệp riêng.");
            return new ImportResult.Rejected(findings.errors());
        }
        String text = withoutDeclaration(FileText.decode(file.bytes()));
        return Drafts.lenient(new MoodleXmlReader(findings).drafts(text), findings);
    }

    /**
     * The text is decoded, so its declared encoding means nothing any more; and blank lines before a declaration, which
     * nobody sees, would be an error.
     */
    private static String withoutDeclaration(String text) {
        Matcher declaration = DECLARATION.matcher(text);
        return declaration.lookingAt()
                ? NOT_LINE_END.matcher(declaration.group()).replaceAll(" ") + text.substring(declaration.end())
                : text;
    }

    @Override
    public Optional<Export> write(QuestionBank bank) {
        return Optional.of(new Export(MoodleXmlWriter.write(bank).getBytes(StandardCharsets.UTF_8), List.of()));
    }
}
