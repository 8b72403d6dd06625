package vn.hoithi.questionbank.bundle;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.hoithi.questionbank.Grade;
import vn.hoithi.questionbank.Paper;
import vn.hoithi.questionbank.PaperQuestion;
import vn.hoithi.questionbank.Sheet;
import vn.hoithi.questionbank.rules.Prediction;

/** Draws the paper of each attempt again, grades its sheet and looks whether it kept the rules. */
final class SubmissionCheck {

    /** The platform rounds the time taken and cuts the instants. */
    private static final long ROUNDING_MS = 1;

    private static final long MINUTE_MS = 60_000;
    private static final Pattern RECEIPT = Pattern.compile("[0-9a-f]{64}");

    private final Differences differences;
    private final RulesVersions rules;
    private final Papers papers;
    private final People people;
    private final Attempts attempts;
    private final BundleLine.Head head;

    SubmissionCheck(
            Differences differences,
            BundleLine.Head head,
            RulesVersions rules,
            Papers papers,
            People people,
            Attempts attempts) {
        this.differences = differences;
        this.head = head;
        this.rules = rules;
        this.papers = papers;
        this.people = people;
        this.attempts = attempts;
    }

    /** Checks and keeps an attempt; one that cannot be kept at all is not. */
    void check(BundleLine.Submission line) {
        differences.same("Số thứ tự của lượt thi", attempts.size() + 1L, line.n());
        if (!RECEIPT.matcher(line.receipt()).matches()) {
            differences.say("Mã băm của mã phiếu không đúng dạng", "64 chữ số thập lục phân", line.receipt());
            return;
        }
        if (!people.seen(line)) {
            return;
        }
        int version = rules.find(line.rules());
        if (version < 0) {
            differences.say("Thể lệ này không có trong tệp", "", line.rules());
            return;
        }
        times(line, rules.get(version));
        differences.holds(
                rules.provides(version, line.bank(), line.blueprint()),
                "Đề không bốc từ ngân hàng và ma trận mà thể lệ nêu");
        differences.holds(
                !rules.get(version).workingDays() || Days.works(line.started()),
                "Bắt đầu vào ngày nghỉ, thể lệ chỉ nhận từ thứ Hai đến thứ Sáu");
        Optional<Sheet> sheet = sheet(line, rules.get(version).ranking().prediction());
        Grade graded = sheet.flatMap(filled -> graded(line, filled, version)).orElse(new Grade(0, 1, 0));
        attempts.add(line, version, graded, sheet.map(Sheet::prediction).orElse(null));
    }

    private void times(BundleLine.Submission line, BundleLine.Rules itsRules) {
        long took = line.submitted() - line.started();
        differences.holds(took >= 0, "Nộp trước khi bắt đầu");
        differences.holds(
                took <= itsRules.minutes() * MINUTE_MS + ROUNDING_MS, "Nộp sau khi hết thời gian làm bài của thể lệ");
        if (Math.abs(took - line.elapsed()) > ROUNDING_MS) {
            differences.say("Thời gian làm bài (mili giây) không khớp giờ bắt đầu và giờ nộp", took, line.elapsed());
        }
        differences.holds(
                line.started() >= head.opens() && line.submitted() <= head.closes() + ROUNDING_MS,
                "Lượt thi nằm ngoài thời gian mở của vòng thi");
        if (line.number() < 1 || line.number() > itsRules.attempts()) {
            differences.say("Lượt thứ mấy của người này", "1 đến " + itsRules.attempts(), line.number());
        }
    }

    private Optional<Sheet> sheet(BundleLine.Submission line, @Nullable Prediction asked) {
        if (line.sheet().isEmpty()) {
            return Optional.of(Sheet.empty(1));
        }
        try {
            Sheet sheet = Sheet.parse(line.sheet());
            differences.same("Bài làm không viết theo dạng chuẩn", sheet.print(), line.sheet());
            prediction(sheet.prediction(), asked);
            return Optional.of(sheet);
        } catch (IllegalArgumentException e) {
            differences.say("Không đọc được bài làm", "", line.sheet());
            return Optional.empty();
        }
    }

    private void prediction(@Nullable BigDecimal given, @Nullable Prediction asked) {
        if (given == null) {
            return;
        }
        if (asked == null) {
            differences.say("Bài có số dự đoán mà thể lệ không hỏi", "không có", given);
        } else if (asked.read(given.toPlainString()).isEmpty()) {
            differences.say(
                    "Số dự đoán ngoài giới hạn của thể lệ",
                    asked.least().toPlainString() + " đến " + asked.most().toPlainString() + ", nhiều nhất "
                            + asked.decimals() + " chữ số thập phân",
                    given.toPlainString());
        }
    }

    private Optional<Grade> graded(BundleLine.Submission line, Sheet sheet, int version) {
        Optional<Paper> drawn = papers.draw(line);
        if (drawn.isEmpty()) {
            return Optional.empty();
        }
        Paper paper = drawn.get();
        if (!line.sheet().isEmpty()
                && sheet.answers().size() != paper.questions().size()) {
            differences.say(
                    "Số câu trên bài làm",
                    paper.questions().size(),
                    sheet.answers().size());
            return Optional.empty();
        }
        differences.holds(
                fits(sheet, paper), "Bài chọn phương án không có trên đề, hoặc nhiều phương án ở câu chỉ chọn một");
        Grade grade = paper.grade(sheet, rules.get(version).ranking().scoring(), papers.changes(line.bank()));
        differences.same("Số câu đúng khi chấm lại", grade.correct(), line.correct());
        differences.same("Điểm (phần trăm câu) khi chấm lại", grade.points(), line.points());
        return Optional.of(grade);
    }

    private static boolean fits(Sheet sheet, Paper paper) {
        List<SortedSet<Integer>> answers = sheet.answers();
        for (int at = 0; at < answers.size(); at++) {
            SortedSet<Integer> ticked = answers.get(at);
            PaperQuestion asked = paper.questions().get(at);
            boolean exist = ticked.isEmpty() || ticked.last() < asked.order().size();
            if (!exist || (ticked.size() > 1 && !asked.question().multiple())) {
                return false;
            }
        }
        return true;
    }
}
