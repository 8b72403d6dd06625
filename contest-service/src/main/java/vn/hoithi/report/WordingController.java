package vn.hoithi.report;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import vn.hoithi.account.Staff;

/** Admins edit the wording of reports. */
@RestController
@RequestMapping("/api/admin/report-templates/{kind}")
class WordingController {
    private final WordingService wording;

    WordingController(WordingService wording) {
        this.wording = wording;
    }

    record WordingForm(
            @NotBlank(message = "Mẫu không được để trống.") @Size(max = 20000, message = "Mẫu dài nhất 20.000 ký tự.")
            String body) {}

    record Preview(String html) {}

    @PutMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> save(
            @PathVariable String kind,
            @RequestParam(name = "the-thuc", defaultValue = "") String layout,
            @Valid @RequestBody WordingForm form,
            @AuthenticationPrincipal Staff self) {
        return wording.save(kind, layout, form.body(), self);
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> reset(
            @PathVariable String kind,
            @RequestParam(name = "the-thuc", defaultValue = "") String layout,
            @AuthenticationPrincipal Staff self) {
        return wording.reset(kind, layout, self);
    }

    @PostMapping("/preview")
    Mono<Preview> preview(
            @PathVariable String kind,
            @RequestParam(name = "the-thuc", defaultValue = "") String layout,
            @Valid @RequestBody WordingForm form) {
        return Mono.fromCallable(() -> new Preview(wording.preview(kind, layout, form.body())));
    }
}
