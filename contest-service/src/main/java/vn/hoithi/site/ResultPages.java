package vn.hoithi.site;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import vn.hoithi.account.Staff;
import vn.hoithi.contest.Contest;
import vn.hoithi.contest.ContestService;
import vn.hoithi.contest.Round;
import vn.hoithi.platform.ContestClock;
import vn.hoithi.platform.SimplyRefused;
import vn.hoithi.questionbank.award.Metric;
import vn.hoithi.result.AwardType;
import vn.hoithi.result.Closing;
import vn.hoithi.result.ClosingState;
import vn.hoithi.result.Draw;
import vn.hoithi.result.Explanation;
import vn.hoithi.result.FormulaForm;
import vn.hoithi.result.Given;
import vn.hoithi.result.Hold;
import vn.hoithi.result.PlanVersion;
import vn.hoithi.result.PrizeService;
import vn.hoithi.result.Proposal;
import vn.hoithi.result.PublicLine;
import vn.hoithi.result.PublicationService;
import vn.hoithi.result.ResultService;
import vn.hoithi.result.Winner;
import vn.hoithi.unit.Unit;
import vn.hoithi.unit.UnitService;
import vn.hoithi.unit.UnitTree;

/** Closing a round and publishing its result, for staff: where it stands, the next step, who did what, and everything it gave. */
@Controller
class ResultPages {
    private static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final DateTimeFormatter FIELD = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm");
    private static final List<ClosingState> WAY = List.of(
            ClosingState.FROZEN, ClosingState.RANKED, ClosingState.DRAFT, ClosingState.PUBLISHED, ClosingState.FINAL);

    private final ResultService results;
    private final PrizeService prizes;
    private final PublicationService publications;
    private final ContestService contests;
    private final UnitService units;
    private final ContestClock clock;
    private final JsonMapper json;

    ResultPages(
            ResultService results,
            PrizeService prizes,
            PublicationService publications,
            ContestService contests,
            UnitService units,
            ContestClock clock,
            JsonMapper json) {
        this.results = results;
        this.prizes = prizes;
        this.publications = publications;
        this.contests = contests;
        this.units = units;
        this.clock = clock;
        this.json = json;
    }

    /** @param href none for the one that is shown */
    record Choice(String name, String href, boolean shown, String note) {}

    /** A state on the way, with who brought it there. */
    record Way(String name, boolean past, boolean now, String by) {}

    record TieView(String id, String name, int seats, int contenders) {}

    record HoldRow(int id, String kind, String name, String reason, String by, boolean lifted, String liftedBy) {}

    /** @param round 0 for the whole contest; none for the round that closed last */
    @GetMapping("/quan-tri/cuoc-thi/{id}/ket-qua")
    Mono<String> results(
            @PathVariable int id,
            @RequestParam(name = "vong", required = false) @Nullable Integer round,
            @RequestParam(name = "ban", required = false) @Nullable Integer version,
            @RequestParam(name = "trang", defaultValue = "1") int page,
            @RequestParam(name = "dong", defaultValue = "0") int line,
            @AuthenticationPrincipal Staff staff,
            Model model) {
        Contest contest = contests.require(id);
        int scope = round == null ? lastClosed(contest) : round;
        if (scope != 0 && contests.requireRound(scope).contestId() != id) {
            throw SimplyRefused.unknown("unknown-round", "Không có vòng thi này trong cuộc thi.");
        }
        Integer roundId = scope == 0 ? null : Integer.valueOf(scope);
        return results.ofContest(id).collectList().flatMap(all -> {
            List<Closing> versions = all.stream()
                    .filter(closing -> Objects.equals(closing.roundId(), roundId))
                    .sorted(Comparator.comparing(Closing::number).reversed())
                    .toList();
            Closing shown = versions.stream()
                    .filter(closing -> version == null || closing.id() == version)
                    .findFirst()
                    .orElse(null);
            frame(model, contest, scope, all, versions, shown, staff);
            Mono<String> plan = prizes.plan(id, roundId)
                    .doOnNext(found -> model.addAttribute("plan", found))
                    .then(Mono.just("admin/results"));
            return shown == null ? plan : plan.then(shown(shown, page, line, model));
        });
    }

    private int lastClosed(Contest contest) {
        Instant now = clock.instant();
        return contests.catalog().roundsOf(contest.id()).stream()
                .filter(round -> round.stateAt(now) == Round.State.CLOSED)
                .max(Comparator.comparing(Round::closesAt))
                .map(Round::id)
                .orElse(0);
    }

    private void frame(
            Model model,
            Contest contest,
            int scope,
            List<Closing> all,
            List<Closing> versions,
            @Nullable Closing shown,
            Staff staff) {
        String base = "/quan-tri/cuoc-thi/" + contest.id() + "/ket-qua?vong=";
        Instant now = clock.instant();
        List<Choice> scopes = new ArrayList<>();
        contests.catalog()
                .roundsOf(contest.id())
                .forEach(round -> scopes.add(new Choice(
                        round.name(),
                        base + round.id(),
                        round.id() == scope,
                        round.stateAt(now) == Round.State.CLOSED ? newest(all, round.id()) : "chưa đóng")));
        scopes.add(new Choice("Cả cuộc thi", base + 0, scope == 0, newest(all, null)));
        model.addAttribute("contest", contest);
        model.addAttribute("scope", scope);
        model.addAttribute("scopes", scopes);
        model.addAttribute(
                "scopeName",
                scope == 0 ? "Cả cuộc thi" : contests.requireRound(scope).name());
        model.addAttribute("open", scope != 0 && contests.requireRound(scope).stateAt(now) != Round.State.CLOSED);
        model.addAttribute(
                "versions",
                versions.stream()
                        .map(closing -> new Choice(
                                "Bản " + closing.number(),
                                base + scope + "&ban=" + closing.id(),
                                closing.equals(shown),
                                closing.state().words()))
                        .toList());
        model.addAttribute("closing", shown);
        model.addAttribute("self", staff.login());
        model.addAttribute("alone", results.approvesAlone());
        boolean newest = shown == null || shown.equals(versions.getFirst());
        model.addAttribute("newest", newest);
        model.addAttribute(
                "startable", newest && (shown == null || !shown.state().inMaking()));
    }

    private static String newest(List<Closing> all, @Nullable Integer roundId) {
        return all.stream()
                .filter(closing -> Objects.equals(closing.roundId(), roundId))
                .max(Comparator.comparing(Closing::number))
                .map(closing -> closing.state().words())
                .orElse("chưa chốt");
    }

    private Mono<String> shown(Closing closing, int page, int line, Model model) {
        model.addAttribute("facts", ResultFacts.of(closing));
        model.addAttribute("words", closing.state().words());
        Instant until = closing.complaintsUntil();
        model.addAttribute("until", until == null ? null : Words.minute(until));
        model.addAttribute("mayFinish", until == null || !clock.instant().isBefore(until));
        return way(closing, model)
                .then(lines(closing, page, line, model))
                .then(proposal(closing, model))
                .then(draws(closing, model))
                .then(holds(closing, model))
                .thenReturn("admin/results");
    }

    private Mono<List<Way>> way(Closing closing, Model model) {
        return results.steps(closing.id()).collectList().map(steps -> {
            List<Way> way = WAY.stream()
                    .map(state -> new Way(
                            state.words(),
                            WAY.indexOf(closing.state()) > WAY.indexOf(state)
                                    || (closing.state() == ClosingState.FINAL && state == ClosingState.FINAL),
                            closing.state() == state && state != ClosingState.FINAL,
                            by(steps, state, closing.reason())))
                    .toList();
            model.addAttribute("way", way);
            model.addAttribute(
                    "withdrawn",
                    steps.stream()
                            .filter(step -> step.state() == ClosingState.WITHDRAWN)
                            .map(step -> step.staff() + ", " + Words.exact(step.at()) + ": " + step.reason())
                            .findFirst()
                            .orElse(null));
            return way;
        });
    }

    // Why the version was made stands above all steps already.
    private static String by(List<Closing.Step> steps, ClosingState state, String said) {
        return steps.stream()
                .filter(step -> step.state() == state)
                .findFirst()
                .map(step -> step.staff() + ", " + Words.exact(step.at())
                        + (step.reason().isEmpty() || step.reason().equals(said) ? "" : ". Lý do: " + step.reason()))
                .orElse("");
    }

    private Mono<Long> lines(Closing closing, int page, int line, Model model) {
        Mono<List<PublicLine>> lines =
                publications.staffPage(closing, page).doOnNext(found -> model.addAttribute("lines", found));
        Mono<Explanation> why = line < 1 || closing.state() == ClosingState.FROZEN
                ? Mono.empty()
                : publications.explain(closing, line).doOnNext(found -> {
                    model.addAttribute("why", found);
                    model.addAttribute("line", line);
                });
        return lines.then(why).then(publications.size(closing)).doOnNext(size -> {
            model.addAttribute("size", Figures.number(size));
            model.addAttribute(
                    "pages", Pages.of((int) Math.min(size, Integer.MAX_VALUE), PublicationService.PAGE, page));
        });
    }

    // Before the draft what would be given, from then on what is.
    private Mono<Boolean> proposal(Closing closing, Model model) {
        return switch (closing.state()) {
            case RANKED ->
                prizes.proposal(closing)
                        .flatMap(proposal -> publications
                                .named(proposal.given(), true)
                                .map(winners -> {
                                    proposed(proposal, winners, model);
                                    return true;
                                }))
                        .defaultIfEmpty(false);
            case DRAFT, PUBLISHED, FINAL ->
                publications.winners(closing, true).map(winners -> {
                    model.addAttribute("prizes", PublicResultPages.PrizeGroup.of(winners));
                    return true;
                });
            case FROZEN, WITHDRAWN -> Mono.just(false);
        };
    }

    private static void proposed(Proposal proposal, List<Winner> winners, Model model) {
        model.addAttribute("prizes", PublicResultPages.PrizeGroup.of(winners));
        model.addAttribute("hints", proposal.hints());
        model.addAttribute(
                "ties",
                proposal.ties().stream()
                        .map(tie -> new TieView(
                                tie.tie().prizeId(),
                                tie.name(),
                                tie.tie().seats(),
                                tie.tie().contenders().size()))
                        .toList());
    }

    private Mono<List<Draw>> draws(Closing closing, Model model) {
        return prizes.draws(closing.id()).collectList().doOnNext(draws -> {
            String slug = contests.require(closing.contestId()).slug();
            model.addAttribute(
                    "draws", draws.stream().map(draw -> DrawView.of(draw, slug)).toList());
            model.addAttribute("announced", draws.stream().map(Draw::prize).toList());
            model.addAttribute(
                    "soon", FIELD.format(clock.instant().plusSeconds(24 * 3_600).atZone(VIETNAM)));
        });
    }

    private Mono<List<HoldRow>> holds(Closing closing, Model model) {
        return prizes.holds(closing.contestId()).collectList().flatMap(holds -> {
            List<Given> asGiven = holds.stream()
                    .map(hold -> new Given(
                            Given.Kind.INDIVIDUAL,
                            "",
                            "",
                            AwardType.MONEY,
                            0,
                            hold.participation(),
                            null,
                            null,
                            "",
                            1,
                            "",
                            false,
                            false))
                    .toList();
            return publications.named(asGiven, true).map(names -> {
                List<HoldRow> rows = new ArrayList<>();
                for (int i = 0; i < holds.size(); i++) {
                    rows.add(row(holds.get(i), names.get(i).name()));
                }
                model.addAttribute("holds", rows);
                return rows;
            });
        });
    }

    private static HoldRow row(Hold hold, String name) {
        Instant lifted = hold.liftedAt();
        return new HoldRow(
                hold.id(),
                hold.kind().words(),
                name.isEmpty() ? "không khai tên" : name,
                hold.reason(),
                hold.setBy() + ", " + Words.minute(hold.setAt()),
                lifted != null,
                lifted == null
                        ? ""
                        : hold.liftedBy() + ", " + Words.minute(lifted) + ": "
                                + Objects.requireNonNullElse(hold.liftedReason(), ""));
    }

    // --- the plan

    /** A figure that a formula can use. */
    record Figure(String id, String name) {
        static final List<Figure> ALL = Arrays.stream(Metric.values())
                .map(metric -> new Figure(metric.name(), capital(FormulaForm.name(metric))))
                .toList();

        private static String capital(String words) {
            return Character.toUpperCase(words.charAt(0)) + words.substring(1);
        }
    }

    /** @param round 0 for the whole contest */
    @GetMapping("/quan-tri/cuoc-thi/{id}/giai-thuong")
    Mono<String> plan(
            @PathVariable int id,
            @RequestParam(name = "vong", defaultValue = "0") int round,
            @AuthenticationPrincipal Staff staff,
            Model model) {
        StaffContestPages.onlyAdmins(staff);
        Contest contest = contests.require(id);
        Integer roundId = round == 0 ? null : Integer.valueOf(round);
        model.addAttribute("contest", contest);
        model.addAttribute("scope", round);
        model.addAttribute(
                "scopeName",
                round == 0 ? "Cả cuộc thi" : contests.requireRound(round).name());
        model.addAttribute(
                "trees",
                units.forest().trees().stream()
                        .sorted(Comparator.comparing(UnitTree::id))
                        .toList());
        model.addAttribute("tree", contest.treeId());
        model.addAttribute(
                "types",
                units.forest().all(contest.treeId()).stream()
                        .map(Unit::type)
                        .filter(type -> !type.isBlank())
                        .distinct()
                        .sorted()
                        .toList());
        return prizes.plan(id, roundId)
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .map(found -> {
                    model.addAttribute("metrics", Figure.ALL);
                    model.addAttribute(
                            "judges", found.filter(plan -> plan.plan().judges()).isPresent());
                    model.addAttribute(
                            "version", found.map(PlanVersion::version).orElse(0));
                    model.addAttribute(
                            "saved",
                            found.map(plan -> plan.setBy() + ", " + Words.minute(plan.setAt()))
                                    .orElse(null));
                    model.addAttribute(
                            "plan",
                            found.map(plan -> json.writeValueAsString(plan.plan()))
                                    .orElse(""));
                    return "admin/prizes";
                });
    }
}
