package vn.hoithi.participant;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
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
import vn.hoithi.contest.ContestService;

/** Lists of people who may not take part, for admins. */
@RestController
@RequestMapping("/api/admin/contests/{id}/exclusions")
class ExclusionController {
    private final ExclusionService exclusions;
    private final ContestService contests;

    ExclusionController(ExclusionService exclusions, ContestService contests) {
        this.exclusions = exclusions;
        this.contests = contests;
    }

    record Made(int id) {}

    /** @param list one person a line: identity; full name; birth date, the last two only where a helper may have entered */
    record ExclusionForm(
            @NotBlank(message = "Hãy ghi mỗi người một dòng.")
            @Size(max = 60_000, message = "Danh sách dài quá 60.000 ký tự.")
            String list,

            @NotBlank(message = "Hãy ghi lý do, ví dụ: thành viên Ban Tổ chức.")
            @Size(max = 300, message = "Lý do dài quá 300 ký tự.")
            String reason) {
        // What identifies people must not reach a log by way of a message.
        @Override
        public String toString() {
            return "ExclusionForm[" + reason + "]";
        }
    }

    @GetMapping
    Flux<ExclusionService.Exclusion> all(@PathVariable int id) {
        return exclusions.of(contests.require(id));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Mono<Made> add(@PathVariable int id, @Valid @RequestBody ExclusionForm form, @AuthenticationPrincipal Staff self) {
        return exclusions
                .add(contests.require(id), form.list(), form.reason(), self)
                .map(Made::new);
    }

    @DeleteMapping("/{exclusion}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> remove(@PathVariable int id, @PathVariable int exclusion, @AuthenticationPrincipal Staff self) {
        return exclusions.remove(contests.require(id), exclusion, self);
    }
}
