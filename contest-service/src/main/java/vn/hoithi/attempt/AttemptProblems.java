package vn.hoithi.attempt;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import vn.hoithi.attempt.AttemptRefusal.AlreadySubmitted;
import vn.hoithi.attempt.AttemptRefusal.BadPrediction;
import vn.hoithi.attempt.AttemptRefusal.ForeignAnswer;
import vn.hoithi.attempt.AttemptRefusal.LimitReached;
import vn.hoithi.attempt.AttemptRefusal.NotEntered;
import vn.hoithi.attempt.AttemptRefusal.OtherAudience;
import vn.hoithi.attempt.AttemptRefusal.RoundClosed;
import vn.hoithi.attempt.AttemptRefusal.RoundNotOpen;
import vn.hoithi.attempt.AttemptRefusal.RoundResting;
import vn.hoithi.attempt.AttemptRefusal.TimeIsUp;
import vn.hoithi.attempt.AttemptRefusal.UnknownAttempt;
import vn.hoithi.attempt.AttemptRefusal.UnknownReceipt;
import vn.hoithi.contest.PredictionWords;
import vn.hoithi.platform.Problems;
import vn.hoithi.platform.Problems.FieldError;
import vn.hoithi.questionbank.Sheet;

/** The words for each refusal. */
final class AttemptProblems {
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("HH:mm 'ngày' dd/MM/yyyy").withZone(ZoneId.of("Asia/Ho_Chi_Minh"));

    private AttemptProblems() {}

    static ProblemDetail of(AttemptRefusal refusal) {
        return switch (refusal) {
            case NotEntered nobody ->
                Problems.of(
                        HttpStatus.UNAUTHORIZED,
                        "not-entered",
                        "Bạn chưa đăng ký dự thi",
                        "Hãy điền phiếu đăng ký, hoặc nhập mã tiếp tục nếu đã đăng ký trên máy khác.");
            case RoundNotOpen early ->
                with(
                        Problems.of(
                                HttpStatus.CONFLICT,
                                "round-not-open",
                                "Chưa đến thời gian thi",
                                "Vòng thi mở lúc " + MOMENT.format(early.opensAt()) + "."),
                        Map.of("opensAt", early.opensAt(), "serverTime", early.now()));
            case RoundClosed over ->
                with(
                        Problems.of(
                                HttpStatus.CONFLICT,
                                "round-closed",
                                "Vòng thi đã kết thúc",
                                "Vòng thi đã đóng lúc " + MOMENT.format(over.closedAt()) + "."),
                        Map.of("closedAt", over.closedAt()));
            case LimitReached limit ->
                with(
                        Problems.of(
                                HttpStatus.CONFLICT,
                                "attempt-limit",
                                "Bạn đã dùng hết lượt thi",
                                switch (limit.period()) {
                                    case DAY -> "Bạn đã dùng hết lượt thi của hôm nay. Mời bạn quay lại vào ngày mai.";
                                    case ROUND ->
                                        "Bạn đã dùng hết " + limit.allowed()
                                                + " lượt của vòng thi này. Các bài đã nộp được tính theo thể lệ.";
                                    case CONTEST ->
                                        "Bạn đã dùng hết " + limit.allowed()
                                                + " lượt của cả cuộc thi. Các bài đã nộp được tính theo thể lệ.";
                                }),
                        Map.of(
                                "allowed",
                                limit.allowed(),
                                "period",
                                limit.period().name().toLowerCase(Locale.ROOT)));
            case RoundResting resting ->
                with(
                        Problems.of(
                                HttpStatus.CONFLICT,
                                "round-resting",
                                "Hôm nay không nhận bài",
                                "Vòng thi chỉ nhận bài từ thứ Hai đến thứ Sáu. Mời bạn trở lại từ "
                                        + MOMENT.format(resting.opensAt()) + "."),
                        Map.of("opensAt", resting.opensAt(), "serverTime", resting.now()));
            case OtherAudience other ->
                Problems.of(
                        HttpStatus.FORBIDDEN,
                        "other-audience",
                        "Vòng thi dành cho đối tượng khác",
                        "Vòng thi này dành cho: " + String.join("; ", other.admitted()) + ". "
                                + (other.own().isEmpty()
                                        ? "Bạn chưa khai đối tượng dự thi; hãy nhờ đầu mối đơn vị bổ sung."
                                        : "Bạn đã đăng ký là “" + other.own()
                                                + "”. Nếu chưa đúng, hãy nhờ đầu mối đơn vị sửa giúp."));
            case UnknownAttempt unknown ->
                Problems.of(
                        HttpStatus.NOT_FOUND,
                        "unknown-attempt",
                        "Không tìm thấy lượt thi",
                        "Lượt thi này không có hoặc không phải của bạn.");
            case ForeignAnswer wrong ->
                Problems.invalid(
                        "foreign-answer",
                        "Bài gửi lên có câu hỏi hoặc phương án không thuộc đề này nên không được lưu.",
                        List.of(new FieldError(
                                "answers." + wrong.foreign().question(),
                                "Câu " + wrong.foreign().question() + " không có phương án “"
                                        + wrong.foreign().choice() + "”.")));
            case BadPrediction bad ->
                Problems.invalid(
                        "bad-prediction",
                        "Bài chưa được lưu vì số dự đoán chưa đúng.",
                        List.of(new FieldError(
                                "answers." + Sheet.PREDICTION,
                                "“" + bad.typed() + "” không dùng được. Hãy ghi " + PredictionWords.form(bad.asked())
                                        + ".")));
            case TimeIsUp late ->
                with(
                        Problems.of(
                                HttpStatus.CONFLICT,
                                "time-is-up",
                                "Hết giờ",
                                "Hết giờ, hệ thống đã tự động nộp bài với những câu trả lời đã lưu gần nhất."),
                        Map.of("result", late.result()));
            case AlreadySubmitted done ->
                with(
                        Problems.of(
                                HttpStatus.CONFLICT, "already-submitted", "Bài đã nộp", "Lượt thi này đã được nộp."),
                        Map.of("result", done.result()));
            case UnknownReceipt unknown ->
                Problems.of(
                        HttpStatus.NOT_FOUND,
                        "unknown-receipt",
                        "Không tìm thấy phiếu",
                        "Mã phiếu này không đúng. Hãy xem lại từng chữ; chữ O và số 0 là một.");
        };
    }

    private static ProblemDetail with(ProblemDetail problem, Map<String, Object> members) {
        members.forEach(problem::setProperty);
        return problem;
    }
}
