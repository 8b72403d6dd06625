package vn.hoithi.result;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.hoithi.account.Staff;

/** Changes of keys, for staff. */
@RestController
@RequestMapping("/api/admin")
class KeyChangeController {
    private final KeyChangeService changes;

    KeyChangeController(KeyChangeService changes) {
        this.changes = changes;
    }

    /** @param key letters in the order of the bank; needed to correct, left out to annul */
    record ProposalForm(
            @NotBlank(message = "Hãy ghi mã câu hỏi.") @Size(max = 100)
            String question,

            @NotNull @Pattern(regexp = "ANNUL|CORRECT", message = "Hãy chọn hủy câu hỏi hoặc đính chính đáp án.")
            String action,

            @Nullable @Size(max = 40) String key,

            @NotBlank(message = "Hãy ghi lý do.") @Size(max = 1000, message = "Lý do dài nhất 1.000 ký tự.")
            String reason) {}

    record DecisionForm(@Nullable @Size(max = 1000) String reason) {
        String given() {
            return reason == null ? "" : reason;
        }
    }

    record Made(int id) {}

    /** @param preview none until it is computed; {@code work} says how far that is */
    record Shown(
            int id,
            int round,
            String question,
            @Nullable String key,
            String reason,
            String proposedBy,
            @Nullable String approvedBy,
            @Nullable String refusedBy,
            @Nullable KeyPreview preview,
            @Nullable Work work) {
        static Shown of(KeyChange change, @Nullable Task task) {
            return new Shown(
                    change.id(),
                    change.roundId(),
                    change.questionId(),
                    change.key(),
                    change.reason(),
                    change.proposedBy(),
                    change.approvedBy(),
                    change.refusedBy(),
                    change.preview(),
                    task == null ? null : Work.of(task));
        }
    }

    /** Long work as pages follow it. */
    record Work(boolean running, int percent, @Nullable String failure) {
        static Work of(Task task) {
            return new Work(task.running(), task.percent(), task.failure());
        }
    }

    @GetMapping("/contests/{contestId}/key-changes")
    Flux<Shown> all(@PathVariable int contestId) {
        return changes.ofContest(contestId).map(change -> Shown.of(change, null));
    }

    @GetMapping("/key-changes/{id}")
    Mono<Shown> one(@PathVariable int id) {
        return changes.require(id)
                .flatMap(change -> changes.task(change.approvedBy() == null ? Task.Kind.PREVIEW : Task.Kind.VERSION, id)
                        .map(Optional::of)
                        .defaultIfEmpty(Optional.empty())
                        .map(task -> Shown.of(change, task.orElse(null))));
    }

    @PostMapping("/rounds/{roundId}/key-changes")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<Made> propose(
            @PathVariable int roundId, @Valid @RequestBody ProposalForm form, @AuthenticationPrincipal Staff self) {
        boolean annul = form.action().equals("ANNUL");
        if (!annul && (form.key() == null || form.key().isBlank())) {
            return Mono.error(KeyChangeProblems.key("Hãy ghi đáp án đúng, ví dụ: B hoặc AC."));
        }
        return changes.propose(roundId, form.question(), annul ? null : form.key(), form.reason(), self)
                .map(Made::new);
    }

    @PostMapping("/key-changes/{id}/preview")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Mono<Void> preview(@PathVariable int id, @AuthenticationPrincipal Staff self) {
        return changes.previewAgain(id, self);
    }

    @PostMapping("/key-changes/{id}/approval")
    Mono<Shown> approve(
            @PathVariable int id, @Valid @RequestBody DecisionForm form, @AuthenticationPrincipal Staff self) {
        return changes.approve(id, form.given(), self).map(change -> Shown.of(change, null));
    }

    @PostMapping("/key-changes/{id}/rejection")
    Mono<Shown> refuse(
            @PathVariable int id, @Valid @RequestBody DecisionForm form, @AuthenticationPrincipal Staff self) {
        return changes.refuse(id, form.given(), self).map(change -> Shown.of(change, null));
    }

    @PostMapping("/key-changes/{id}/version")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Mono<Void> version(@PathVariable int id, @AuthenticationPrincipal Staff self) {
        return changes.versionAgain(id, self);
    }
}
