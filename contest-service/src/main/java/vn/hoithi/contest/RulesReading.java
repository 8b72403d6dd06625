package vn.hoithi.contest;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.hoithi.questionbank.Blueprint;
import vn.hoithi.questionbank.Part;
import vn.hoithi.questionbank.rules.Prediction;
import vn.hoithi.questionbank.rules.RankingRules;
import vn.hoithi.questionbank.rules.Scoring;
import vn.hoithi.questionbank.rules.TieBreak;

/**
 * What a round's rules mean, in plain Vietnamese: the one place for these words. The form shows them while it is edited,
 * the contest's page to everybody, and what changed after the opening is told by comparing two readings.
 */
final class RulesReading {
    private static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("HH:mm 'ngày' dd/MM/yyyy");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("'24:00 ngày' dd/MM/yyyy");
    private static final int NO_LIMIT = 1_000;

    private final RoundForm form;
    private final Contest contest;
    private final Terms terms;
    private final RankingRules ranking;

    private RulesReading(RoundForm form, Contest contest) {
        this.form = form;
        this.contest = contest;
        this.terms = form.saidTerms();
        this.ranking = form.rankingRules();
    }

    /** The rules of a round of a contest, most asked first; the form's rules do not contradict themselves. */
    static List<RuleLine> of(RoundForm form, Contest contest) {
        return new RulesReading(form, contest).lines();
    }

    private List<RuleLine> lines() {
        List<RuleLine> lines = new ArrayList<>();
        lines.add(new RuleLine("Thời gian", window()));
        lines.add(new RuleLine("Ai được thi", who()));
        lines.add(new RuleLine("Lượt thi", attempts()));
        lines.add(new RuleLine("Đề thi", paper()));
        Prediction asked = ranking.prediction();
        if (asked != null) {
            lines.add(new RuleLine("Câu hỏi dự đoán", prediction(asked)));
        }
        lines.add(new RuleLine("Cách chấm", scoring()));
        lines.add(new RuleLine("Lượt được tính", counting()));
        lines.add(new RuleLine("Xếp hạng", order()));
        lines.add(new RuleLine("Xem điểm, đáp án", review()));
        return lines;
    }

    private String window() {
        String when = "Từ " + moment(form.opensAt()) + " đến " + closing(form.closesAt()) + lasting() + ".";
        return terms.workingDays()
                ? when + " Chỉ thi từ thứ Hai đến thứ Sáu; bài đang làm dở dừng lúc 24:00 thứ Sáu."
                : when;
    }

    private String lasting() {
        Duration length = Duration.between(form.opensAt(), form.closesAt());
        long days = length.toDays();
        return days >= 2 ? " (" + (length.toHours() % 24 == 0 ? "" : "hơn ") + days + " ngày)" : "";
    }

    private String who() {
        String ages = contest.entry().ages();
        String people = ages.isEmpty() ? "Người đã đăng ký dự thi" : "Người " + ages;
        String audiences =
                terms.audiences().isEmpty() ? "." : ", thuộc đối tượng: " + String.join("; ", terms.audiences()) + ".";
        return people + audiences + " Thành phần không được dự thi theo thể lệ của cuộc thi thì không tính.";
    }

    private String attempts() {
        List<String> limits = new ArrayList<>();
        limits.add(
                form.attempts() >= NO_LIMIT
                        ? "không giới hạn số lượt trong vòng này"
                        : number(form.attempts()) + " lượt trong vòng này");
        if (form.perDay() != null) {
            limits.add("mỗi ngày nhiều nhất " + number(form.perDay()) + " lượt");
        }
        Integer inAll = contest.entry().attempts();
        if (inAll != null) {
            limits.add("cả cuộc thi nhiều nhất " + number(inAll) + " lượt");
        }
        String have = form.attempts() >= NO_LIMIT ? "Mỗi người thi " : "Mỗi người có ";
        return have + String.join(", ", limits) + "; mỗi lượt làm trong " + form.minutes()
                + " phút, hết giờ tự nộp. Vòng đóng thì bài đang làm dở được nộp với những câu đã lưu.";
    }

    private String paper() {
        String own = terms.banks().stream()
                .map(bank -> " Đối tượng " + bank.audience() + " có đề riêng "
                        + questions(Blueprint.parse(bank.blueprint())) + ".")
                .collect(Collectors.joining());
        return "Mỗi lượt một đề rút ngẫu nhiên, " + questions(Blueprint.parse(form.blueprint())) + "." + own;
    }

    private static String questions(Blueprint blueprint) {
        String parts = blueprint.parts().stream().map(Part::describe).collect(Collectors.joining("; "));
        boolean plain = blueprint.parts().size() == 1
                && blueprint.parts().getFirst().topic() == null
                && blueprint.parts().getFirst().level() == null;
        return plain ? blueprint.size() + " câu" : blueprint.size() + " câu (" + parts + ")";
    }

    private static String prediction(Prediction asked) {
        return PredictionWords.question(asked, "vòng thi này") + "; ghi " + PredictionWords.form(asked) + ". "
                + PredictionWords.method(asked) + " Giá trị thật được chốt và công bố sau khi vòng đóng."
                + (asked.required()
                        ? " Bài không ghi số dự đoán xếp sau các bài có ghi."
                        : " Có thể bỏ qua; bài không ghi số dự đoán xếp sau các bài có ghi.");
    }

    private String scoring() {
        return ranking.scoring() == Scoring.ALL_OR_NOTHING
                ? "Mỗi câu một điểm. Câu có nhiều đáp án đúng: chọn đúng và đủ mới được điểm."
                : "Mỗi câu một điểm. Câu có nhiều đáp án đúng: được phần điểm theo số đáp án chọn đúng, trừ đi số chọn sai, thấp nhất là 0.";
    }

    private String counting() {
        return switch (ranking.counting()) {
            case BEST -> "Mỗi người lấy một lượt: lượt xếp cao nhất theo thứ tự dưới đây.";
            case FIRST -> "Mỗi người lấy một lượt: lượt thi đầu tiên.";
            case LAST -> "Mỗi người lấy một lượt: lượt thi cuối cùng.";
            case EVERY -> "Mỗi lượt thi được xếp hạng riêng; một người có thể có nhiều hạng.";
        };
    }

    private String order() {
        StringBuilder said = new StringBuilder();
        List<TieBreak> steps = ranking.order();
        for (int i = 0; i < steps.size(); i++) {
            String step = step(steps.get(i), ranking.prediction());
            said.append(
                    switch (i) {
                        case 0 -> capital(step) + " xếp trên.";
                        case 1 -> " Bằng nhau thì " + step + " xếp trên.";
                        default -> " Vẫn bằng thì " + step + " xếp trên.";
                    });
        }
        return said.append(" Bằng nhau ở mọi tiêu chí thì cùng hạng.").toString();
    }

    private static String step(TieBreak step, @Nullable Prediction asked) {
        return switch (step) {
            case SCORE -> "ai được nhiều điểm hơn";
            case PREDICTION -> "ai dự đoán gần " + PredictionWords.asks(requireNonNull(asked), "vòng thi này") + " hơn";
            case EARLIEST -> "ai nộp bài sớm hơn (tính đến giây)";
            case SHORTEST -> "ai làm bài nhanh hơn (tính đến giây)";
            case EARLIEST_START -> "ai vào thi sớm hơn (tính đến giây)";
            case PERFECT_ATTEMPTS -> "ai có nhiều lượt đúng tất cả các câu trong vòng này hơn";
        };
    }

    private String review() {
        Terms.Score score = terms.score() == null
                ? (contest.scoreAtOnce() ? Terms.Score.AT_ONCE : Terms.Score.AFTER_CLOSE)
                : terms.score();
        String told =
                switch (score) {
                    case AT_ONCE -> "Biết số câu đúng ngay khi nộp bài.";
                    case AFTER_CLOSE -> "Biết số câu đúng sau khi vòng đóng.";
                    case NEVER -> "Điểm chỉ có trong kết quả Ban Tổ chức công bố.";
                };
        return terms.answers()
                ? told + " Sau khi vòng đóng, xem lại được bài của mình cùng đáp án, trừ câu còn dùng cho vòng khác."
                : told + " Bài làm không xem lại kèm đáp án trên phiếu.";
    }

    private static String moment(Instant moment) {
        return MOMENT.format(moment.atZone(VIETNAM));
    }

    // Midnight is the end of the day before for everybody who reads it.
    private static String closing(Instant moment) {
        ZonedDateTime closes = moment.atZone(VIETNAM);
        return closes.toLocalTime().equals(LocalTime.MIDNIGHT)
                ? DAY.format(closes.minusDays(1))
                : MOMENT.format(closes);
    }

    private static String number(int number) {
        return PredictionWords.number(java.math.BigDecimal.valueOf(number));
    }

    private static String capital(String words) {
        return words.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + words.substring(1);
    }
}
