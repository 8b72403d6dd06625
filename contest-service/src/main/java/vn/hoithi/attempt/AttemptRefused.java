package vn.hoithi.attempt;

import org.springframework.http.ProblemDetail;
import vn.hoithi.platform.Refused;

/** Carries a refusal to the edge. */
final class AttemptRefused extends Refused {
    private final transient AttemptRefusal refusal;

    AttemptRefused(AttemptRefusal refusal) {
        this.refusal = refusal;
    }

    @Override
    public ProblemDetail problem() {
        return AttemptProblems.of(refusal);
    }
}
