package vn.hoithi.questionbank.stats;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import vn.hoithi.questionbank.Blueprint;
import vn.hoithi.questionbank.Question;
import vn.hoithi.questionbank.QuestionBank;
import vn.hoithi.questionbank.stats.ItemStatistics.Answer;
import vn.hoithi.questionbank.text.Findings;
import vn.hoithi.questionbank.text.Place;

/**
 * A round's responses as a table: {@code attempt,question,ticked,right}, a line for each question of each attempt, also
 * for those left open. Ticked are letters of the bank's own order; right is 1 or 0. Read line by line: such a file is far
 * longer than a bank.
 */
public final class ResponseFile {

    public static final int MOST_ATTEMPTS = 1_000_000;

    private static final List<String> TITLES = List.of("attempt", "question", "ticked", "right");
    private static final Map<String, Boolean> RIGHT =
            Map.of("1", true, "0", false, "true", true, "false", false, "đúng", true, "sai", false);
    private static final Pattern LETTERS = Pattern.compile("[A-J]*");

    private final Map<String, Question> bank;
    private final Findings findings;
    private final Map<String, List<Answer>> attempts = new LinkedHashMap<>();
    private final Map<String, Set<Integer>> tickings = new HashMap<>();
    private int line;
    private int otherKeys;
    private Place firstOtherKey = Place.at(1, 1);

    private ResponseFile(QuestionBank bank, Findings findings) {
        this.bank = bank.questions().stream().collect(Collectors.toMap(Question::id, Function.identity()));
        this.findings = findings;
    }

    /** The report of a file's responses; empty if there are errors. */
    public static Optional<RoundReport> read(byte[] file, QuestionBank bank, Findings findings) {
        ResponseFile reading = new ResponseFile(bank, findings);
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(new ByteArrayInputStream(file), StandardCharsets.UTF_8))) {
            reading.readAll(lines);
        } catch (IOException e) {
            throw new UncheckedIOException("nothing to wait for in memory", e);
        }
        if (!findings.errors().isEmpty()) {
            return Optional.empty();
        }
        ItemStatistics statistics = new ItemStatistics();
        reading.attempts.values().forEach(statistics::add);
        return Optional.of(statistics.report());
    }

    private void readAll(BufferedReader lines) throws IOException {
        String first = lines.readLine();
        line = 1;
        String header = first == null ? "" : first.startsWith("\uFEFF") ? first.substring(1) : first;
        char separator = header.contains("\t") ? '\t' : header.contains(";") ? ';' : ',';
        List<String> titles = ResponseLine.cells(header.toLowerCase(Locale.ROOT), separator);
        if (!titles.containsAll(TITLES)) {
            error(
                    1,
                    "bad-header",
                    header,
                    "Dòng đầu phải là tên cột: attempt,question,ticked,right.",
                    "Thêm dòng tên cột, hoặc xuất lại tệp từ hệ thống.");
            return;
        }
        int[] columns = TITLES.stream().mapToInt(titles::indexOf).toArray();
        for (String text = lines.readLine(); text != null && !findings.full(); text = lines.readLine()) {
            line++;
            if (!text.isBlank()) {
                read(ResponseLine.cells(text, separator), columns);
            }
        }
        if (attempts.isEmpty() && findings.errors().isEmpty()) {
            error(1, "no-responses", "", "Tệp không có câu trả lời nào.", "Kiểm tra lại tệp đã chọn.");
        }
        reportOtherKeys();
    }

    private void read(List<String> cells, int[] columns) {
        List<String> values = new ArrayList<>();
        for (int column : columns) {
            values.add(column < cells.size() ? cells.get(column) : "");
        }
        Question question = bank.get(values.get(1));
        String ticked = values.get(2).toUpperCase(Locale.ROOT);
        Boolean right = RIGHT.get(values.get(3).toLowerCase(Locale.ROOT));
        if (values.getFirst().isEmpty()) {
            error(columns[0] + 1, "no-attempt", "", "Chưa có mã lượt thi.", "Ghi mã lượt thi ở mỗi dòng.");
        } else if (question == null) {
            error(
                    columns[1] + 1,
                    "unknown-question",
                    values.get(1),
                    "Ngân hàng không có câu này.",
                    "Chọn đúng phiên bản ngân hàng của vòng thi.");
        } else if (!LETTERS.matcher(ticked).matches() || !within(question, ticking(ticked))) {
            error(
                    columns[2] + 1,
                    "unknown-choice",
                    values.get(2),
                    "Câu này không có phương án như vậy.",
                    "Ghi các chữ cái theo thứ tự trong ngân hàng, hoặc để trống.");
        } else if (right == null) {
            error(columns[3] + 1, "bad-right", values.get(3), "Không đọc được đúng hay sai.", "Ghi 1 hoặc 0.");
        } else {
            add(values.getFirst(), new Answer(question, ticking(ticked), right), columns);
        }
    }

    private void add(String attempt, Answer answer, int[] columns) {
        List<Answer> answers = attempts.computeIfAbsent(attempt, id -> new ArrayList<>());
        if (answers.stream().anyMatch(earlier -> earlier.question().equals(answer.question()))) {
            error(
                    columns[1] + 1,
                    "question-twice",
                    answer.question().id(),
                    "Lượt thi này đã có câu này ở trên.",
                    "Bỏ dòng thừa, hoặc sửa mã lượt thi.");
        } else if (answers.size() == Blueprint.MOST_QUESTIONS || attempts.size() > MOST_ATTEMPTS) {
            error(
                    columns[0] + 1,
                    "too-many-responses",
                    attempt,
                    "Một lượt thi có nhiều nhất %d câu, một tệp nhiều nhất %d lượt."
                            .formatted(Blueprint.MOST_QUESTIONS, MOST_ATTEMPTS),
                    "Kiểm tra cột attempt, hoặc chia tệp.");
        } else {
            answers.add(answer);
            if (answer.right() != answer.ticked().equals(answer.question().key()) && otherKeys++ == 0) {
                firstOtherKey = Place.at(line, columns[3] + 1);
            }
        }
    }

    private void reportOtherKeys() {
        if (otherKeys > 0) {
            findings.warning(
                    firstOtherKey,
                    "graded-otherwise",
                    "",
                    "Từ đây có %d dòng được chấm khác với đáp án trong ngân hàng.".formatted(otherKeys),
                    "Kiểm tra đã chọn đúng phiên bản ngân hàng; thống kê dùng kết quả ghi trong tệp.");
        }
    }

    private static boolean within(Question question, Set<Integer> ticked) {
        return ticked.stream().allMatch(choice -> choice < question.choices().size());
    }

    /** There are few different ones, and a file has millions of lines. */
    private Set<Integer> ticking(String letters) {
        return tickings.computeIfAbsent(
                letters, key -> key.chars().mapToObj(letter -> letter - 'A').collect(Collectors.toUnmodifiableSet()));
    }

    private void error(int column, String code, String quoted, String message, String advice) {
        findings.error(Place.at(line, column), code, quoted, message, advice);
    }
}
