package vn.hoithi.result;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.hoithi.account.Staff;
import vn.hoithi.platform.SimplyRefused;
import vn.hoithi.unit.UnitService;

/** Who would be given what as things stand, and what a draft keeps of it. */
@Component
class PrizeDrafts {
    private final ResultService results;
    private final Proposals proposals;
    private final PrizePlans plans;
    private final PrizeStore prizes;
    private final DrawStore draws;
    private final UnitService units;

    PrizeDrafts(
            ResultService results,
            Proposals proposals,
            PrizePlans plans,
            PrizeStore prizes,
            DrawStore draws,
            UnitService units) {
        this.results = results;
        this.proposals = proposals;
        this.plans = plans;
        this.prizes = prizes;
        this.draws = draws;
        this.units = units;
    }

    /** Empty where there is no plan. */
    Mono<Proposal> proposal(Closing closing) {
        return plans.of(closing)
                .flatMap(plan -> results.current(closing.contestId())
                        .flatMap(current -> draws.ofClosing(closing.id())
                                .collectList()
                                .flatMap(drawn -> proposals.of(closing, plan, others(closing, current), drawn))));
    }

    Mono<Proposal> proposal(int closingId) {
        return results.require(closingId).flatMap(this::proposal);
    }

    // Winners of other scopes; an older version of the same one does not stand against its own.
    private static List<Integer> others(Closing closing, Map<Integer, Closing> current) {
        return current.values().stream()
                .filter(other -> !Objects.equals(other.roundId(), closing.roundId()))
                .map(Closing::id)
                .toList();
    }

    Mono<Closing> draft(int id, Staff by) {
        return proposal(id)
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .flatMap(found -> found.map(proposal -> keep(id, proposal, by))
                        .orElseGet(() -> Mono.error(SimplyRefused.conflict(
                                "no-plan",
                                "Chưa có cơ cấu giải",
                                "Hãy lập cơ cấu giải thưởng trước khi lập dự thảo."))));
    }

    private Mono<Closing> keep(int id, Proposal proposal, Staff by) {
        if (!proposal.ties().isEmpty()) {
            List<String> names =
                    proposal.ties().stream().map(Proposal.NamedTie::name).toList();
            return Mono.error(SimplyRefused.conflict(
                    "draws-open",
                    "Còn phải bốc thăm",
                    "Có người bằng nhau ở: " + String.join(", ", names) + ". Hãy bốc thăm trước khi lập dự thảo."));
        }
        ClosingStore.Move move = new ClosingStore.Move(
                id,
                Set.of(ClosingState.RANKED),
                ClosingState.DRAFT,
                by.login(),
                "",
                proposal.plan().id(),
                null);
        return results.step(
                move,
                "result.draft",
                by,
                moved -> prizes.insert(id, proposal.given()).thenReturn(moved));
    }

    Flux<Given> given(int closingId) {
        return prizes.given(closingId);
    }

    Mono<Map<Long, Long>> perUnit(int contestId) {
        return results.current(contestId)
                .flatMap(current -> prizes.perUnit(
                                current.values().stream().map(Closing::id).toList())
                        .collectList())
                .map(this::withAbove);
    }

    private Map<Long, Long> withAbove(List<PrizeStore.OfUnit> found) {
        Map<Long, Long> sums = new HashMap<>();
        for (PrizeStore.OfUnit one : found) {
            sums.merge(one.unit(), one.prizes(), Long::sum);
            units.forest().ancestors(one.unit()).forEach(above -> sums.merge(above.id(), one.prizes(), Long::sum));
        }
        return sums;
    }
}
