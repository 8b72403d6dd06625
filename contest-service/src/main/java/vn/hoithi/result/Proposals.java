package vn.hoithi.result;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.hoithi.contest.Contest;
import vn.hoithi.contest.ContestService;
import vn.hoithi.questionbank.award.Award;
import vn.hoithi.questionbank.award.Awarding;
import vn.hoithi.questionbank.award.Contender;
import vn.hoithi.questionbank.award.Outcome;
import vn.hoithi.questionbank.award.PlacedUnit;
import vn.hoithi.questionbank.award.Prize;
import vn.hoithi.questionbank.award.PrizeRules;
import vn.hoithi.questionbank.award.Standing;
import vn.hoithi.share.SpreadService;
import vn.hoithi.unit.Unit;
import vn.hoithi.unit.UnitService;

/** Works out who a plan gives what on a ranked list. What decides is {@link Awarding}; here it gets its tables. */
@Component
class Proposals {
    private static final int FIRST_READ = 2_000;
    private static final int READ_MORE = 20;
    private static final int SPREADERS = 5_000;

    private final PrizeStore store;
    private final UnitResults unitResults;
    private final SpreadService spread;
    private final ContestService contests;
    private final UnitService units;
    private final ObjectProvider<Exclusions> exclusions;

    Proposals(
            PrizeStore store,
            UnitResults unitResults,
            SpreadService spread,
            ContestService contests,
            UnitService units,
            ObjectProvider<Exclusions> exclusions) {
        this.store = store;
        this.unitResults = unitResults;
        this.spread = spread;
        this.contests = contests;
        this.units = units;
        this.exclusions = exclusions;
    }

    /** What was worked out so far; each kind of prize adds its part. */
    private record Part(List<Given> given, List<Proposal.NamedTie> ties, List<String> waiting) {
        static final Part NONE = new Part(List.of(), List.of(), List.of());

        Part and(Part other) {
            return new Part(joined(given, other.given), joined(ties, other.ties), joined(waiting, other.waiting));
        }

        private static <T> List<T> joined(List<T> one, List<T> other) {
            List<T> all = new ArrayList<>(one);
            all.addAll(other);
            return List.copyOf(all);
        }
    }

    /**
     * @param before published results whose winners get nothing here, where the plan says so
     * @param draws of this version
     */
    Mono<Proposal> of(Closing closing, PlanVersion plan, List<Integer> before, List<Draw> draws) {
        Map<String, List<String>> drawn = new HashMap<>();
        draws.forEach(draw -> {
            if (draw.drawn() != null) {
                drawn.put(draw.prize(), draw.drawn());
            }
        });
        Contest contest = contests.require(closing.contestId());
        List<Integer> winnersOf = plan.plan().acrossRounds() ? before : List.of();
        return Flux.fromStream(exclusions.orderedStream())
                .concatMap(known -> known.of(contest.id()))
                .collect(Collectors.toSet())
                .flatMap(excluded -> persons(closing, contest, plan.plan(), winnersOf, excluded, drawn, FIRST_READ)
                        .flatMap(persons -> spread(closing, contest, plan.plan(), excluded, drawn)
                                .flatMap(spreaders -> groups(closing, plan.plan(), persons.given(), drawn)
                                        .map(groups -> {
                                            Part all = groups.stream()
                                                    .map(Group::part)
                                                    .reduce(persons, Part::and)
                                                    .and(spreaders);
                                            return new Proposal(
                                                    plan,
                                                    all.given(),
                                                    all.ties(),
                                                    all.waiting(),
                                                    hints(plan.plan(), all),
                                                    groups.stream()
                                                            .map(Group::placed)
                                                            .toList());
                                        }))));
    }

    // --- persons

    private Mono<Part> persons(
            Closing closing,
            Contest contest,
            PrizePlan plan,
            List<Integer> before,
            Set<UUID> excluded,
            Map<String, List<String>> drawn,
            int limit) {
        if (plan.persons().isEmpty()) {
            return Mono.just(Part.NONE);
        }
        PrizeRules rules = plan.ofPersons();
        return store.front(closing, before, limit).flatMap(front -> {
            Map<UUID, Long> numbers = new HashMap<>();
            List<Contender> contenders = front.stream()
                    .map(line -> new Contender(
                            line.pseudonym(),
                            numbers.computeIfAbsent(line.person(), ignored -> (long) numbers.size()),
                            line.place(),
                            line.audience(),
                            line.points(),
                            line.total(),
                            standing(line, excluded)))
                    .toList();
            Outcome outcome = Awarding.award(contenders, rules, drawn);
            boolean whole = front.size() < limit;
            if (!whole && !filled(rules, outcome)) {
                return persons(closing, contest, plan, before, excluded, drawn, limit * READ_MORE);
            }
            Map<String, PrizeStore.Front> byId =
                    front.stream().collect(Collectors.toMap(PrizeStore.Front::pseudonym, line -> line, (a, b) -> a));
            return units(
                            outcome.awards().stream()
                                    .map(award -> Objects.requireNonNull(byId.get(award.contender()))
                                            .person())
                                    .toList(),
                            contest)
                    .map(unitOf -> new Part(
                            outcome.awards().stream()
                                    .map(award -> given(
                                            plan, award, Objects.requireNonNull(byId.get(award.contender())), unitOf))
                                    .toList(),
                            outcome.open().stream()
                                    .map(tie -> new Proposal.NamedTie(tie, name(plan, tie.prizeId())))
                                    .toList(),
                            outcome.waiting()));
        });
    }

    private static Standing standing(PrizeStore.Front line, Set<UUID> excluded) {
        if (line.hold() == Hold.Kind.DISQUALIFIED) {
            return Standing.DISQUALIFIED;
        }
        if (excluded.contains(line.person())) {
            return Standing.EXCLUDED;
        }
        if (line.won()) {
            return Standing.WON_BEFORE;
        }
        return line.hold() == Hold.Kind.HELD ? Standing.HELD : Standing.CLEAR;
    }

    private static boolean filled(PrizeRules rules, Outcome outcome) {
        return rules.prizes().stream().allMatch(prize -> {
            long seats = outcome.awards().stream()
                            .filter(award -> award.prizeId().equals(prize.id()))
                            .count()
                    + outcome.open().stream()
                            .filter(tie -> tie.prizeId().equals(prize.id()))
                            .mapToInt(tie -> tie.seats())
                            .sum();
            return seats >= prize.quantity() || outcome.waiting().contains(prize.id());
        });
    }

    private Mono<Map<UUID, Long>> units(List<UUID> people, Contest contest) {
        return store.units(people)
                .filter(member -> units.forest()
                        .find(member.unit())
                        .map(Unit::treeId)
                        .filter(tree -> tree == contest.treeId())
                        .isPresent())
                .collectMap(PrizeStore.Membership::person, PrizeStore.Membership::unit);
    }

    private static Given given(PrizePlan plan, Award award, PrizeStore.Front line, Map<UUID, Long> unitOf) {
        PrizePlan.PersonPrize prize = plan.persons().stream()
                .filter(one -> one.id().equals(award.prizeId()))
                .findFirst()
                .orElseThrow();
        return new Given(
                Given.Kind.INDIVIDUAL,
                prize.id(),
                prize.name(),
                prize.type(),
                prize.money(),
                line.person(),
                line.pseudonym(),
                unitOf.get(line.person()),
                "",
                award.place(),
                Points.of(line.points(), line.total()) + " điểm",
                award.byLot(),
                award.held());
    }

    private static String name(PrizePlan plan, String id) {
        return plan.persons().stream()
                .filter(prize -> prize.id().equals(id))
                .map(PrizePlan.PersonPrize::name)
                .findFirst()
                .orElse(id);
    }

    // --- those who spread the contest

    private Mono<Part> spread(
            Closing closing, Contest contest, PrizePlan plan, Set<UUID> excluded, Map<String, List<String>> drawn) {
        Unit top = units.forest().root(contest.treeId()).orElse(null);
        if (plan.spread().isEmpty() || top == null) {
            return Mono.just(Part.NONE);
        }
        int round = Objects.requireNonNullElse(closing.roundId(), 0);
        return spread.owners(contest, round, top, SPREADERS)
                .flatMap(owners -> Mono.zip(
                                store.pseudonyms(owners.stream()
                                                .map(SpreadService.Owner::participation)
                                                .toList())
                                        .collectMap(PrizeStore.Pseudonym::person, PrizeStore.Pseudonym::pseudonym),
                                store.holds(closing.contestId()))
                        .map(known -> spread(plan, owners, known.getT1(), known.getT2(), excluded, drawn)));
    }

    private static Part spread(
            PrizePlan plan,
            List<SpreadService.Owner> owners,
            Map<UUID, String> pseudonyms,
            Map<UUID, Hold.Kind> holds,
            Set<UUID> excluded,
            Map<String, List<String>> drawn) {
        Map<String, SpreadService.Owner> byId = new LinkedHashMap<>();
        owners.forEach(owner -> byId.put(
                pseudonyms.getOrDefault(
                        owner.participation(), owner.participation().toString()),
                owner));
        List<Contender> contenders = new ArrayList<>();
        byId.forEach((id, owner) -> contenders.add(new Contender(
                id,
                contenders.size(),
                owner.rank(),
                null,
                Math.toIntExact(Math.min(owner.people(), Integer.MAX_VALUE)),
                1,
                excluded.contains(owner.participation())
                        ? Standing.EXCLUDED
                        : standing(holds.get(owner.participation())))));
        PrizeRules rules = new PrizeRules(
                true,
                plan.spread().stream()
                        .map(prize -> new Prize(prize.id(), prize.name(), prize.quantity(), null, prize.leastPeople()))
                        .toList());
        Outcome outcome = Awarding.award(contenders, rules, drawn);
        return new Part(
                outcome.awards().stream()
                        .map(award -> given(plan, award, Objects.requireNonNull(byId.get(award.contender()))))
                        .toList(),
                outcome.open().stream()
                        .map(tie -> new Proposal.NamedTie(
                                tie,
                                plan.spread().stream()
                                        .filter(prize -> prize.id().equals(tie.prizeId()))
                                        .map(PrizePlan.SpreadPrize::name)
                                        .findFirst()
                                        .orElse(tie.prizeId())))
                        .toList(),
                outcome.waiting());
    }

    private static Standing standing(Hold.@Nullable Kind hold) {
        return hold == null ? Standing.CLEAR : hold == Hold.Kind.HELD ? Standing.HELD : Standing.DISQUALIFIED;
    }

    private static Given given(PrizePlan plan, Award award, SpreadService.Owner owner) {
        PrizePlan.SpreadPrize prize = plan.spread().stream()
                .filter(one -> one.id().equals(award.prizeId()))
                .findFirst()
                .orElseThrow();
        return new Given(
                Given.Kind.SPREAD,
                prize.id(),
                prize.name(),
                prize.type(),
                prize.money(),
                owner.participation(),
                award.contender(),
                owner.unitId(),
                "",
                award.place(),
                Points.number(owner.people()) + " người dự thi qua liên kết",
                award.byLot(),
                award.held());
    }

    // --- units

    private record Group(Part part, Map<String, List<PlacedUnit>> placed) {}

    private Mono<List<Group>> groups(
            Closing closing, PrizePlan plan, List<Given> persons, Map<String, List<String>> drawn) {
        return Flux.fromIterable(plan.units())
                .concatMap(group -> unitResults
                        .rank(closing, plan, group, persons)
                        .map(blocks -> new Group(blocks(group, blocks, drawn), blocks)))
                .collectList();
    }

    private Part blocks(
            PrizePlan.UnitPrizes group, Map<String, List<PlacedUnit>> blocks, Map<String, List<String>> drawn) {
        return blocks.entrySet().stream()
                .map(block -> block(group, block.getKey(), block.getValue(), drawn))
                .reduce(Part.NONE, Part::and);
    }

    private Part block(
            PrizePlan.UnitPrizes group, String block, List<PlacedUnit> placed, Map<String, List<String>> drawn) {
        String suffix = block.isEmpty() ? "" : "|" + block;
        String words = block.isEmpty() ? "" : " (" + block + ")";
        PrizeRules rules = new PrizeRules(
                true,
                group.prizes().stream()
                        .map(prize -> new Prize(prize.id() + suffix, prize.name() + words, prize.quantity(), null, 0))
                        .toList());
        Map<String, PlacedUnit> byCode =
                placed.stream().collect(Collectors.toMap(one -> one.figures().id(), one -> one));
        List<Contender> contenders = new ArrayList<>();
        placed.stream()
                .filter(UnitResults::mayWin)
                .forEach(one -> contenders.add(
                        new Contender(one.figures().id(), contenders.size(), one.place(), null, 1, 1, Standing.CLEAR)));
        Outcome outcome = Awarding.award(contenders, rules, drawn);
        Map<String, Long> ids = units.forest().all(group.treeId()).stream()
                .collect(Collectors.toMap(Unit::code, Unit::id, (a, b) -> a));
        return new Part(
                outcome.awards().stream()
                        .map(award -> {
                            PrizePlan.UnitPrize prize = group.prizes().stream()
                                    .filter(one -> (one.id() + suffix).equals(award.prizeId()))
                                    .findFirst()
                                    .orElseThrow();
                            return new Given(
                                    Given.Kind.UNIT,
                                    award.prizeId(),
                                    prize.name(),
                                    prize.type(),
                                    prize.money(),
                                    null,
                                    null,
                                    ids.get(award.contender()),
                                    block,
                                    award.place(),
                                    UnitResults.words(group, Objects.requireNonNull(byCode.get(award.contender()))),
                                    award.byLot(),
                                    award.held());
                        })
                        .toList(),
                outcome.open().stream()
                        .map(tie -> new Proposal.NamedTie(
                                tie,
                                rules.prizes().stream()
                                        .filter(prize -> prize.id().equals(tie.prizeId()))
                                        .map(Prize::name)
                                        .findFirst()
                                        .orElse(tie.prizeId())))
                        .toList(),
                outcome.waiting());
    }

    // --- hints

    private List<String> hints(PrizePlan plan, Part all) {
        List<String> hints = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (PrizePlan.PersonPrize prize : plan.persons()) {
            long given = all.given().stream()
                    .filter(one ->
                            one.kind() == Given.Kind.INDIVIDUAL && one.prize().equals(prize.id()))
                    .count();
            if (given < prize.quantity() && all.ties().isEmpty()) {
                hints.add("%s: mới có %d/%d người đủ điều kiện.".formatted(prize.name(), given, prize.quantity()));
            }
            if (prize.hint() != null && !prize.hint().isBlank() && seen.add(prize.hint())) {
                hints.add(prize.name() + ": " + prize.hint());
            }
        }
        plan.units()
                .forEach(group -> group.prizes().stream()
                        .filter(prize -> prize.hint() != null && !prize.hint().isBlank())
                        .forEach(prize -> hints.add(prize.name() + ": " + prize.hint())));
        plan.quotas().forEach(quota -> quota(quota, all, hints));
        return List.copyOf(hints);
    }

    private void quota(PrizePlan.Quota quota, Part all, List<String> hints) {
        exceeding(quota.unitType(), all, true, quota.persons())
                .forEach((unit, count) -> hints.add("%s có %d cá nhân được đề xuất; mức hướng dẫn là không quá %d."
                        .formatted(unit, count, quota.persons())));
        exceeding(quota.unitType(), all, false, quota.units())
                .forEach((unit, count) -> hints.add("%s có %d tập thể được đề xuất; mức hướng dẫn là không quá %d."
                        .formatted(unit, count, quota.units())));
    }

    private Map<String, Long> exceeding(String type, Part all, boolean persons, int most) {
        Map<String, Long> counts = all.given().stream()
                .filter(one -> (one.kind() != Given.Kind.UNIT) == persons)
                .map(Given::unitId)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .flatMap(unit -> within(unit, type).stream())
                .collect(Collectors.groupingBy(Unit::name, LinkedHashMap::new, Collectors.counting()));
        counts.values().removeIf(count -> count <= most);
        return counts;
    }

    private List<Unit> within(long unit, String type) {
        List<Unit> up = new ArrayList<>(units.forest().ancestors(unit));
        units.forest().find(unit).ifPresent(up::add);
        return up.stream().filter(one -> one.type().equals(type)).toList();
    }
}
