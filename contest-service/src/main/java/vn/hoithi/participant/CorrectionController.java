package vn.hoithi.participant;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import vn.hoithi.account.Staff;
import vn.hoithi.contest.ContestService;
import vn.hoithi.unit.UnitService;

/** People of a subtree and their corrections. What identifies somebody comes in the body, never in an address. */
@RestController
@RequestMapping("/api/units/{unitId}/contests/{slug}/participants")
class CorrectionController {
    private static final String REASON = "Hãy ghi lý do, từ 3 đến 300 ký tự; không ghi tên hay số của người dự thi.";

    private static final int SEARCHED = 2_000;
    private static final int SHOWN = 20;

    private final CorrectionService corrections;
    private final ContestService contests;
    private final UnitService units;

    CorrectionController(CorrectionService corrections, ContestService contests, UnitService units) {
        this.corrections = corrections;
        this.contests = contests;
        this.units = units;
    }

    /** @param identity what identifies somebody in this contest; without it the newest entries are shown */
    record Search(
            @Size(max = 60) @Nullable String identity,
            @Size(max = 80) @Nullable String fullName,
            @Size(max = 10) @Nullable String birthDate,
            @Nullable UUID before) {}

    record Move(
            @NotNull(message = "Hãy chọn đơn vị.") Long unitId,

            @NotBlank(message = REASON) @Size(min = 3, max = 300, message = REASON)
            String reason) {}

    record HandUp(
            @NotBlank(message = REASON) @Size(min = 3, max = 300, message = REASON)
            String reason) {}

    record Audience(
            @NotNull @Size(max = 100) String audience,

            @NotBlank(message = REASON) @Size(min = 3, max = 300, message = REASON)
            String reason) {}

    @PostMapping("/search")
    Mono<CorrectionService.People> search(
            @PathVariable long unitId,
            @PathVariable String slug,
            @Valid @RequestBody Search search,
            @AuthenticationPrincipal Staff self) {
        var top = units.requireWithin(self, unitId);
        var contest = contests.require(slug);
        String identity = search.identity();
        return identity == null || identity.isBlank()
                ? corrections.newest(contest, top, search.before())
                : corrections.find(contest, top, identity, orEmpty(search.fullName()), orEmpty(search.birthDate()));
    }

    @PostMapping("/{who}/unit")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> move(
            @PathVariable long unitId,
            @PathVariable String slug,
            @PathVariable UUID who,
            @Valid @RequestBody Move move,
            @AuthenticationPrincipal Staff self) {
        var top = units.requireWithin(self, unitId);
        return corrections.move(contests.require(slug), top, who, move.unitId(), move.reason(), self);
    }

    @PostMapping("/{who}/hand-up")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> handUp(
            @PathVariable long unitId,
            @PathVariable String slug,
            @PathVariable UUID who,
            @Valid @RequestBody HandUp up,
            @AuthenticationPrincipal Staff self) {
        var top = units.requireWithin(self, unitId);
        return corrections.handUp(contests.require(slug), top, who, up.reason(), self);
    }

    @PostMapping("/{who}/audience")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> audience(
            @PathVariable long unitId,
            @PathVariable String slug,
            @PathVariable UUID who,
            @Valid @RequestBody Audience wanted,
            @AuthenticationPrincipal Staff self) {
        var top = units.requireWithin(self, unitId);
        return corrections.setAudience(contests.require(slug), top, who, wanted.audience(), wanted.reason(), self);
    }

    record Place(long id, String name, String above) {}

    /** Units within the addressed one, by what is typed. */
    @GetMapping("/units")
    Mono<List<Place>> units(@PathVariable long unitId, @RequestParam String q, @AuthenticationPrincipal Staff self) {
        return Mono.fromCallable(() -> {
            var top = units.requireWithin(self, unitId);
            var forest = units.forest();
            return forest.search(top.treeId(), q, SEARCHED).stream()
                    .filter(unit -> forest.isWithin(unit.id(), unitId))
                    .limit(SHOWN)
                    .map(unit -> new Place(unit.id(), unit.name(), forest.above(unit.id())))
                    .toList();
        });
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
