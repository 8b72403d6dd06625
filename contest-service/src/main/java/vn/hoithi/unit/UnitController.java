package vn.hoithi.unit;

import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.multipart.FilePart;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import vn.hoithi.account.Staff;
import vn.hoithi.platform.Attachment;
import vn.hoithi.platform.SimplyRefused;
import vn.hoithi.platform.Uploads;

/** Lists of units, for admins: looked at, applied, written. */
@RestController
@RequestMapping("/api/admin/trees/{tree}")
class UnitController {
    private static final Pattern TREE_CODE = Pattern.compile("[a-z0-9-]{2,40}");
    private static final int LONGEST_NAME = 200;

    private final UnitListService lists;

    UnitController(UnitListService lists) {
        this.lists = lists;
    }

    /** @param tree code of the tree, e.g. {@code hai-phong}; made when it is new */
    @PostMapping("/units")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<UnitService.Loaded> load(
            @PathVariable String tree,
            @RequestPart("name") String name,
            @RequestPart("file") FilePart file,
            @AuthenticationPrincipal Staff self) {
        return checked(tree, name, file).flatMap(bytes -> lists.load(tree, name.strip(), bytes, file.filename(), self));
    }

    /** What a list would change; it is confirmed by the id in the answer. */
    @PostMapping("/previews")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<UnitListService.Preview> preview(
            @PathVariable String tree,
            @RequestPart("name") String name,
            @RequestPart("file") FilePart file,
            @AuthenticationPrincipal Staff self) {
        return checked(tree, name, file)
                .flatMap(bytes -> lists.preview(tree, name.strip(), bytes, file.filename(), self));
    }

    @PostMapping("/previews/{id}/application")
    Mono<UnitService.Loaded> apply(
            @PathVariable String tree, @PathVariable String id, @AuthenticationPrincipal Staff self) {
        return lists.apply(tree, uuid(id), self);
    }

    @GetMapping("/units.xlsx")
    Mono<ResponseEntity<byte[]>> xlsx(
            @PathVariable String tree,
            @RequestParam(defaultValue = "false") boolean contacts,
            @AuthenticationPrincipal Staff self) {
        return lists.write(tree, UnitListService.Form.XLSX, contacts, self).map(Attachment::answer);
    }

    @GetMapping("/units.csv")
    Mono<ResponseEntity<byte[]>> csv(
            @PathVariable String tree,
            @RequestParam(defaultValue = "false") boolean contacts,
            @AuthenticationPrincipal Staff self) {
        return lists.write(tree, UnitListService.Form.CSV, contacts, self).map(Attachment::answer);
    }

    private static Mono<byte[]> checked(String tree, String name, FilePart file) {
        boolean goodCode = TREE_CODE.matcher(tree).matches();
        return goodCode && !name.isBlank() && name.length() <= LONGEST_NAME
                ? Uploads.bytes(file, Uploads.UNIT_LIST_BYTES)
                : Mono.error(
                        SimplyRefused.invalidField(
                                "invalid-units",
                                goodCode ? "name" : "tree",
                                "Hệ thống đơn vị cần mã gồm 2–40 chữ thường không dấu, số, gạch nối, và một cái tên (tối đa 200 ký tự)."));
    }

    private static UUID uuid(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            throw SimplyRefused.unknown("unknown-preview", "Không có bản xem trước này.");
        }
    }
}
