package vn.hoithi.platform;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/** A queue is full: the request was not taken and may be repeated. */
public final class Overloaded extends Refused {
    /** Seconds after which trying again makes sense. */
    public static final int RETRY_AFTER_SECONDS = 2;

    @Override
    public ProblemDetail problem() {
        ProblemDetail problem = Problems.of(
                HttpStatus.SERVICE_UNAVAILABLE,
                "overloaded",
                "Hệ thống đang quá tải",
                "Rất nhiều người đang dự thi cùng lúc. Bài làm trên máy của bạn vẫn được giữ; trang sẽ tự gửi lại sau vài giây.");
        problem.setProperty("retryAfter", RETRY_AFTER_SECONDS);
        return problem;
    }
}
