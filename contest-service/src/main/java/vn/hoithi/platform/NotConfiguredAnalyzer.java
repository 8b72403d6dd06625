package vn.hoithi.platform;

import static java.util.Objects.requireNonNullElse;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Lets Spring Boot print {@link NotConfigured} as description and action. */
final class NotConfiguredAnalyzer extends AbstractFailureAnalyzer<NotConfigured> {
    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, NotConfigured cause) {
        return new FailureAnalysis(requireNonNullElse(cause.getMessage(), ""), cause.action(), cause);
    }
}
