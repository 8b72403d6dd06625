package vn.hoithi.standing;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
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

/** When the public board of a contest stands still. */
@RestController
@RequestMapping("/api/admin/contests/{id}/board-freeze")
class FreezeController {
    private final FreezeService freezes;

    FreezeController(FreezeService freezes) {
        this.freezes = freezes;
    }

    record FreezeForm(
            @NotNull(message = "Hãy chọn giờ bảng dừng lại.")
            Instant at) {}

    @PutMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> set(@PathVariable int id, @Valid @RequestBody FreezeForm form, @AuthenticationPrincipal Staff self) {
        return freezes.set(id, form.at(), self);
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> lift(@PathVariable int id, @AuthenticationPrincipal Staff self) {
        return freezes.lift(id, self);
    }
}
