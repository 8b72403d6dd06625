package vn.hoithi.share;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Arrays;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import vn.hoithi.account.Staff;
import vn.hoithi.contest.ContestService;
import vn.hoithi.platform.SimplyRefused;

/** Wordings of a contest's texts, for admins. */
@RestController
@RequestMapping("/api/admin/contests/{id}/texts/{kind}")
class TextController {
    private final ShareTexts texts;
    private final ContestService contests;

    TextController(ShareTexts texts, ContestService contests) {
        this.texts = texts;
        this.contests = contests;
    }

    record TextForm(
            @NotBlank(message = "Hãy viết nội dung, hoặc trở về mẫu có sẵn.")
            @Size(max = 4_000, message = "Nội dung dài quá 4.000 ký tự.")
            String body) {}

    @PutMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> keep(
            @PathVariable int id,
            @PathVariable String kind,
            @Valid @RequestBody TextForm form,
            @AuthenticationPrincipal Staff self) {
        return texts.keep(contests.require(id).id(), kind(kind), form.body(), self);
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> reset(@PathVariable int id, @PathVariable String kind, @AuthenticationPrincipal Staff self) {
        return texts.reset(contests.require(id).id(), kind(kind), self);
    }

    private static TextKind kind(String typed) {
        return Arrays.stream(TextKind.values())
                .filter(kind -> kind.name().equalsIgnoreCase(typed))
                .findFirst()
                .orElseThrow(() -> SimplyRefused.unknown("unknown-text", "Không có mẫu chữ này."));
    }
}
