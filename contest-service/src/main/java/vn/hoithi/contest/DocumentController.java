package vn.hoithi.contest;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.multipart.FilePart;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import vn.hoithi.account.Staff;
import vn.hoithi.platform.Attachment;
import vn.hoithi.platform.SimplyRefused;
import vn.hoithi.platform.Uploads;

/** Documents of a contest: linked or uploaded by admins, read by everyone. */
@RestController
class DocumentController {
    private static final Map<String, String> MEDIA_TYPES = Map.of(
            "pdf", "application/pdf",
            "docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "png", "image/png",
            "jpg", "image/jpeg",
            "mp3", "audio/mpeg");

    private final ContestService contests;

    DocumentController(ContestService contests) {
        this.contests = contests;
    }

    /** @param link for a linked document an http(s) address; absent for an uploaded one */
    record DocumentForm(
            @NotBlank(message = "Hãy ghi tên tài liệu.") @Size(max = 200)
            String title,

            @NotNull @Size(max = 60) String number,
            @NotNull @Size(max = 200) String issuer,
            @Nullable LocalDate issuedOn,
            @Nullable Integer roundId,

            @Size(max = 500)
            @Pattern(regexp = "https?://.+", message = "Đường dẫn phải bắt đầu bằng http:// hoặc https://")
            @Nullable
            String link) {}

    @PostMapping(path = "/api/admin/contests/{id}/documents", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    Mono<ContestController.Made> link(
            @PathVariable int id, @Valid @RequestBody DocumentForm form, @AuthenticationPrincipal Staff self) {
        return form.link() == null
                ? Mono.error(SimplyRefused.invalidField("invalid-document", "link", "Hãy ghi đường dẫn của tài liệu."))
                : contests.addDocument(document(id, form, null), self).map(ContestController.Made::new);
    }

    @PostMapping(path = "/api/admin/contests/{id}/documents", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    Mono<ContestController.Made> upload(
            @PathVariable int id,
            @Valid @RequestPart("document") DocumentForm form,
            @RequestPart("file") FilePart file,
            @AuthenticationPrincipal Staff self) {
        String mediaType = MEDIA_TYPES.get(extension(file.filename()));
        if (mediaType == null) {
            return Mono.error(SimplyRefused.invalidField(
                    "invalid-document", "file", "Chỉ nhận tệp PDF, DOCX, XLSX, PNG, JPG hoặc MP3."));
        }
        return Uploads.bytes(file, Uploads.DOCUMENT_BYTES)
                .map(bytes -> document(id, form, new ContestStore.File(file.filename(), mediaType, bytes)))
                .flatMap(document -> contests.addDocument(document, self))
                .map(ContestController.Made::new);
    }

    @DeleteMapping("/api/admin/documents/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> remove(@PathVariable int id, @AuthenticationPrincipal Staff self) {
        return contests.removeDocument(id, self);
    }

    /** Always a download: an uploaded file never runs as a page of ours. */
    @GetMapping("/tai-lieu/{id}")
    Mono<ResponseEntity<byte[]>> file(@PathVariable int id) {
        return contests.file(id).map(file -> new Attachment(file.name(), file.mediaType(), file.content()).answer());
    }

    private static ContestStore.NewDocument document(
            int contestId, DocumentForm form, ContestStore.@Nullable File file) {
        return new ContestStore.NewDocument(
                contestId,
                form.roundId(),
                form.title(),
                form.number(),
                form.issuer(),
                form.issuedOn(),
                file == null ? form.link() : null,
                file);
    }

    private static String extension(String fileName) {
        int dot = fileName.lastIndexOf('.');
        return dot < 0 ? "" : fileName.substring(dot + 1).toLowerCase(java.util.Locale.ROOT);
    }
}
