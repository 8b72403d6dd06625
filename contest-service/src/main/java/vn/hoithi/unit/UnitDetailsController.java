package vn.hoithi.unit;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
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
import reactor.core.publisher.Mono;
import vn.hoithi.account.Staff;
import vn.hoithi.platform.SimplyRefused;

/** Headcounts, targets and the person in charge of a unit, for whoever looks after it. */
@RestController
@RequestMapping("/api/units/{unitId}")
class UnitDetailsController {
    private static final int MOST_PEOPLE = 9_999_999;
    private static final String PEOPLE = "Quân số là số nguyên từ 0 đến 9.999.999.";
    private static final String VALUE = "Chỉ tiêu là số dương, tối đa hai chữ số thập phân.";
    private static final String AUDIENCE = "Tên đối tượng dài quá 100 ký tự.";
    private static final BigDecimal WHOLE = BigDecimal.valueOf(100);

    private final UnitService units;
    private final UnitLifeService life;
    private final HeadcountService headcounts;
    private final TargetService targets;
    private final ContactService contacts;

    UnitDetailsController(
            UnitService units,
            UnitLifeService life,
            HeadcountService headcounts,
            TargetService targets,
            ContactService contacts) {
        this.units = units;
        this.life = life;
        this.headcounts = headcounts;
        this.targets = targets;
        this.contacts = contacts;
    }

    record NewHeadcount(
            @NotNull @Size(max = 100, message = AUDIENCE) String audience,

            @NotNull(message = PEOPLE) @Min(value = 0, message = PEOPLE) @Max(value = MOST_PEOPLE, message = PEOPLE)
            Integer people,

            @NotNull(message = "Ghi ngày chốt số.") LocalDate asOf) {}

    record Return(
            @NotBlank(message = "Ghi lý do trả lại.") @Size(max = 500, message = "Lý do dài quá 500 ký tự.")
            String reason) {}

    record NewTarget(
            @NotNull(message = "Hãy chọn cuộc thi.") Integer contestId,
            @Nullable Integer roundId,
            @NotNull @Size(max = 100, message = AUDIENCE) String audience,
            @NotNull(message = "Hãy chọn loại chỉ tiêu.") Target.Kind kind,

            @NotNull(message = VALUE) @Positive(message = VALUE) @Digits(integer = 8, fraction = 2, message = VALUE)
            BigDecimal value,

            @NotNull @Size(max = 100, message = "Số văn bản dài quá 100 ký tự.")
            String document) {}

    record Reopening(
            @Nullable @Size(max = 32, message = "Mã đơn vị dài quá 32 ký tự.")
            String parentCode,

            @NotNull(message = "Ghi ngày có hiệu lực.") LocalDate on,

            @NotBlank(message = "Ghi số văn bản hoặc lý do.") @Size(max = 100, message = "Dài quá 100 ký tự.")
            String document) {}

    /** Opens a unit again that was closed or merged by mistake; for admins and the level above. */
    @PostMapping("/reopening")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> reopen(
            @PathVariable long unitId, @Valid @RequestBody Reopening wanted, @AuthenticationPrincipal Staff self) {
        String parent = wanted.parentCode();
        return life.reopen(
                unitId,
                parent == null ? "" : parent.strip(),
                new UnitChange(wanted.on(), wanted.document().strip()),
                self);
    }

    @GetMapping("/life")
    Mono<List<UnitEvent>> life(@PathVariable long unitId, @AuthenticationPrincipal Staff self) {
        return life.events(units.requireWithin(self, unitId).id());
    }

    @GetMapping("/headcounts")
    Mono<List<Headcount>> headcounts(@PathVariable long unitId, @AuthenticationPrincipal Staff self) {
        return headcounts.all(unitId, self);
    }

    @PostMapping("/headcounts")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> enter(
            @PathVariable long unitId, @Valid @RequestBody NewHeadcount wanted, @AuthenticationPrincipal Staff self) {
        return headcounts.enter(unitId, wanted.audience().strip(), wanted.people(), wanted.asOf(), self);
    }

    @PostMapping("/headcounts/{id}/confirmation")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> confirm(@PathVariable long unitId, @PathVariable long id, @AuthenticationPrincipal Staff self) {
        return headcounts.confirm(unitId, id, self);
    }

    @PostMapping("/headcounts/{id}/return")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> sendBack(
            @PathVariable long unitId,
            @PathVariable long id,
            @Valid @RequestBody Return wanted,
            @AuthenticationPrincipal Staff self) {
        return headcounts.sendBack(unitId, id, wanted.reason().strip(), self);
    }

    @GetMapping("/targets")
    Mono<List<Target>> targets(@PathVariable long unitId, @AuthenticationPrincipal Staff self) {
        return Mono.fromCallable(() -> targets.own(unitId, self));
    }

    @PutMapping("/targets")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> set(
            @PathVariable long unitId, @Valid @RequestBody NewTarget wanted, @AuthenticationPrincipal Staff self) {
        boolean rate = wanted.kind() == Target.Kind.RATE;
        if (rate && wanted.value().compareTo(WHOLE) > 0) {
            return Mono.error(SimplyRefused.invalidField("invalid-target", "value", "Tỷ lệ không quá 100 %."));
        }
        if (!rate && wanted.value().stripTrailingZeros().scale() > 0) {
            return Mono.error(
                    SimplyRefused.invalidField("invalid-target", "value", "Số người, số lượt thi là số nguyên."));
        }
        return targets.set(
                new Target(
                        0,
                        wanted.contestId(),
                        wanted.roundId(),
                        unitId,
                        wanted.audience().strip(),
                        wanted.kind(),
                        wanted.value(),
                        wanted.document().strip()),
                self);
    }

    @DeleteMapping("/targets/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> remove(@PathVariable long unitId, @PathVariable long id, @AuthenticationPrincipal Staff self) {
        return targets.remove(unitId, id, self);
    }

    /** Nothing (null) when nobody is named. */
    @GetMapping("/contact")
    Mono<Contact> contact(@PathVariable long unitId, @AuthenticationPrincipal Staff self) {
        return contacts.find(unitId, self);
    }

    @PutMapping("/contact")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> name(
            @PathVariable long unitId, @Valid @RequestBody Contact wanted, @AuthenticationPrincipal Staff self) {
        return contacts.put(unitId, wanted, self);
    }
}
