package vn.hoithi.bank;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.http.codec.multipart.FilePart;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.hoithi.account.Staff;
import vn.hoithi.platform.SimplyRefused;
import vn.hoithi.platform.Uploads;

/** Question banks: admins bring files, admins and reviewers approve them. */
@RestController
@RequestMapping("/api/admin/banks")
class BankController {
    private static final int LONGEST_TITLE = 200;

    private static final List<BankDraft.Kind> UPLOADED = List.of(BankDraft.Kind.REPLACE, BankDraft.Kind.ADD);

    private final BankService banks;

    BankController(BankService banks) {
        this.banks = banks;
    }

    record Decision(@NotNull String reason) {}

    record Retirement(
            @NotEmpty @Size(max = 5_000) Set<@NotBlank String> questions,
            @NotBlank @Size(max = LONGEST_TITLE) String reason) {}

    record Approved(int versionId) {}

    @GetMapping
    Flux<BankVersion> all() {
        return banks.all();
    }

    @GetMapping("/drafts")
    Flux<BankDraft> waiting() {
        return banks.waiting();
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Mono<BankService.Submitted> submit(
            @RequestPart("title") String title,
            @RequestPart("kind") String kind,
            @RequestPart("file") FilePart file,
            @AuthenticationPrincipal Staff self) {
        if (title.isBlank() || title.length() > LONGEST_TITLE) {
            return Mono.error(SimplyRefused.invalidField(
                    "invalid-bank", "title", "Hãy đặt tên cho ngân hàng câu hỏi (tối đa 200 ký tự)."));
        }
        Optional<BankDraft.Kind> wanted =
                UPLOADED.stream().filter(each -> each.name().equals(kind)).findFirst();
        if (wanted.isEmpty()) {
            return Mono.error(SimplyRefused.invalidField(
                    "invalid-bank", "kind", "Hãy chọn: thay toàn bộ (REPLACE) hoặc bổ sung (ADD)."));
        }
        return Uploads.bytes(file, Uploads.BANK_BYTES)
                .flatMap(bytes -> banks.submit(
                        new BankService.Upload(title.strip(), wanted.get(), file.filename(), bytes), self));
    }

    @PostMapping("/drafts/{id}/approval")
    Mono<Approved> approve(
            @PathVariable int id, @Valid @RequestBody Decision decision, @AuthenticationPrincipal Staff self) {
        return banks.approve(id, decision.reason().strip(), self).map(Approved::new);
    }

    @PostMapping("/drafts/{id}/rejection")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> reject(
            @PathVariable int id, @Valid @RequestBody Decision decision, @AuthenticationPrincipal Staff self) {
        return banks.reject(id, decision.reason().strip(), self);
    }

    @PostMapping("/versions/{id}/retirements")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<BankService.Submitted> retire(
            @PathVariable int id, @Valid @RequestBody Retirement retirement, @AuthenticationPrincipal Staff self) {
        return banks.retire(id, retirement.questions(), retirement.reason().strip(), self);
    }
}
