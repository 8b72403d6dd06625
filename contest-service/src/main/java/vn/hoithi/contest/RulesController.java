package vn.hoithi.contest;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import vn.hoithi.account.Staff;

/** Patterns of rules, what rules mean while they are edited, and changes of rounds that have opened. */
@RestController
@RequestMapping("/api/admin")
class RulesController {
    private final ContestService contests;
    private final RoundExaminer examiner;
    private final RoundChangeService changes;

    RulesController(ContestService contests, RoundExaminer examiner, RoundChangeService changes) {
        this.contests = contests;
        this.examiner = examiner;
        this.changes = changes;
    }

    record Made(int id) {}

    /** @param reason told to everybody on the contest's page */
    record ChangeForm(
            @Valid @NotNull RoundForm round,

            @NotBlank(message = "Hãy ghi lý do thay đổi; trang cuộc thi sẽ công bố.")
            @Size(max = 1_000, message = "Lý do dài quá 1.000 ký tự.")
            String reason) {}

    record Decision(
            @NotNull @Size(max = 1_000, message = "Lý do dài quá 1.000 ký tự.")
            String reason) {}

    record Rejection(
            @NotBlank(message = "Hãy ghi lý do bỏ thay đổi này.")
            @Size(max = 1_000, message = "Lý do dài quá 1.000 ký tự.")
            String reason) {}

    @GetMapping("/rule-presets")
    List<RulePreset> presets() {
        return RulePreset.ALL;
    }

    /** The rules of a form in words, with what is odd about them; changes nothing. */
    @PostMapping("/contests/{id}/rules-reading")
    Mono<RoundExaminer.Examined> reading(@PathVariable int id, @Valid @RequestBody RoundForm form) {
        return examiner.examine(contests.require(id), form);
    }

    @PostMapping("/rounds/{id}/changes")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<Made> propose(@PathVariable int id, @Valid @RequestBody ChangeForm form, @AuthenticationPrincipal Staff self) {
        return changes.propose(id, form.round(), form.reason(), self).map(Made::new);
    }

    @PostMapping("/round-changes/{id}/approval")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> approve(
            @PathVariable int id, @Valid @RequestBody Decision decision, @AuthenticationPrincipal Staff self) {
        return changes.approve(id, decision.reason(), self);
    }

    @PostMapping("/round-changes/{id}/rejection")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> reject(
            @PathVariable int id, @Valid @RequestBody Rejection rejection, @AuthenticationPrincipal Staff self) {
        return changes.reject(id, rejection.reason(), self);
    }
}
