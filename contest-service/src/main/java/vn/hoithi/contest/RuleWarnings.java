package vn.hoithi.contest;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import vn.hoithi.contest.FormField.Name;
import vn.hoithi.questionbank.rules.Counting;
import vn.hoithi.questionbank.rules.Meaning;
import vn.hoithi.questionbank.rules.Scoring;
import vn.hoithi.questionbank.rules.TieBreak;

/** Finds rules that contradict each other or can hardly be meant. Pure. */
final class RuleWarnings {
    private static final BigDecimal HUNDRED = new BigDecimal(100);
    private static final int MANY_QUESTIONS_A_MINUTE = 6;

    private final RoundForm form;
    private final Contest contest;
    private final Facts facts;
    private final Terms terms;
    private final List<RuleWarning> found = new ArrayList<>();

    private RuleWarnings(RoundForm form, Contest contest, Facts facts) {
        this.form = form;
        this.contest = contest;
        this.facts = facts;
        this.terms = form.saidTerms();
    }

    /**
     * What is known of the banks.
     *
     * @param several whether a question of any of them has several right choices
     * @param questions of the paper
     */
    record Facts(boolean several, int questions) {}

    static List<RuleWarning> of(RoundForm form, Contest contest, Facts facts) {
        RuleWarnings warnings = new RuleWarnings(form, contest, facts);
        warnings.window();
        warnings.limits();
        warnings.people();
        warnings.review();
        RankingForm ranking = form.ranking();
        if (ranking != null) {
            warnings.ranking(ranking);
        }
        return warnings.found;
    }

    private void window() {
        if (!form.opensAt().isBefore(form.closesAt())) {
            blocks("closesAt", "Giờ đóng phải sau giờ mở.");
            return;
        }
        Duration open = Duration.between(form.opensAt(), form.closesAt());
        if (open.compareTo(Duration.ofMinutes(form.minutes())) < 0) {
            warns(
                    "minutes",
                    "Vòng thi chỉ mở " + open.toMinutes() + " phút, ngắn hơn thời gian làm bài " + form.minutes()
                            + " phút: không ai có đủ giờ.");
        }
        if (terms.workingDays() && !WorkingDays.next(form.opensAt()).isBefore(form.closesAt())) {
            blocks(
                    "workingDays",
                    "Vòng thi chỉ mở vào thứ Bảy, Chủ nhật mà lại chỉ nhận bài ngày làm việc: không ai thi được.");
        } else if (terms.workingDays() && !WorkingDays.works(lastMoment())) {
            warns("workingDays", "Vòng đóng vào cuối tuần, nhưng bài chỉ nhận đến 24:00 thứ Sáu trước đó.");
        }
        if (facts.questions() > form.minutes() * MANY_QUESTIONS_A_MINUTE) {
            warns("minutes", facts.questions() + " câu trong " + form.minutes() + " phút: mỗi câu chưa đến 10 giây.");
        }
    }

    private Instant lastMoment() {
        return form.closesAt().minusMillis(1);
    }

    private void limits() {
        Integer perDay = form.perDay();
        if (perDay != null && perDay > form.attempts()) {
            warns(
                    "perDay",
                    "Mỗi ngày " + perDay + " lượt nhưng cả vòng chỉ có " + form.attempts()
                            + " lượt: giới hạn theo ngày không có tác dụng.");
        }
        Integer inAll = contest.entry().attempts();
        if (inAll != null && inAll < form.attempts()) {
            warns(
                    "attempts",
                    "Vòng này cho " + form.attempts() + " lượt nhưng cả cuộc thi chỉ cho " + inAll
                            + " lượt: không ai dùng hết được.");
        }
    }

    private void people() {
        boolean asked = contest.fields().stream().anyMatch(field -> field.name() == Name.audience && field.required());
        if (terms.byAudience() && !asked) {
            blocks(
                    "audiences",
                    "Vòng thi phân theo đối tượng, nhưng phiếu đăng ký không bắt buộc chọn “Đối tượng dự thi”.");
        }
        Set<String> known = new HashSet<>(contest.audiences());
        terms.audiences().stream()
                .filter(name -> !known.contains(name))
                .forEach(name -> blocks("audiences", "Cuộc thi không có đối tượng “" + name + "”."));
        Set<String> withBank = new HashSet<>();
        for (Terms.AudienceBank bank : terms.banks()) {
            if (!known.contains(bank.audience())) {
                blocks("banks", "Có đề riêng cho “" + bank.audience() + "”, nhưng cuộc thi không có đối tượng này.");
            } else if (!terms.admits(bank.audience())) {
                warns(
                        "banks",
                        "Có đề riêng cho “" + bank.audience() + "”, nhưng đối tượng này không được thi vòng này.");
            }
            if (!withBank.add(bank.audience())) {
                blocks("banks", "Đối tượng “" + bank.audience() + "” có hai đề riêng; chỉ ghi một.");
            }
        }
    }

    private void review() {
        Terms.Score score = terms.score();
        boolean atOnce = score == null ? contest.scoreAtOnce() : score == Terms.Score.AT_ONCE;
        if (atOnce && form.attempts() >= 20) {
            warns(
                    "score",
                    "Báo điểm ngay với " + form.attempts()
                            + " lượt: thử từng đáp án rồi xem điểm thì dò ra được đáp án. Nên báo điểm sau khi đóng hoặc giảm số lượt.");
        }
        if (terms.answers() && score == Terms.Score.NEVER) {
            warns("answers", "Cho xem đáp án sau khi đóng mà không cho xem điểm: ai cũng tự tính ra điểm.");
        }
    }

    private void ranking(RankingForm ranking) {
        List<TieBreak> order = ranking.order();
        RankingForm.Asked asked = ranking.prediction();
        if (asked != null && !order.contains(TieBreak.PREDICTION)) {
            warns("order", "Có câu dự đoán nhưng thứ tự xếp hạng không dùng đến: số dự đoán không có tác dụng.");
        }
        if (asked == null && order.contains(TieBreak.PREDICTION)) {
            blocks("order", "Thứ tự xếp hạng có dự đoán, nhưng đề không có câu dự đoán.");
        }
        if (new HashSet<>(order).size() < order.size()) {
            blocks("order", "Mỗi tiêu chí xếp hạng chỉ ghi một lần.");
        }
        if (order.isEmpty() || order.getFirst() != TieBreak.SCORE) {
            warns("order", "Điểm không phải tiêu chí đầu tiên: người ít điểm hơn có thể xếp trên.");
        }
        boolean decided = order.stream().anyMatch(step -> step != TieBreak.SCORE && step != TieBreak.PERFECT_ATTEMPTS);
        if (!decided) {
            warns(
                    "order",
                    "Những người đúng tất cả sẽ cùng hạng, vì không có dự đoán, thời gian hay giờ nộp để phân. Khi đó phải bốc thăm.");
        }
        if (order.equals(List.of(TieBreak.SCORE, TieBreak.PREDICTION))) {
            warns(
                    "order",
                    "Người bằng điểm và dự đoán giống nhau sẽ cùng hạng; nên thêm giờ nộp hoặc thời gian làm bài.");
        }
        if (form.attempts() == 1 && ranking.counting() != Counting.BEST) {
            warns("counting", "Mỗi người chỉ có một lượt nên cách chọn lượt được tính không có tác dụng.");
        }
        if (form.attempts() == 1 && order.contains(TieBreak.PERFECT_ATTEMPTS)) {
            warns("order", "Mỗi người chỉ có một lượt nên số lượt đúng tất cả không phân được ai.");
        }
        if (ranking.counting() == Counting.EVERY && order.contains(TieBreak.PERFECT_ATTEMPTS)) {
            warns("order", "Mỗi lượt xếp hạng riêng, mà lại so số lượt đúng tất cả của cùng một người.");
        }
        if (ranking.scoring() == Scoring.PARTIAL && !facts.several()) {
            warns("scoring", "Tính điểm từng phần, nhưng ngân hàng không có câu nào nhiều đáp án.");
        }
        if (asked != null) {
            prediction(asked);
        }
    }

    private void prediction(RankingForm.Asked asked) {
        if (asked.least().compareTo(asked.most()) > 0) {
            blocks("most", "Số dự đoán nhỏ nhất phải không lớn hơn số lớn nhất.");
        }
        if (asked.meaning() == Meaning.RATE_ALL_RIGHT) {
            if (asked.most().compareTo(HUNDRED) > 0) {
                warns("most", "Câu dự đoán hỏi tỷ lệ phần trăm, nhưng cho ghi số lớn hơn 100.");
            }
            if (asked.decimals() == 0) {
                warns(
                        "decimals",
                        "Tỷ lệ phần trăm làm tròn đến số nguyên thì rất nhiều người trùng; nên cho vài chữ số sau dấu phẩy.");
            }
        } else if (asked.decimals() > 0) {
            warns("decimals", "Số người, số lượt là số nguyên; không cần chữ số sau dấu phẩy.");
        }
        if (asked.least().compareTo(asked.most()) == 0) {
            warns("most", "Chỉ dự đoán được đúng một số.");
        }
        boolean countsPeople = asked.meaning() == Meaning.PEOPLE || asked.meaning() == Meaning.ATTEMPTS;
        if (countsPeople && asked.most().compareTo(HUNDRED) < 0) {
            warns(
                    "most",
                    "Không dự đoán được quá " + PredictionWords.number(asked.most())
                            + "; nếu có nhiều người thi hơn thì không ai đoán gần được.");
        }
        if (asked.meaning() == Meaning.PEOPLE_PASSED && asked.pass() == 0) {
            warns("pass", "Mức đạt 0 % thì mọi người dự thi đều đạt; nên chọn “số người dự thi”.");
        }
    }

    private void warns(String field, String says) {
        found.add(new RuleWarning(field, says, false));
    }

    private void blocks(String field, String says) {
        found.add(new RuleWarning(field, says, true));
    }
}
