package vn.hoithi.site;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import reactor.core.publisher.Mono;
import vn.hoithi.account.AccountService;
import vn.hoithi.account.Staff;
import vn.hoithi.contest.ContestService;
import vn.hoithi.unit.Denominator;
import vn.hoithi.unit.Unit;
import vn.hoithi.unit.UnitForest;
import vn.hoithi.unit.UnitService;
import vn.hoithi.unit.UnitTree;

/** Trees of units for admins: loading a list, and walking through it one level at a time. */
@Controller
class StaffUnitPages {
    private static final int FOUND = 50;

    private final UnitService units;
    private final AccountService accounts;
    private final ContestService contests;

    StaffUnitPages(UnitService units, AccountService accounts, ContestService contests) {
        this.units = units;
        this.accounts = accounts;
        this.contests = contests;
    }

    /** A tree in the list. */
    record TreeRow(String code, String name, @Nullable Long top, String headcount) {}

    /** A unit in the table of a level. */
    record Place(
            long id,
            String code,
            String name,
            String above,
            String kind,
            int children,
            String headcount,
            int accounts) {}

    @GetMapping("/quan-tri/don-vi")
    String trees(Model model) {
        UnitForest forest = units.forest();
        model.addAttribute(
                "trees",
                forest.trees().stream()
                        .sorted(Comparator.comparing(UnitTree::id))
                        .map(tree -> tree(tree, forest))
                        .toList());
        return "admin/trees";
    }

    private static TreeRow tree(UnitTree tree, UnitForest forest) {
        Long top = forest.root(tree.id()).map(Unit::id).orElse(null);
        return new TreeRow(tree.code(), tree.name(), top, top == null ? "–" : headcount(forest, top));
    }

    @GetMapping("/quan-tri/don-vi/{unitId}")
    Mono<String> unit(
            @PathVariable long unitId, @RequestParam(name = "tim", defaultValue = "") String typed, Model model) {
        UnitForest forest = units.forest();
        Unit unit = units.require(unitId);
        boolean searching = !typed.isBlank();
        List<Unit> shown = searching ? forest.searchAll(unit.treeId(), typed, FOUND) : forest.children(unitId);
        model.addAttribute("unit", unit);
        model.addAttribute("tree", forest.tree(unit.treeId()).orElseThrow());
        model.addAttribute("path", forest.ancestors(unitId));
        model.addAttribute("headcount", headcount(forest, unitId));
        model.addAttribute("typed", typed);
        model.addAttribute("searching", searching);
        model.addAttribute("contests", contests.catalog().contests());
        return accounts.all().collectList().map(all -> {
            model.addAttribute(
                    "places",
                    shown.stream().map(place -> place(place, forest, all)).toList());
            model.addAttribute(
                    "accounts",
                    all.stream()
                            .filter(account -> looksAfter(account, unitId))
                            .map(account -> AccountRow.of(account, forest))
                            .toList());
            return "admin/unit-tree";
        });
    }

    private static Place place(Unit unit, UnitForest forest, List<Staff> all) {
        return new Place(
                unit.id(),
                unit.code(),
                unit.name(),
                forest.above(unit.id()),
                kind(unit),
                forest.children(unit.id()).size(),
                headcount(forest, unit.id()),
                (int) all.stream()
                        .filter(account -> looksAfter(account, unit.id()))
                        .count());
    }

    private static String kind(Unit unit) {
        String kind = unit.block().isBlank() ? unit.type() : unit.type() + " · " + unit.block();
        return unit.open() ? kind : (unit.merged() ? "Đã nhập" : "Đã kết thúc") + (kind.isBlank() ? "" : " · " + kind);
    }

    static boolean looksAfter(Staff account, long unitId) {
        Long top = account.unitId();
        return top != null && top == unitId;
    }

    private static String headcount(UnitForest forest, long unitId) {
        return forest.denominator(unitId).map(StaffUnitPages::headcount).orElse("chưa khai");
    }

    private static String headcount(Denominator over) {
        String people = Figures.number(over.people());
        return over.partial() ? people + " (" + over.counted() + "/" + over.of() + " đơn vị)" : people;
    }
}
