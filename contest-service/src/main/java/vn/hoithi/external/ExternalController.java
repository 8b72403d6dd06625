package vn.hoithi.external;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.codec.multipart.FilePart;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import vn.hoithi.account.Staff;
import vn.hoithi.contest.ContestService;
import vn.hoithi.external.ExternalService.Line;
import vn.hoithi.platform.Problems.FieldError;
import vn.hoithi.platform.SimplyRefused;
import vn.hoithi.platform.Uploads;
import vn.hoithi.unit.Unit;
import vn.hoithi.unit.UnitService;

/** What units enter for contests held elsewhere. */
@RestController
@RequestMapping("/api/units/{unitId}/external/{slug}")
class ExternalController {
    private static final String REASON = "Lý do dài quá 500 ký tự.";

    private final ExternalService external;
    private final WeekLists lists;
    private final ContestService contests;
    private final UnitService units;

    ExternalController(ExternalService external, WeekLists lists, ContestService contests, UnitService units) {
        this.external = external;
        this.lists = lists;
        this.contests = contests;
        this.units = units;
    }

    /** @param reason why an entry is corrected; needed from whoever is above the unit */
    record WeekForm(
            @Nullable Integer people,
            @Nullable Integer attempts,
            @Nullable Integer perfect,
            @Nullable @Size(max = 500, message = REASON) String reason) {}

    record Withdrawal(
            @NotNull @Size(max = 500, message = REASON) String reason) {}

    /** @param people none takes the number back */
    record WholeForm(
            @Nullable Integer people,
            @Nullable @Size(max = 500, message = REASON) String reason) {}

    @PutMapping("/weeks/{monday}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> enter(
            @PathVariable long unitId,
            @PathVariable String slug,
            @PathVariable String monday,
            @Valid @RequestBody WeekForm form,
            @AuthenticationPrincipal Staff self) {
        Unit unit = units.requireWithin(self, unitId);
        Wanted wanted = new Wanted(form.people(), form.attempts(), form.perfect());
        List<FieldError> errors = wanted.errors();
        if (!errors.isEmpty()) {
            return Mono.error(
                    SimplyRefused.invalid("invalid-entry", errors.getFirst().message(), errors));
        }
        return external.enter(
                contests.require(slug), day(monday), List.of(new Line(unit, wanted)), text(form.reason()), self);
    }

    /** Takes a unit's own entry back, so that those below count again. */
    @PostMapping("/weeks/{monday}/withdrawal")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> withdraw(
            @PathVariable long unitId,
            @PathVariable String slug,
            @PathVariable String monday,
            @Valid @RequestBody Withdrawal form,
            @AuthenticationPrincipal Staff self) {
        Unit unit = units.requireWithin(self, unitId);
        return external.withdraw(contests.require(slug), unit, day(monday), text(form.reason()), self);
    }

    /** A list of units with their figures of the week: whole, or not at all. */
    @PostMapping(path = "/weeks/{monday}/list", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> load(
            @PathVariable long unitId,
            @PathVariable String slug,
            @PathVariable String monday,
            @RequestPart("file") FilePart file,
            @RequestPart(name = "reason", required = false) @Nullable String reason,
            @AuthenticationPrincipal Staff self) {
        Unit unit = units.requireWithin(self, unitId);
        return Uploads.bytes(file, Uploads.CSV_BYTES)
                .flatMap(bytes -> lists.read(bytes, file.filename(), unit))
                .flatMap(lines -> external.enter(contests.require(slug), day(monday), lines, text(reason), self));
    }

    @PutMapping("/people")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> declare(
            @PathVariable long unitId,
            @PathVariable String slug,
            @Valid @RequestBody WholeForm form,
            @AuthenticationPrincipal Staff self) {
        Unit unit = units.requireWithin(self, unitId);
        Integer people = form.people();
        if (people != null && (people < 1 || people > Wanted.MOST_PEOPLE)) {
            return Mono.error(ExternalService.invalid("people", "Số người là số nguyên từ 1 đến 9.999.999."));
        }
        return external.declare(contests.require(slug), unit, people, text(form.reason()), self);
    }

    private static LocalDate day(String typed) {
        try {
            return LocalDate.parse(typed);
        } catch (DateTimeException e) {
            throw ExternalService.invalid("monday", "Tuần được gọi bằng ngày Thứ Hai, ví dụ 2026-11-16.");
        }
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed.strip();
    }
}
