package vn.hoithi.report;

import jakarta.validation.Valid;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import vn.hoithi.account.Role;
import vn.hoithi.account.Staff;
import vn.hoithi.contest.Contest;
import vn.hoithi.contest.ContestService;
import vn.hoithi.document.Letterhead;
import vn.hoithi.platform.Attachment;
import vn.hoithi.unit.Unit;

/** Reports and letters of a unit as files, and the letterhead they bear. */
@RestController
@RequestMapping("/api/units/{unitId}/reports/{slug}")
class ReportController {
    private final ReportService reports;
    private final CampaignService campaign;
    private final Scope scope;
    private final ContestService contests;

    ReportController(ReportService reports, CampaignService campaign, Scope scope, ContestService contests) {
        this.reports = reports;
        this.campaign = campaign;
        this.scope = scope;
        this.contests = contests;
    }

    /** @param text without any formatting, for copying */
    record Paragraph(String text) {}

    @GetMapping("/report.{format}")
    Mono<ResponseEntity<byte[]>> report(
            @PathVariable long unitId,
            @PathVariable String slug,
            @PathVariable String format,
            @RequestParam(name = "ky", required = false) @Nullable String period,
            @RequestParam(name = "the-thuc", required = false) @Nullable String layout,
            @RequestParam(name = "nguong", required = false) @Nullable Integer threshold,
            @AuthenticationPrincipal Staff self) {
        return reports.file(
                        contests.require(slug),
                        scope.read(self, unitId),
                        format,
                        new ReportAsk(period, layout, threshold, null))
                .map(Attachment::answer);
    }

    @GetMapping("/letter.{format}")
    Mono<ResponseEntity<byte[]>> letter(
            @PathVariable long unitId,
            @PathVariable String slug,
            @PathVariable String format,
            @RequestParam(name = "ky", required = false) @Nullable String period,
            @RequestParam(name = "the-thuc", required = false) @Nullable String layout,
            @RequestParam(name = "nguong", required = false) @Nullable Integer threshold,
            @RequestParam(name = "don-vi", required = false) @Nullable List<Long> units,
            @AuthenticationPrincipal Staff self) {
        Contest contest = contests.require(slug);
        Unit unit = scope.read(self, unitId);
        return reports.letter(contest, unit, format, new ReportAsk(period, layout, threshold, units))
                .flatMap(letter -> noted(contest, unit, letter, format, self)
                        .thenReturn(letter.file().answer()));
    }

    // A letter that is taken away is meant to be sent: the log of reminders has it.
    private Mono<Void> noted(Contest contest, Unit unit, ReportService.Letter letter, String format, Staff self) {
        return self.role() == Role.REVIEWER || letter.units().isEmpty()
                ? Mono.empty()
                : campaign.remind(
                                contest,
                                unit,
                                letter.units(),
                                "cong-van",
                                "Xuất dự thảo công văn (" + format + ")",
                                self)
                        .then();
    }

    @GetMapping("/paragraph")
    Mono<Paragraph> paragraph(
            @PathVariable long unitId,
            @PathVariable String slug,
            @RequestParam(name = "ky", required = false) @Nullable String period,
            @RequestParam(name = "nguong", required = false) @Nullable Integer threshold,
            @AuthenticationPrincipal Staff self) {
        return reports.paragraph(
                        contests.require(slug), scope.read(self, unitId), new ReportAsk(period, null, threshold, null))
                .map(Paragraph::new);
    }

    @GetMapping("/letterheads/{layout}")
    Mono<Letterhead> letterhead(
            @PathVariable long unitId,
            @PathVariable String slug,
            @PathVariable String layout,
            @AuthenticationPrincipal Staff self) {
        return reports.letterhead(contests.require(slug), scope.read(self, unitId), layout);
    }

    @PutMapping("/letterheads/{layout}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> save(
            @PathVariable long unitId,
            @PathVariable String slug,
            @PathVariable String layout,
            @Valid @RequestBody Letterhead head,
            @AuthenticationPrincipal Staff self) {
        return reports.save(contests.require(slug), scope.write(self, unitId), layout, head, self);
    }
}
