package vn.hoithi.report;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.hoithi.account.Staff;
import vn.hoithi.contest.ContestService;
import vn.hoithi.platform.Attachment;

/** Sent reports, deadlines, difficulties, calendar and reminders of a unit. */
@RestController
@RequestMapping("/api/units/{unitId}/reports/{slug}")
class CampaignController {
    private final IssueService issues;
    private final ScheduleService schedules;
    private final CampaignService campaign;
    private final ContestService contests;
    private final Scope scope;

    CampaignController(
            IssueService issues,
            ScheduleService schedules,
            CampaignService campaign,
            ContestService contests,
            Scope scope) {
        this.issues = issues;
        this.schedules = schedules;
        this.campaign = campaign;
        this.contests = contests;
        this.scope = scope;
    }

    record Made(int id) {}

    record Count(long units) {}

    /** @param due key of the deadline it answers; none or empty: the one of the same week, if any */
    record IssueForm(
            @Nullable String period,
            @Nullable String layout,
            @Nullable Integer threshold,
            @Nullable String due) {}

    record DueForm(
            @NotBlank(message = "Hãy ghi tên báo cáo cần nộp.") @Size(max = 200)
            String title,

            @Min(1) @Max(7) @Nullable Integer weekday,
            @Min(1) @Max(31) @Nullable Integer monthDay,
            @Nullable LocalTime time,
            @Nullable Instant dueAt) {}

    record DifficultyForm(
            @NotNull @Size(min = 5, max = 2000, message = "Hãy viết từ 5 đến 2.000 ký tự.")
            String body) {}

    record AnswerForm(
            @NotBlank(message = "Hãy viết câu trả lời.") @Size(max = 2000)
            String answer) {}

    record ChoiceForm(boolean chosen) {}

    record DayForm(
            @NotNull @Pattern(regexp = "cao-diem|thong-bao|khac")
            String kind,

            @NotBlank(message = "Hãy ghi nội dung.") @Size(max = 200)
            String title,

            @NotNull(message = "Hãy chọn ngày.") LocalDate firstDay,
            @NotNull(message = "Hãy chọn ngày.") LocalDate lastDay,
            @Min(0) @Max(30) int remindDays) {}

    record ReminderForm(
            @NotNull @Size(min = 1, max = 500, message = "Hãy chọn ít nhất một đơn vị.")
            List<@NotNull Long> units,

            @NotNull @Pattern(regexp = "cong-van|goi|nhan|khac")
            String kind,

            @NotNull @Size(max = 500) String note) {}

    /** @param weekday and {@code time}: when, where the unit above sets no weekly deadline; Mondays at seven unless told */
    record ScheduleForm(
            @NotNull @Pattern(regexp = "dang|nha-nuoc|doan-the")
            String layout,

            @Min(1) @Max(7) @Nullable Integer weekday,
            @Nullable LocalTime time) {
        Schedule.Weekly own() {
            return new Schedule.Weekly(
                    weekday == null ? Schedule.Weekly.USUAL.weekday() : weekday,
                    time == null ? Schedule.Weekly.USUAL.time() : time);
        }
    }

    @GetMapping("/issues")
    Flux<Issue> issued(@PathVariable long unitId, @PathVariable String slug, @AuthenticationPrincipal Staff self) {
        return issues.issues(contests.require(slug), scope.read(self, unitId));
    }

    @PostMapping("/issues")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<Made> issue(
            @PathVariable long unitId,
            @PathVariable String slug,
            @RequestBody IssueForm form,
            @AuthenticationPrincipal Staff self) {
        return issues.issue(
                        contests.require(slug),
                        scope.write(self, unitId),
                        new ReportAsk(form.period(), form.layout(), form.threshold(), null),
                        form.due(),
                        self)
                .map(Made::new);
    }

    @GetMapping("/issues/{id}/report.{format}")
    Mono<ResponseEntity<byte[]>> issuedFile(
            @PathVariable long unitId,
            @PathVariable String slug,
            @PathVariable int id,
            @PathVariable String format,
            @AuthenticationPrincipal Staff self) {
        return issues.file(contests.require(slug), scope.read(self, unitId), id, format)
                .map(Attachment::answer);
    }

    @PostMapping("/dues")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<Made> due(
            @PathVariable long unitId,
            @PathVariable String slug,
            @Valid @RequestBody DueForm form,
            @AuthenticationPrincipal Staff self) {
        return issues.setDue(
                        contests.require(slug),
                        scope.write(self, unitId),
                        form.title(),
                        form.weekday(),
                        form.monthDay(),
                        form.time(),
                        form.dueAt(),
                        self)
                .map(Made::new);
    }

    @DeleteMapping("/dues/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> removeDue(
            @PathVariable long unitId,
            @PathVariable String slug,
            @PathVariable int id,
            @AuthenticationPrincipal Staff self) {
        return issues.removeDue(contests.require(slug), scope.write(self, unitId), id, self);
    }

    @PutMapping("/schedule")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> schedule(
            @PathVariable long unitId,
            @PathVariable String slug,
            @Valid @RequestBody ScheduleForm form,
            @AuthenticationPrincipal Staff self) {
        return schedules.start(contests.require(slug), scope.write(self, unitId), form.layout(), form.own(), self);
    }

    @DeleteMapping("/schedule")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> stop(@PathVariable long unitId, @PathVariable String slug, @AuthenticationPrincipal Staff self) {
        return schedules.stop(contests.require(slug), scope.write(self, unitId), self);
    }

    @GetMapping("/difficulties")
    Flux<Difficulty> difficulties(
            @PathVariable long unitId, @PathVariable String slug, @AuthenticationPrincipal Staff self) {
        return campaign.difficulties(contests.require(slug), scope.read(self, unitId));
    }

    @PostMapping("/difficulties")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<Made> difficulty(
            @PathVariable long unitId,
            @PathVariable String slug,
            @Valid @RequestBody DifficultyForm form,
            @AuthenticationPrincipal Staff self) {
        return campaign.report(
                        contests.require(slug),
                        scope.write(self, unitId),
                        form.body().strip(),
                        self)
                .map(Made::new);
    }

    @PutMapping("/difficulties/{id}/choice")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> choose(
            @PathVariable long unitId,
            @PathVariable String slug,
            @PathVariable int id,
            @RequestBody ChoiceForm form,
            @AuthenticationPrincipal Staff self) {
        return campaign.choose(contests.require(slug), scope.write(self, unitId), id, form.chosen(), self);
    }

    @PutMapping("/difficulties/{id}/answer")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> answer(
            @PathVariable long unitId,
            @PathVariable String slug,
            @PathVariable int id,
            @Valid @RequestBody AnswerForm form,
            @AuthenticationPrincipal Staff self) {
        return campaign.answer(
                contests.require(slug),
                scope.write(self, unitId),
                id,
                form.answer().strip(),
                self);
    }

    @PostMapping("/days")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<Made> day(
            @PathVariable long unitId,
            @PathVariable String slug,
            @Valid @RequestBody DayForm form,
            @AuthenticationPrincipal Staff self) {
        return campaign.addDay(
                        contests.require(slug),
                        scope.write(self, unitId),
                        form.kind(),
                        form.title(),
                        form.firstDay(),
                        form.lastDay(),
                        form.remindDays(),
                        self)
                .map(Made::new);
    }

    @DeleteMapping("/days/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> removeDay(
            @PathVariable long unitId,
            @PathVariable String slug,
            @PathVariable int id,
            @AuthenticationPrincipal Staff self) {
        return campaign.removeDay(contests.require(slug), scope.write(self, unitId), id, self);
    }

    @PostMapping("/reminders")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<Count> remind(
            @PathVariable long unitId,
            @PathVariable String slug,
            @Valid @RequestBody ReminderForm form,
            @AuthenticationPrincipal Staff self) {
        return campaign.remind(
                        contests.require(slug),
                        scope.write(self, unitId),
                        form.units(),
                        form.kind(),
                        form.note().strip(),
                        self)
                .map(Count::new);
    }
}
