package vn.hoithi.platform;

import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/** A refusal that needs nothing but its document: unknown things, missing rights, invalid forms. */
public final class SimplyRefused extends Refused {
    private final ProblemDetail problem;

    private SimplyRefused(ProblemDetail problem) {
        this.problem = problem;
    }

    @Override
    public ProblemDetail problem() {
        return problem;
    }

    /** 404: no such thing, or none that this person may know of. */
    public static SimplyRefused unknown(String slug, String detail) {
        return new SimplyRefused(Problems.of(HttpStatus.NOT_FOUND, slug, "Không tìm thấy", detail));
    }

    /** 403: signed in, but not for this. */
    public static SimplyRefused forbidden(String detail) {
        return new SimplyRefused(
                Problems.of(HttpStatus.FORBIDDEN, "forbidden", "Bạn không có quyền thực hiện việc này", detail));
    }

    /** 409: the state of things does not allow it. */
    public static SimplyRefused conflict(String slug, String title, String detail) {
        return new SimplyRefused(Problems.of(HttpStatus.CONFLICT, slug, title, detail));
    }

    /** 422: every error of a form or file at once. */
    public static SimplyRefused invalid(String slug, String detail, List<?> errors) {
        return new SimplyRefused(Problems.invalid(slug, detail, errors));
    }

    /** 422: one field is wrong. */
    public static SimplyRefused invalidField(String slug, String field, String message) {
        return invalid(slug, message, List.of(new Problems.FieldError(field, message)));
    }

    /** 503: as many wait for this already as may. */
    public static SimplyRefused busy(String detail) {
        return new SimplyRefused(Problems.of(HttpStatus.SERVICE_UNAVAILABLE, "busy", "Đang có nhiều việc chờ", detail));
    }

    /** 429: too often. */
    public static SimplyRefused tooOften(String detail) {
        return new SimplyRefused(
                Problems.of(HttpStatus.TOO_MANY_REQUESTS, "too-many-requests", "Bạn thao tác quá nhanh", detail));
    }
}
