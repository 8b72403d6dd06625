package vn.hoithi.organizer;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.multipart.FilePart;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import vn.hoithi.account.Role;
import vn.hoithi.account.Staff;
import vn.hoithi.platform.Attachment;
import vn.hoithi.platform.SimplyRefused;
import vn.hoithi.platform.Uploads;
import vn.hoithi.unit.Unit;
import vn.hoithi.unit.UnitService;

/** Organizers from a list. */
@RestController
@RequestMapping("/api/units/{unitId}/organizer-list")
class OrganizerListController {
    private final OrganizerService organizers;
    private final UnitService units;

    OrganizerListController(OrganizerService organizers, UnitService units) {
        this.organizers = organizers;
        this.units = units;
    }

    /** @param pdf in Base64 */
    record Answer(int count, List<OrganizerService.Made> accounts, String csv, String pdf) {}

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Mono<Answer> create(
            @PathVariable long unitId,
            @RequestPart("file") FilePart file,
            @AuthenticationPrincipal Staff self,
            ServerHttpRequest request) {
        Unit top = top(self, unitId);
        String address = address(request.getURI());
        return Uploads.bytes(file, Uploads.CSV_BYTES)
                .flatMap(bytes -> organizers.create(top, bytes, file.filename(), address, self))
                .map(sheet -> new Answer(
                        sheet.accounts().size(),
                        sheet.accounts(),
                        sheet.csv(),
                        Base64.getEncoder().encodeToString(sheet.pdf())));
    }

    @GetMapping("/template.csv")
    Mono<ResponseEntity<byte[]>> template(@PathVariable long unitId, @AuthenticationPrincipal Staff self) {
        Unit top = top(self, unitId);
        return organizers
                .template(top)
                .map(csv -> Attachment.of(
                                "dau-moi-" + top.code().toLowerCase(Locale.ROOT) + ".csv", csv.getBytes(UTF_8))
                        .answer());
    }

    private Unit top(Staff self, long unitId) {
        if (self.role() == Role.REVIEWER) {
            throw SimplyRefused.forbidden("Tài khoản của bạn chỉ được xem.");
        }
        return units.requireWithin(self, unitId);
    }

    private static String address(URI uri) {
        return uri.getScheme() + "://" + uri.getRawAuthority();
    }
}
