package vn.hoithi.result;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import vn.hoithi.account.Staff;

/** Filing complaints, and answering them. */
@RestController
class ComplaintController {
    private final ComplaintService complaints;

    ComplaintController(ComplaintService complaints) {
        this.complaints = complaints;
    }

    record FilingForm(
            @Nullable Integer round,

            @NotNull(message = "Hãy chọn kiến nghị về việc gì.")
            Complaint.About about,

            @NotBlank(message = "Hãy viết nội dung kiến nghị.")
            @Size(max = 2000, message = "Nội dung dài nhất 2.000 ký tự.")
            String text,

            @Nullable @Size(max = 40, message = "Mã phiếu có 12 ký tự.")
            String receipt,

            @Nullable @Size(max = 200, message = "Cách liên hệ dài nhất 200 ký tự.")
            String contact) {}

    record Filed(String code) {}

    record AnswerForm(
            @NotNull(message = "Hãy chọn kết luận.") Complaint.Decision decision,

            @NotBlank(message = "Hãy viết câu trả lời.")
            @Size(max = 4000, message = "Câu trả lời dài nhất 4.000 ký tự.")
            String answer,

            @Nullable Integer keyChange,
            @Nullable Integer closing,
            boolean shown,

            @Nullable @Size(max = 500, message = "Tóm tắt dài nhất 500 ký tự.")
            String summary,

            @Nullable @Size(max = 2000, message = "Trả lời công khai dài nhất 2.000 ký tự.")
            String publicAnswer) {}

    record ShowForm(
            boolean shown,

            @Nullable @Size(max = 500, message = "Tóm tắt dài nhất 500 ký tự.")
            String summary,

            @Nullable @Size(max = 2000, message = "Trả lời công khai dài nhất 2.000 ký tự.")
            String publicAnswer) {}

    @PostMapping("/api/contests/{slug}/complaints")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<Filed> file(@PathVariable String slug, @Valid @RequestBody FilingForm form, ServerWebExchange exchange) {
        InetSocketAddress remote = exchange.getRequest().getRemoteAddress();
        String address = remote == null || remote.getAddress() == null
                ? ""
                : remote.getAddress().getHostAddress();
        return complaints
                .file(
                        slug,
                        new ComplaintService.Filing(
                                form.round(), form.about(), form.text(), form.contact(), form.receipt()),
                        address)
                .map(filed -> new Filed(filed.code()));
    }

    @PostMapping("/api/admin/complaints/{id}/answer")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> answer(@PathVariable int id, @Valid @RequestBody AnswerForm form, @AuthenticationPrincipal Staff self) {
        return complaints
                .answer(
                        id,
                        new ComplaintService.Answer(
                                form.decision(),
                                form.answer(),
                                form.keyChange(),
                                form.closing(),
                                form.shown(),
                                form.summary(),
                                form.publicAnswer()),
                        self)
                .then();
    }

    @PutMapping("/api/admin/complaints/{id}/showing")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> show(@PathVariable int id, @Valid @RequestBody ShowForm form, @AuthenticationPrincipal Staff self) {
        return complaints
                .show(id, form.shown(), form.summary(), form.publicAnswer(), self)
                .then();
    }
}
