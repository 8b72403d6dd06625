package vn.hoithi.participant;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import vn.hoithi.contest.Contest;
import vn.hoithi.contest.ContestService;
import vn.hoithi.unit.Unit;
import vn.hoithi.unit.UnitForest;
import vn.hoithi.unit.UnitService;

/** Choosing one's unit: by typing, or level by level from the top. */
@RestController
class UnitChoiceController {
    private static final int MOST = 20;

    private final ContestService contests;
    private final UnitService units;

    UnitChoiceController(ContestService contests, UnitService units) {
        this.contests = contests;
        this.units = units;
    }

    record UnitChoice(long id, String name, String type, String above, boolean hasChildren) {}

    @GetMapping("/api/units")
    Mono<List<UnitChoice>> choices(
            @RequestParam("contest") String slug,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable Long parent) {
        return Mono.fromCallable(() -> {
            Contest contest = contests.require(slug);
            UnitForest forest = units.forest();
            return found(forest, contest.treeId(), q, parent).stream()
                    .map(unit -> choice(forest, unit))
                    .toList();
        });
    }

    private static List<Unit> found(UnitForest forest, int treeId, @Nullable String q, @Nullable Long parent) {
        if (q != null && !q.isBlank()) {
            return forest.search(treeId, q, MOST);
        }
        return parent == null
                ? forest.root(treeId)
                        .map(root -> forest.openChildren(root.id()))
                        .orElse(List.of())
                : forest.find(parent)
                        .filter(unit -> unit.treeId() == treeId)
                        .map(unit -> forest.openChildren(unit.id()))
                        .orElse(List.of());
    }

    private static UnitChoice choice(UnitForest forest, Unit unit) {
        boolean more = !forest.openChildren(unit.id()).isEmpty();
        return new UnitChoice(unit.id(), unit.name(), unit.type(), forest.above(unit.id()), more);
    }
}
