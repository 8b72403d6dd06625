package vn.hoithi.platform;

import org.springframework.http.ProblemDetail;

/**
 * A refusal on its way to the person who asked. It is an answer, not a fault: it carries no stack trace and is not
 * logged as an error. Each feature has its own, made from its closed list of refusals.
 */
public abstract class Refused extends RuntimeException {
    protected Refused() {
        super(null, null, false, false);
    }

    /** The RFC 9457 document that is sent. */
    public abstract ProblemDetail problem();
}
