package vn.hoithi.result;

import jakarta.validation.Valid;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import vn.hoithi.account.Staff;
import vn.hoithi.contest.ContestService;
import vn.hoithi.document.Letterhead;

/** Admins say who issues the decisions of a contest. */
@RestController
@RequestMapping("/api/admin/contests/{contestId}/decision-heads/{layout}")
class DecisionController {
    private final DecisionService decisions;
    private final ContestService contests;

    DecisionController(DecisionService decisions, ContestService contests) {
        this.decisions = decisions;
        this.contests = contests;
    }

    @GetMapping
    Mono<Letterhead> head(@PathVariable int contestId, @PathVariable String layout) {
        return decisions.head(contests.require(contestId), layout);
    }

    @PutMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> save(
            @PathVariable int contestId,
            @PathVariable String layout,
            @Valid @RequestBody Letterhead head,
            @AuthenticationPrincipal Staff self) {
        return decisions.save(contests.require(contestId), layout, head, self);
    }
}
