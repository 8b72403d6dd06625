package vn.hoithi.platform;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ProblemDetail;

/** A problem as its page shows it: what happened and what to do next. */
record ProblemPage(
        int status,
        @Nullable String title,
        @Nullable String detail,
        @Nullable String opensAt,
        @Nullable String requestId,
        String nextHref,
        String nextText,
        boolean retry) {

    static ProblemPage of(ProblemDetail problem) {
        Map<String, Object> more = problem.getProperties() == null ? Map.of() : problem.getProperties();
        Object opensAt = more.get("opensAt");
        Object requestId = more.get("requestId");
        String path = problem.getInstance() == null ? "" : problem.getInstance().getPath();
        boolean staff = path.startsWith("/quan-tri") || path.startsWith("/don-vi");
        return new ProblemPage(
                problem.getStatus(),
                problem.getTitle(),
                problem.getDetail(),
                opensAt == null ? null : opensAt.toString(),
                requestId == null ? null : requestId.toString(),
                staff ? "/quan-tri" : "/",
                staff ? "Về trang quản trị" : "Về trang các cuộc thi",
                problem.getStatus() >= 500);
    }
}
