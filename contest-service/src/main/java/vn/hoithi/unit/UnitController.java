package vn.hoithi.unit;

import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.http.codec.multipart.FilePart;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import vn.hoithi.account.Staff;
import vn.hoithi.platform.SimplyRefused;
import vn.hoithi.platform.Uploads;

/** Loading units, for admins. */
@RestController
class UnitController {
    private static final Pattern TREE_CODE = Pattern.compile("[a-z0-9-]{2,40}");
    private static final int LONGEST_NAME = 200;

    private final UnitService units;

    UnitController(UnitService units) {
        this.units = units;
    }

    /** @param tree code of the tree, e.g. {@code hai-phong}; made when it is new */
    @PostMapping("/api/admin/trees/{tree}/units")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<UnitService.Loaded> load(
            @PathVariable String tree,
            @RequestPart("name") String name,
            @RequestPart("file") FilePart file,
            @AuthenticationPrincipal Staff self) {
        if (!TREE_CODE.matcher(tree).matches() || name.isBlank() || name.length() > LONGEST_NAME) {
            return Mono.error(
                    SimplyRefused.invalidField(
                            "invalid-units",
                            TREE_CODE.matcher(tree).matches() ? "name" : "tree",
                            "Hệ thống đơn vị cần mã gồm 2–40 chữ thường không dấu, số, gạch nối, và một cái tên (tối đa 200 ký tự)."));
        }
        return Uploads.bytes(file, Uploads.CSV_BYTES)
                .flatMap(bytes -> units.load(tree, name, bytes, file.filename(), self));
    }
}
