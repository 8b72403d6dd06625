package vn.hoithi.roster;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.multipart.FilePart;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import vn.hoithi.account.Staff;
import vn.hoithi.contest.Contest;
import vn.hoithi.contest.ContestService;
import vn.hoithi.platform.Attachment;
import vn.hoithi.platform.Uploads;
import vn.hoithi.print.PrintService;
import vn.hoithi.unit.Unit;
import vn.hoithi.unit.UnitService;

/** Rosters over HTTP. What is searched for comes in the body: a name is nothing for an address. */
@RestController
class RosterController {
    private static final String ROSTER = "/api/units/{unitId}/contests/{slug}/roster";

    private final RosterService rosters;
    private final YearService years;
    private final PrintService print;
    private final ContestService contests;
    private final UnitService units;

    RosterController(
            RosterService rosters, YearService years, PrintService print, ContestService contests, UnitService units) {
        this.rosters = rosters;
        this.years = years;
        this.print = print;
        this.contests = contests;
        this.units = units;
    }

    /**
     * @param text part of a name, whatever the diacritics, or of a number
     * @param state MISSING, TAKEN or ALL
     * @param page counted from 1
     * @param all everything on one page, for paper
     */
    record Search(
            @Size(max = 80) @Nullable String text,
            RosterSearch.@NotNull State state,
            @Min(1) @Max(1_000) int page,
            boolean all) {}

    record Keeping(@NotNull(message = "Hãy chọn ngày.") LocalDate eraseAfter) {}

    @PostMapping(ROSTER + "/preview")
    Mono<RosterPreview> preview(
            @PathVariable long unitId,
            @PathVariable String slug,
            @RequestPart("file") FilePart file,
            @AuthenticationPrincipal Staff self) {
        Unit unit = units.requireWithin(self, unitId);
        Contest contest = contests.require(slug);
        RosterService.refuseOverReach(unit, self);
        return Uploads.bytes(file, Uploads.CSV_BYTES)
                .flatMap(bytes -> rosters.preview(contest, unit, bytes, file.filename(), self));
    }

    @PostMapping(ROSTER)
    @ResponseStatus(HttpStatus.CREATED)
    Mono<RosterService.Loaded> load(
            @PathVariable long unitId,
            @PathVariable String slug,
            @RequestPart("seen") String seen,
            @RequestPart("file") FilePart file,
            @AuthenticationPrincipal Staff self) {
        Unit unit = units.requireWithin(self, unitId);
        Contest contest = contests.require(slug);
        RosterService.refuseOverReach(unit, self);
        long revision = seen.matches("\\d{1,18}") ? Long.parseLong(seen) : 0;
        return Uploads.bytes(file, Uploads.CSV_BYTES)
                .flatMap(bytes -> rosters.load(contest, unit, revision, bytes, file.filename(), self));
    }

    @PostMapping(ROSTER + "/members")
    Mono<RosterSearch.Found> members(
            @PathVariable long unitId,
            @PathVariable String slug,
            @Valid @RequestBody Search search,
            @AuthenticationPrincipal Staff self) {
        Unit unit = units.requireWithin(self, unitId);
        String text = search.text();
        return rosters.members(contests.require(slug), unit, self)
                .map(all ->
                        RosterSearch.find(all, text == null ? "" : text, search.state(), search.page(), search.all()));
    }

    @GetMapping(ROSTER + "/template.xlsx")
    Mono<ResponseEntity<byte[]>> template(
            @PathVariable long unitId, @PathVariable String slug, @AuthenticationPrincipal Staff self) {
        Unit unused = units.requireWithin(self, unitId);
        Contest contest = contests.require(slug);
        return print.write(() -> RosterSheets.template(contest))
                .map(bytes -> Attachment.of("mau-danh-sach.xlsx", bytes).answer());
    }

    @GetMapping(ROSTER + "/missing.{form:csv|xlsx}")
    Mono<ResponseEntity<byte[]>> missing(
            @PathVariable long unitId,
            @PathVariable String slug,
            @PathVariable String form,
            @AuthenticationPrincipal Staff self) {
        Unit unit = units.requireWithin(self, unitId);
        Contest contest = contests.require(slug);
        return rosters.missingForFile(contest, unit, self)
                .flatMap(members -> print.write(() -> RosterSheets.missing(contest, members, form)))
                .map(bytes -> Attachment.of("chua-thi-" + contest.slug() + "." + form, bytes)
                        .answer());
    }

    @DeleteMapping(ROSTER)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> erase(@PathVariable long unitId, @PathVariable String slug, @AuthenticationPrincipal Staff self) {
        Unit unit = units.requireWithin(self, unitId);
        return rosters.erase(contests.require(slug), unit, self);
    }

    @GetMapping("/api/units/{unitId}/years/{year:20\\d\\d}.{form:pdf|xlsx}")
    Mono<ResponseEntity<byte[]>> year(
            @PathVariable long unitId,
            @PathVariable int year,
            @PathVariable String form,
            @AuthenticationPrincipal Staff self) {
        Unit unit = units.requireWithin(self, unitId);
        return years.document(unit, year, form, self)
                .map(bytes ->
                        Attachment.of("du-thi-nam-" + year + "." + form, bytes).answer());
    }

    @PutMapping("/api/admin/contests/{slug}/rosters")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> keep(
            @PathVariable String slug, @Valid @RequestBody Keeping keeping, @AuthenticationPrincipal Staff self) {
        return rosters.setEraseAfter(contests.require(slug), keeping.eraseAfter(), self);
    }

    @DeleteMapping("/api/admin/contests/{slug}/rosters")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> eraseAll(@PathVariable String slug, @AuthenticationPrincipal Staff self) {
        return rosters.eraseAll(contests.require(slug), self);
    }
}
