package vn.hoithi.contest;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import vn.hoithi.account.Staff;

/** Contests and rounds, for admins. */
@RestController
@RequestMapping("/api/admin")
class ContestController {
    private final ContestService contests;

    ContestController(ContestService contests) {
        this.contests = contests;
    }

    record Made(int id) {}

    record CloneForm(
            @NotBlank @Size(max = 60) String slug,
            @NotBlank @Size(max = 200) String name) {}

    record Extension(
            @NotNull(message = "Hãy chọn giờ đóng mới.") Instant until) {}

    @PostMapping("/contests")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<Made> create(@Valid @RequestBody ContestForm form, @AuthenticationPrincipal Staff self) {
        return contests.create(form, self).map(Made::new);
    }

    @PutMapping("/contests/{id}")
    Mono<Made> update(@PathVariable int id, @Valid @RequestBody ContestForm form, @AuthenticationPrincipal Staff self) {
        return contests.update(id, form, self).map(Made::new);
    }

    /** Address of the site on which the contest is held; blank when it is held here. */
    record HeldAt(
            @NotNull @Size(max = 500, message = "Địa chỉ dài quá 500 ký tự.")
            String address) {}

    @PutMapping("/contests/{id}/held-at")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> holdAt(@PathVariable int id, @Valid @RequestBody HeldAt form, @AuthenticationPrincipal Staff self) {
        return contests.holdAt(id, form.address(), self);
    }

    @PostMapping("/contests/{id}/clones")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<Made> cloneOf(@PathVariable int id, @Valid @RequestBody CloneForm form, @AuthenticationPrincipal Staff self) {
        return contests.cloneOf(id, form.slug(), form.name(), self).map(Made::new);
    }

    @PostMapping("/contests/{id}/rounds")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<Made> addRound(@PathVariable int id, @Valid @RequestBody RoundForm form, @AuthenticationPrincipal Staff self) {
        return contests.addRound(id, form, self).map(Made::new);
    }

    @PutMapping("/rounds/{id}")
    Mono<Made> updateRound(
            @PathVariable int id, @Valid @RequestBody RoundForm form, @AuthenticationPrincipal Staff self) {
        return contests.updateRound(id, form, self).map(Made::new);
    }

    @PostMapping("/rounds/{id}/opening")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> open(@PathVariable int id, @AuthenticationPrincipal Staff self) {
        return contests.open(id, self);
    }

    @PostMapping("/rounds/{id}/extension")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> extend(
            @PathVariable int id, @Valid @RequestBody Extension extension, @AuthenticationPrincipal Staff self) {
        return contests.extend(id, extension.until(), self);
    }

    @PostMapping("/rounds/{id}/closing")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> close(@PathVariable int id, @AuthenticationPrincipal Staff self) {
        return contests.close(id, self);
    }
}
