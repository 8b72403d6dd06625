package vn.hoithi.site;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import reactor.core.publisher.Mono;
import vn.hoithi.account.Role;
import vn.hoithi.account.Staff;
import vn.hoithi.contest.Contest;
import vn.hoithi.contest.ContestService;
import vn.hoithi.contest.Round;
import vn.hoithi.platform.SimplyRefused;
import vn.hoithi.unit.Contact;
import vn.hoithi.unit.ContactService;
import vn.hoithi.unit.Headcount;
import vn.hoithi.unit.HeadcountService;
import vn.hoithi.unit.ListChanges;
import vn.hoithi.unit.Target;
import vn.hoithi.unit.TargetService;
import vn.hoithi.unit.Unit;
import vn.hoithi.unit.UnitEvent;
import vn.hoithi.unit.UnitForest;
import vn.hoithi.unit.UnitLifeService;
import vn.hoithi.unit.UnitListService;
import vn.hoithi.unit.UnitService;
import vn.hoithi.unit.UnitTree;

/** All about one unit for whoever looks after it, and what a list of units would change before it does. */
@Controller
class UnitProfilePages {
    /** The headcount that a unit had when it ended: nothing is measured by it any more. */
    private static final String LAST = "Số cuối cùng";

    private static final int SUGGESTED = 200;

    private final UnitService units;
    private final UnitListService lists;
    private final UnitLifeService life;
    private final HeadcountService headcounts;
    private final TargetService targets;
    private final ContactService contacts;
    private final ContestService contests;

    UnitProfilePages(
            UnitService units,
            UnitListService lists,
            UnitLifeService life,
            HeadcountService headcounts,
            TargetService targets,
            ContactService contacts,
            ContestService contests) {
        this.units = units;
        this.lists = lists;
        this.life = life;
        this.headcounts = headcounts;
        this.targets = targets;
        this.contacts = contacts;
        this.contests = contests;
    }

    /** Changes of one kind. */
    record Changes(String title, ListChanges.Kind kind, String before, String after) {}

    record EventRow(String on, String what, String before, String after, String document, String by) {}

    record HeadcountRow(
            long id,
            long unitId,
            String unit,
            String audience,
            String people,
            String asOf,
            String state,
            boolean waiting,
            boolean used,
            String by,
            String reason) {}

    record TargetRow(long id, String contest, String round, String audience, String target, String document) {}

    record SameBody(String tree, Unit unit) {}

    record RoundChoice(int contestId, @Nullable Integer roundId, String name) {}

    private record Everything(
            List<UnitEvent> life, List<Headcount> own, List<Headcount> below, Optional<Contact> contact) {}

    @GetMapping("/quan-tri/don-vi/xem-truoc/{tree}/{id}")
    Mono<String> preview(
            @PathVariable String tree, @PathVariable String id, @AuthenticationPrincipal Staff staff, Model model) {
        return lists.look(tree, uuid(id), staff).map(preview -> {
            ListChanges changes = preview.changes();
            model.addAttribute("preview", preview);
            model.addAttribute(
                    "kinds",
                    List.of(
                            new Changes("Thêm mới", changes.added(), "", "Cấp trên"),
                            new Changes("Đổi tên", changes.renamed(), "Tên cũ", "Tên mới"),
                            new Changes("Chuyển cấp trên", changes.moved(), "Từ", "Đến"),
                            new Changes("Kết thúc hoặc nhập", changes.closed(), "Ngày", "Nhập vào"),
                            new Changes("Quân số", changes.headcounts(), "Đang dùng", "Trong tệp"),
                            new Changes("Thông tin khác", changes.others(), "", "")));
            return "admin/unit-preview";
        });
    }

    @GetMapping("/don-vi/ho-so/{unitId}")
    Mono<String> profile(
            @PathVariable long unitId,
            @RequestParam(name = "cuoc-thi", defaultValue = "") String slug,
            @AuthenticationPrincipal Staff staff,
            Model model) {
        Unit unit = units.requireWithin(staff, unitId);
        model.addAttribute("contest", contests.catalog().contest(slug).orElse(null));
        return Mono.zip(
                        life.events(unitId),
                        headcounts.all(unitId, staff),
                        headcounts.waitingBelow(unitId, staff),
                        contacts.find(unitId, staff).map(Optional::of).defaultIfEmpty(Optional.empty()))
                .map(all -> new Everything(all.getT1(), all.getT2(), all.getT3(), all.getT4()))
                .map(all -> show(unit, all, staff, model));
    }

    private String show(Unit unit, Everything all, Staff staff, Model model) {
        UnitForest forest = units.forest();
        UnitTree tree = forest.tree(unit.treeId()).orElseThrow();
        boolean writes = staff.role() != Role.REVIEWER && unit.open();
        model.addAttribute("unit", unit);
        model.addAttribute("tree", tree);
        model.addAttribute("path", within(forest, unit, staff));
        model.addAttribute("mayEnter", writes && !unit.outside());
        model.addAttribute("mayDecide", writes && units.decidesAbout(staff, unit));
        model.addAttribute("mayDecideBelow", staff.role() != Role.REVIEWER);
        model.addAttribute("mayChange", staff.isAdmin() && unit.open());
        model.addAttribute(
                "mayReopen", staff.role() != Role.REVIEWER && !unit.open() && units.decidesAbout(staff, unit));
        model.addAttribute("before", unit.merged() ? before(all.life()) : "");
        model.addAttribute("ended", unit.open() ? "" : ended(forest, unit));
        model.addAttribute(
                "events", all.life().stream().map(UnitProfilePages::event).toList());
        model.addAttribute("headcounts", all.own().stream().map(this::headcount).toList());
        model.addAttribute("waiting", all.below().stream().map(this::headcount).toList());
        model.addAttribute("contact", all.contact().orElse(null));
        model.addAttribute(
                "targets",
                targets.own(unit.id(), staff).stream().map(this::target).toList());
        model.addAttribute("rounds", rounds());
        model.addAttribute("audiences", audiences());
        model.addAttribute(
                "same",
                forest.sameBody(unit.id()).stream()
                        .map(other -> new SameBody(
                                forest.tree(other.treeId()).map(UnitTree::name).orElse(""), other))
                        .toList());
        model.addAttribute(
                "otherTrees",
                forest.trees().stream().filter(other -> !other.equals(tree)).toList());
        Long parent = unit.parentId();
        model.addAttribute(
                "near",
                parent == null
                        ? List.of()
                        : forest.openChildren(parent).stream()
                                .filter(other -> other.id() != unit.id() && !other.outside())
                                .limit(SUGGESTED)
                                .toList());
        model.addAttribute(
                "below",
                forest.openChildren(unit.id()).stream()
                        .filter(child -> !child.outside())
                        .toList());
        return "admin/unit-profile";
    }

    private static List<Unit> within(UnitForest forest, Unit unit, Staff staff) {
        Long top = staff.unitId();
        return forest.ancestors(unit.id()).stream()
                .filter(above -> top == null || forest.isWithin(above.id(), top))
                .toList();
    }

    private static String ended(UnitForest forest, Unit unit) {
        String day = unit.closedOn() == null ? "" : Words.day(unit.closedOn());
        return unit.merged()
                ? "Đã nhập vào " + forest.ancestors(unit.id()).getLast().name() + " ngày " + day
                : "Đã kết thúc ngày " + day;
    }

    /** Code of the unit above before the merger; "" where that was not written down. */
    private static String before(List<UnitEvent> life) {
        return life.stream()
                .filter(event -> event.kind() == UnitEvent.Kind.MERGED)
                .map(event -> event.before().replaceAll("^.*\\(([^()]+)\\)$", "$1"))
                .filter(code -> code.matches("[0-9A-Z-]{1,32}"))
                .findFirst()
                .orElse("");
    }

    private static EventRow event(UnitEvent event) {
        String prefix = event.kind() == UnitEvent.Kind.REOPENED ? "Theo: " : "Văn bản ";
        return new EventRow(
                Words.day(event.on()),
                event.kind().label(),
                event.before(),
                event.after(),
                event.document().isEmpty() ? "" : prefix + event.document(),
                by(event.recordedBy()));
    }

    private static String by(String login) {
        return login.equals(Staff.SYSTEM.login()) ? "hệ thống" : login;
    }

    private HeadcountRow headcount(Headcount row) {
        String confirmed = row.confirmedBy();
        Optional<Unit> unit = units.forest().find(row.unitId());
        boolean used = row.state() == Headcount.State.CONFIRMED;
        boolean ended = unit.filter(one -> !one.open()).isPresent();
        return new HeadcountRow(
                row.id(),
                row.unitId(),
                unit.map(Unit::name).orElse(""),
                row.audience().isEmpty() ? "Tổng quân số" : row.audience(),
                Figures.number(row.people()),
                Words.day(row.asOf()),
                used && ended ? LAST : row.state().label(),
                row.state() == Headcount.State.PROPOSED,
                used && !ended,
                confirmed == null || confirmed.equals(row.enteredBy())
                        ? by(row.enteredBy())
                        : by(row.enteredBy()) + " → " + by(confirmed),
                row.reason());
    }

    private TargetRow target(Target target) {
        Integer round = target.roundId();
        String value = target.kind() == Target.Kind.RATE
                ? Figures.percent(target.value())
                : Figures.number(target.value().longValue())
                        + (target.kind() == Target.Kind.PEOPLE ? " người" : " lượt thi");
        return new TargetRow(
                target.id(),
                contests.catalog()
                        .contest(target.contestId())
                        .map(Contest::name)
                        .orElse(""),
                round == null
                        ? "Cả cuộc thi"
                        : contests.catalog().round(round).map(Round::name).orElse(""),
                target.audience().isEmpty() ? "Mọi đối tượng" : target.audience(),
                value,
                target.document());
    }

    private List<RoundChoice> rounds() {
        return contests.catalog().contests().stream()
                .flatMap(contest -> java.util.stream.Stream.concat(
                        java.util.stream.Stream.of(new RoundChoice(contest.id(), null, contest.name())),
                        contests.catalog().roundsOf(contest.id()).stream()
                                .map(round -> new RoundChoice(
                                        contest.id(), round.id(), contest.name() + " · " + round.name()))))
                .toList();
    }

    private List<String> audiences() {
        return contests.catalog().contests().stream()
                .flatMap(contest -> contest.audiences().stream())
                .distinct()
                .toList();
    }

    private static UUID uuid(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            throw SimplyRefused.unknown("unknown-preview", "Không có bản xem trước này.");
        }
    }
}
