package vn.hoithi.questionbank.format;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import vn.hoithi.questionbank.Question;
import vn.hoithi.questionbank.QuestionBank;
import vn.hoithi.questionbank.text.PlainText;
import vn.hoithi.questionbank.text.RichText;

/** Writes what Aiken can hold of a bank, and says what it can't. */
final class AikenWriter {

    /** There is no way to say that such a line is not a choice or an answer. */
    private static final Pattern TAKEN_FOR_A_SIGN = Pattern.compile("(?s)(?:[A-Z][.)]|(?i:ANSWER)[ \\t]*:).*");

    private final List<Question> written = new ArrayList<>();
    private final List<String> losses = new ArrayList<>();

    AikenWriter(QuestionBank bank) {
        List<Question> rest = leaveOut(
                bank.questions(),
                question -> question.key().size() > 1,
                "Aiken chỉ có câu một đáp án; đã bỏ các câu nhiều đáp án: ");
        rest = leaveOut(
                rest,
                question -> TAKEN_FOR_A_SIGN.matcher(line(question.stem())).matches(),
                "Aiken không viết được câu mở đầu bằng “A.” hay “ANSWER:”; đã bỏ: ");
        rest = leaveOut(rest, AikenWriter::alike, "Không còn định dạng thì có phương án giống nhau; đã bỏ các câu: ");
        written.addAll(rest);
        lose(question -> true, "Aiken không ghi được mã câu, chủ đề và mức độ.");
        lose(question -> question.multiple(), "Aiken không ghi được rằng câu cho chọn nhiều phương án.");
        lose(question -> !question.explanation().isEmpty(), "Aiken không ghi được giải thích.");
        lose(question -> !question.source().isEmpty(), "Aiken không ghi được nguồn.");
        lose(question -> !question.factId().isEmpty(), "Aiken không ghi được mã dữ kiện.");
        lose(question -> !question.tags().isEmpty(), "Aiken không ghi được thẻ.");
        lose(question -> !question.pinned().isEmpty(), "Aiken không ghi được phương án giữ nguyên chỗ.");
        lose(question -> question.picture() != null, "Aiken không chứa được hình.");
        lose(
                question -> texts(question).anyMatch(RichText::formatted),
                "Aiken không giữ được chữ đậm, nghiêng, gạch chân, chỉ số trên và dưới.");
        lose(
                question -> texts(question).anyMatch(text -> text.plain().contains("\n")),
                "Aiken không giữ được chỗ xuống dòng trong câu.");
    }

    List<String> losses() {
        return losses;
    }

    String file() {
        StringBuilder file = new StringBuilder();
        for (Question question : written) {
            file.append(line(question.stem())).append('\n');
            for (int choice = 0; choice < question.choices().size(); choice++) {
                file.append((char) ('A' + choice))
                        .append(". ")
                        .append(line(question.choices().get(choice)))
                        .append('\n');
            }
            file.append("ANSWER: ")
                    .append((char) ('A' + question.key().first()))
                    .append("\n\n");
        }
        return file.toString();
    }

    private List<Question> leaveOut(List<Question> questions, Predicate<Question> cannot, String loss) {
        List<Question> out = questions.stream().filter(cannot).toList();
        if (!out.isEmpty()) {
            losses.add(loss + Moodle.ids(out) + ".");
        }
        return questions.stream().filter(cannot.negate()).toList();
    }

    private void lose(Predicate<Question> has, String loss) {
        if (written.stream().anyMatch(has)) {
            losses.add(loss);
        }
    }

    private static boolean alike(Question question) {
        long different = question.choices().stream()
                .map(choice -> PlainText.folded(choice.plain()))
                .distinct()
                .count();
        return different < question.choices().size();
    }

    private static Stream<RichText> texts(Question question) {
        return Stream.concat(Stream.of(question.stem()), question.choices().stream());
    }

    private static String line(RichText text) {
        return PlainText.line(text.plain());
    }
}
