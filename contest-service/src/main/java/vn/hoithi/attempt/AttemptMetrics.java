package vn.hoithi.attempt;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;
import vn.hoithi.platform.Problems;
import vn.hoithi.platform.Refused;

/** Counts what happens to attempts; refusals by their reason. */
@Component
class AttemptMetrics {
    private final MeterRegistry meters;
    private final Counter started;
    private final Counter saved;
    private final Counter submitted;
    private final Counter expired;

    AttemptMetrics(MeterRegistry meters) {
        this.meters = meters;
        this.started = counter("hoithi.attempts.started", "Attempts that were started");
        this.saved = counter("hoithi.attempts.saved", "Answer sheets that were saved");
        this.submitted = counter("hoithi.attempts.submitted", "Attempts handed in by citizens");
        this.expired = counter("hoithi.attempts.expired", "Attempts closed by the server at their deadline");
    }

    private Counter counter(String name, String description) {
        return Counter.builder(name).description(description).register(meters);
    }

    void started() {
        started.increment();
    }

    void saved() {
        saved.increment();
    }

    void closed(Attempt.Outcome outcome) {
        (outcome.closedBy().equals("citizen") ? submitted : expired).increment();
    }

    void refused(Throwable error) {
        if (error instanceof Refused refused) {
            meters.counter("hoithi.attempts.refused", "reason", Problems.slug(refused.problem()))
                    .increment();
        }
    }
}
