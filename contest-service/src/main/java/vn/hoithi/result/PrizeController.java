package vn.hoithi.result;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import vn.hoithi.account.Staff;

/** Prizes of a result, for staff: the plan, holds, draws, draft and publication. */
@RestController
@RequestMapping("/api/admin")
class PrizeController {
    private final PrizeService prizes;

    PrizeController(PrizeService prizes) {
        this.prizes = prizes;
    }

    /** @param basedOn the version that the page showed; 0 for none */
    record PlanForm(
            @Nullable Integer round,
            @Min(0) int basedOn,
            @NotNull @Valid PrizePlan plan) {}

    record HoldForm(
            @Min(1) int line,
            @NotNull Hold.Kind kind,
            @NotNull @Size(max = 1000) String reason) {}

    /** What is given to these units; others keep theirs. */
    record JudgedForm(
            @Nullable Integer round,

            @NotNull @Size(min = 1, max = 1_000, message = "Ghi điểm cho từ 1 đến 1.000 đơn vị mỗi lần.")
            List<PrizeService.@NotNull Judgement> units) {}

    record FormulaReading(@NotNull @Valid FormulaForm formula) {}

    record DrawForm(
            @NotNull @Size(max = 200) String prize,
            @NotNull @Size(max = 300) String source,

            @NotNull(message = "Hãy ghi lúc có số ngẫu nhiên.")
            Instant knownAt) {}

    record SeedForm(@NotNull @Size(max = 200) String seed) {}

    @PutMapping("/contests/{contestId}/prize-plan")
    Mono<Map<String, Integer>> plan(
            @PathVariable int contestId, @Valid @RequestBody PlanForm form, @AuthenticationPrincipal Staff self) {
        return prizes.setPlan(contestId, form.round(), form.basedOn(), form.plan(), self)
                .map(version -> Map.of("version", version));
    }

    @PutMapping("/contests/{contestId}/judged-points")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> judge(
            @PathVariable int contestId, @Valid @RequestBody JudgedForm form, @AuthenticationPrincipal Staff self) {
        return prizes.judge(contestId, form.round(), form.units(), self);
    }

    /** How a formula compares units, in words; changes nothing. */
    @PostMapping("/unit-formula-reading")
    Map<String, List<String>> reading(@Valid @RequestBody FormulaReading form) {
        return Map.of(
                "says", prizes.says(form.formula()), "errors", form.formula().errors());
    }

    @PostMapping("/results/{id}/holds")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<Map<String, Integer>> hold(
            @PathVariable int id, @Valid @RequestBody HoldForm form, @AuthenticationPrincipal Staff self) {
        return prizes.hold(id, form.line(), form.kind(), form.reason(), self).map(hold -> Map.of("id", hold));
    }

    @PostMapping("/result-holds/{id}/lifting")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> lift(
            @PathVariable int id,
            @Valid @RequestBody ResultController.ReasonForm form,
            @AuthenticationPrincipal Staff self) {
        return prizes.lift(id, form.reason(), self);
    }

    @PostMapping("/results/{id}/draws")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<Map<String, Object>> announce(
            @PathVariable int id, @Valid @RequestBody DrawForm form, @AuthenticationPrincipal Staff self) {
        return prizes.announce(id, form.prize(), form.source(), form.knownAt(), self)
                .map(PrizeController::shown);
    }

    @PutMapping("/result-draws/{id}/seed")
    Mono<Map<String, Object>> enter(
            @PathVariable int id, @Valid @RequestBody SeedForm form, @AuthenticationPrincipal Staff self) {
        return prizes.enterSeed(id, form.seed(), self).map(PrizeController::shown);
    }

    @PostMapping("/result-draws/{id}/confirmation")
    Mono<Map<String, Object>> confirm(
            @PathVariable int id, @Valid @RequestBody SeedForm form, @AuthenticationPrincipal Staff self) {
        return prizes.confirmSeed(id, form.seed(), self).map(PrizeController::shown);
    }

    private static Map<String, Object> shown(Draw draw) {
        return Map.of("id", draw.id(), "listHash", draw.listHash(), "winners", draw.winners());
    }

    @PostMapping("/results/{id}/draft")
    Mono<ResultController.Stepped> draft(@PathVariable int id, @AuthenticationPrincipal Staff self) {
        return prizes.draft(id, self).map(ResultController.Stepped::of);
    }

    @PostMapping("/results/{id}/publication")
    Mono<ResultController.Stepped> publish(
            @PathVariable int id,
            @Valid @RequestBody ResultController.ReasonForm form,
            @AuthenticationPrincipal Staff self) {
        return prizes.publish(id, form.reason(), self).map(ResultController.Stepped::of);
    }
}
