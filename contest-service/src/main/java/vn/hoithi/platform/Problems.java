package vn.hoithi.platform;

import java.net.URI;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/** RFC 9457 documents with our stable types: {@code /van-de/<slug>}. Titles and details are shown to people as they are. */
public final class Problems {
    private static final String TYPE_PREFIX = "/van-de/";

    private Problems() {}

    /** One thing that is wrong with a form field; {@code field} is the JSON name. */
    public record FieldError(String field, String message) {}

    public static ProblemDetail of(HttpStatus status, String slug, String title, String detail) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setType(URI.create(TYPE_PREFIX + slug));
        problem.setTitle(title);
        return problem;
    }

    /** A form or body with several errors, all of them at once. */
    public static ProblemDetail invalid(String slug, String detail, List<?> errors) {
        ProblemDetail problem = of(HttpStatus.UNPROCESSABLE_CONTENT, slug, "Thông tin chưa hợp lệ", detail);
        problem.setProperty("errors", errors);
        return problem;
    }

    /** The stable part of the type, for metrics and logs. */
    public static String slug(ProblemDetail problem) {
        URI type = problem.getType();
        String text = type == null ? "" : type.toString();
        return text.startsWith(TYPE_PREFIX) ? text.substring(TYPE_PREFIX.length()) : "other";
    }
}
