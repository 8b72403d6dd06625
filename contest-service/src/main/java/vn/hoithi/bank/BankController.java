package vn.hoithi.bank;

import org.springframework.http.HttpStatus;
import org.springframework.http.codec.multipart.FilePart;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.hoithi.account.Staff;
import vn.hoithi.platform.SimplyRefused;
import vn.hoithi.platform.Uploads;

/** Question banks, for admins. */
@RestController
@RequestMapping("/api/admin/banks")
class BankController {
    private static final int LONGEST_TITLE = 200;

    private final BankService banks;

    BankController(BankService banks) {
        this.banks = banks;
    }

    @GetMapping
    Flux<BankVersion> all() {
        return banks.all();
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Mono<BankService.Loaded> load(
            @RequestPart("title") String title,
            @RequestPart("file") FilePart file,
            @AuthenticationPrincipal Staff self) {
        if (title.isBlank() || title.length() > LONGEST_TITLE) {
            return Mono.error(SimplyRefused.invalidField(
                    "invalid-bank", "title", "Hãy đặt tên cho ngân hàng câu hỏi (tối đa 200 ký tự)."));
        }
        return Uploads.bytes(file, Uploads.CSV_BYTES)
                .flatMap(bytes -> banks.load(title.strip(), bytes, file.filename(), self));
    }
}
