package vn.hoithi.result;

import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.hoithi.account.Staff;

/** Makes the version that an approved key change asks for: frozen over the same attempts, marked anew and ranked. */
@Component
class VersionWork implements LongWork {
    private final KeyChangeStore changes;
    private final ClosingStore closings;
    private final ResultService results;
    private final VersionMarks marks;

    VersionWork(KeyChangeStore changes, ClosingStore closings, ResultService results, VersionMarks marks) {
        this.changes = changes;
        this.closings = closings;
        this.results = results;
        this.marks = marks;
    }

    @Override
    public Task.Kind kind() {
        return Task.Kind.VERSION;
    }

    @Override
    public Mono<Void> run(Task task, Progress progress) {
        return changes.find(task.subject())
                .flatMap(change -> frozen(change, task.by())
                        .flatMap(version -> version.state() == ClosingState.FROZEN
                                ? marks.regrade(version, progress)
                                        .then(Mono.defer(() -> results.rank(version.id(), task.by())))
                                : Mono.just(version)))
                .then();
    }

    /** The version of a try that was broken off, or a new one. */
    private Mono<Closing> frozen(KeyChange change, Staff by) {
        String reason = reason(change);
        return closings.versions(change.contestId(), change.roundId())
                .filter(version -> version.reason().equals(reason) && version.state() != ClosingState.WITHDRAWN)
                .next()
                .switchIfEmpty(Mono.defer(() -> results.freeze(change.contestId(), change.roundId(), reason, by)));
    }

    private static String reason(KeyChange change) {
        String reason = "Chấm lại theo đề nghị số %d, câu %s: %s. %s"
                .formatted(change.id(), change.questionId(), change.words(), change.reason());
        return reason.length() > ResultProblems.LONGEST_REASON
                ? reason.substring(0, ResultProblems.LONGEST_REASON - 1) + "…"
                : reason;
    }
}
