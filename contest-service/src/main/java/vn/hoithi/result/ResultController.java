package vn.hoithi.result;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
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

/** The steps by which a round is closed, for staff. */
@RestController
@RequestMapping("/api/admin")
class ResultController {
    private final ResultService results;

    ResultController(ResultService results) {
        this.results = results;
    }

    /** @param round none for the whole contest */
    record FreezeForm(
            @Nullable Integer round,
            @Nullable @Size(max = 1000) String reason) {}

    record ReasonForm(@NotNull @Size(max = 1000) String reason) {}

    /** What a step answers. */
    record Stepped(
            int id,
            int number,
            ClosingState state,
            long people,
            long attempts,
            @Nullable String truth) {
        static Stepped of(Closing closing) {
            return new Stepped(
                    closing.id(),
                    closing.number(),
                    closing.state(),
                    closing.counts().people(),
                    closing.counts().attempts(),
                    closing.truth() == null ? null : closing.truth().toPlainString());
        }
    }

    @GetMapping("/contests/{contestId}/results")
    Flux<Stepped> all(@PathVariable int contestId) {
        return results.ofContest(contestId).map(Stepped::of);
    }

    @PostMapping("/contests/{contestId}/results")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<Stepped> freeze(
            @PathVariable int contestId, @Valid @RequestBody FreezeForm form, @AuthenticationPrincipal Staff self) {
        String reason = form.reason() == null ? "" : form.reason();
        return results.freeze(contestId, form.round(), reason, self).map(Stepped::of);
    }

    @PostMapping("/results/{id}/ranking")
    Mono<Stepped> rank(@PathVariable int id, @AuthenticationPrincipal Staff self) {
        return results.rank(id, self).map(Stepped::of);
    }

    @PostMapping("/results/{id}/withdrawal")
    Mono<Stepped> withdraw(
            @PathVariable int id, @Valid @RequestBody ReasonForm form, @AuthenticationPrincipal Staff self) {
        return results.withdraw(id, form.reason(), self).map(Stepped::of);
    }

    @PostMapping("/results/{id}/completion")
    Mono<Stepped> finish(@PathVariable int id, @AuthenticationPrincipal Staff self) {
        return results.finish(id, self).map(Stepped::of);
    }
}
