package vn.hoithi.result;

import io.r2dbc.spi.R2dbcException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import vn.hoithi.platform.SimplyRefused;

/** What closing a round may be refused for, in words. */
final class ResultProblems {
    static final int LONGEST_REASON = 1_000;

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("HH:mm:ss 'ngày' dd/MM/yyyy").withZone(ZoneId.of("Asia/Ho_Chi_Minh"));
    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private ResultProblems() {}

    /** 14:32:05 ngày 21/11/2026. */
    static String moment(Instant instant) {
        return MOMENT.format(instant);
    }

    static SimplyRefused unknown() {
        return SimplyRefused.unknown("unknown-result", "Không có bản kết quả này.");
    }

    static SimplyRefused notYet(String detail) {
        return SimplyRefused.conflict("result-not-yet", "Chưa chốt được số liệu", detail);
    }

    /** Somebody else was faster, or the page is old. */
    static SimplyRefused moved(Closing found, Closing.Step last) {
        return SimplyRefused.conflict(
                "result-state",
                "Kết quả đã sang bước khác",
                "Bản kết quả này đang ở bước “%s”: %s thực hiện lúc %s. Việc bạn vừa bấm chưa được ghi; hãy tải lại trang."
                        .formatted(found.state().words(), last.staff(), MOMENT.format(last.at())));
    }

    static SimplyRefused clockWentBack(Instant last, Instant now) {
        return SimplyRefused.conflict(
                "clock-set-back",
                "Đồng hồ máy chủ bị lùi",
                "Giờ hiện nay của máy chủ (%s) sớm hơn bước trước (%s). Hãy chỉnh lại đồng hồ rồi làm lại; chưa có gì được ghi."
                        .formatted(MOMENT.format(now), MOMENT.format(last)));
    }

    static SimplyRefused inMaking() {
        return SimplyRefused.conflict(
                "result-in-making",
                "Đang có một bản kết quả",
                "Có người vừa chốt số liệu, hoặc còn một bản kết quả chưa công bố. Hãy tải lại trang và làm tiếp bản đó, hoặc hủy nó trước.");
    }

    static SimplyRefused stillOpen(long complaints) {
        return SimplyRefused.conflict(
                "complaints-open",
                "Còn khiếu nại chưa trả lời",
                "Còn %d khiếu nại, kiến nghị chưa trả lời nên chưa công nhận chính thức được.".formatted(complaints));
    }

    static SimplyRefused replaced() {
        return SimplyRefused.conflict(
                "result-replaced",
                "Đã có bản kết quả mới hơn",
                "Bản này đã được thay, hoặc đang có bản mới chưa công bố. Hãy làm tiếp bản mới nhất.");
    }

    static SimplyRefused tooEarly(Instant until) {
        return SimplyRefused.conflict(
                "complaint-window",
                "Chưa hết hạn khiếu nại",
                "Hạn nhận khiếu nại đến %s; sau đó mới công nhận chính thức được.".formatted(MOMENT.format(until)));
    }

    static SimplyRefused reasonNeeded(String message) {
        return SimplyRefused.invalidField("reason-needed", "reason", message);
    }

    /** A text somebody must give: not blank and not too long. */
    static String reason(String typed, String message) {
        String reason = typed.strip();
        if (reason.isEmpty() || reason.length() > LONGEST_REASON) {
            throw reasonNeeded(message + " (tối đa 1.000 ký tự).");
        }
        return reason;
    }

    /** A text that may be left out, of the same length. */
    static String optional(String typed) {
        return typed.isBlank() ? "" : reason(typed, "Ghi chú quá dài");
    }

    /** Two at once: a unique index or a row lock decided for the other one. */
    static Throwable raced(Throwable error) {
        return error instanceof DuplicateKeyException || locked(error) ? inMaking() : error;
    }

    private static boolean locked(Throwable error) {
        return error instanceof DataAccessException
                && error.getCause() instanceof R2dbcException cause
                && LOCK_NOT_AVAILABLE.equals(cause.getSqlState());
    }
}
