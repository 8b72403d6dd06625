package vn.hoithi.result;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.hoithi.account.Staff;

/** Prizes of a result: the plan, who is held back, draws, the draft and its publication by a second person. */
@Service
public class PrizeService {
    private final PrizePlans plans;
    private final PrizeHolds holds;
    private final JudgedPoints judged;
    private final PrizeDrafts drafts;
    private final PrizeDraws draws;
    private final Publishing publishing;

    PrizeService(
            PrizePlans plans,
            PrizeHolds holds,
            JudgedPoints judged,
            PrizeDrafts drafts,
            PrizeDraws draws,
            Publishing publishing) {
        this.plans = plans;
        this.holds = holds;
        this.judged = judged;
        this.drafts = drafts;
        this.draws = draws;
        this.publishing = publishing;
    }

    // --- the plan

    /** The plan in force for a round, or for the whole contest; empty where there is none. */
    public Mono<PlanVersion> plan(int contestId, @Nullable Integer roundId) {
        return plans.inForce(contestId, roundId);
    }

    /** The plan that a version was drafted under, or the one in force as long as it was not. */
    public Mono<PlanVersion> planOf(Closing closing) {
        return plans.of(closing);
    }

    /**
     * Puts the next version of a plan in force.
     *
     * @param basedOn the version that the person saw; 0 for none. Refused (409) when another one came in between, and (422)
     *     with every error of the plan.
     */
    public Mono<Integer> setPlan(int contestId, @Nullable Integer roundId, int basedOn, PrizePlan plan, Staff by) {
        return plans.set(contestId, roundId, basedOn, plan, by);
    }

    /** How a formula compares units, sentence by sentence; nothing for one with errors. */
    public List<String> says(FormulaForm formula) {
        return formula.errors().isEmpty() ? FormulaWords.says(formula.formula()) : List.of();
    }

    // --- what the committee gives units

    /** @param points none takes back what was given */
    public record Judgement(long unit, @Nullable BigDecimal points) {}

    /** The units that the plan in force compares by what is judged; none where it does not judge. */
    public Mono<List<JudgedUnit>> judged(int contestId, @Nullable Integer roundId) {
        return judged.of(contestId, roundId);
    }

    /** Writes down what the committee gave these units, all or none; refused (422) with every error. */
    public Mono<Void> judge(int contestId, @Nullable Integer roundId, List<Judgement> judgements, Staff by) {
        return judged.judge(contestId, roundId, judgements, by);
    }

    // --- holds

    /** Holds of a contest, those in force first; at most 500. */
    public Flux<Hold> holds(int contestId) {
        return holds.of(contestId);
    }

    /** Keeps the prizes of whoever stands in that line back, or takes them out; refused (409) when something is in force. */
    public Mono<Integer> hold(int closingId, int n, Hold.Kind kind, String reason, Staff by) {
        return holds.hold(closingId, n, kind, reason, by);
    }

    /** Ends a hold, with a reason; refused (409) when it was ended before. */
    public Mono<Void> lift(int id, String reason, Staff by) {
        return holds.lift(id, reason, by);
    }

    // --- draws

    /** Draws of a version, first to last. */
    public Flux<Draw> draws(int closingId) {
        return draws.of(closingId);
    }

    /** A draw; refused (404) when there is none. */
    public Mono<Draw> requireDraw(int id) {
        return draws.require(id);
    }

    /**
     * Publishes the list of a tie, its hash and the source of the seed. Refused (422) when the seed would be known already,
     * and (409) when there is no such tie (any more).
     *
     * @param knownAt from when on the seed can be known: later than now, within sixty days
     */
    public Mono<Draw> announce(int closingId, String prize, String source, Instant knownAt, Staff by) {
        return draws.announce(closingId, prize, source, knownAt, by);
    }

    /** Enters the seed; a second person confirms it. Refused (409) before it can be known and once it is confirmed. */
    public Mono<Draw> enterSeed(int drawId, String typed, Staff by) {
        return draws.enterSeed(drawId, typed, by);
    }

    /** Types the seed once more and draws. Refused (409) for whoever entered it, and (422) when it differs. */
    public Mono<Draw> confirmSeed(int drawId, String typed, Staff by) {
        return draws.confirmSeed(drawId, typed, by);
    }

    // --- draft and publication

    /** Who would be given what as things stand; empty where there is no plan. */
    public Mono<Proposal> proposal(Closing closing) {
        return drafts.proposal(closing);
    }

    /** Gives the prizes and makes the draft decision. Refused (409) without a plan and while a tie is not drawn. */
    public Mono<Closing> draft(int id, Staff by) {
        return drafts.draft(id, by);
    }

    /** What a drafted or published version gives. */
    public Flux<Given> given(int closingId) {
        return drafts.given(closingId);
    }

    /** Prizes of people and units, by unit with everything below it, in the published results of a contest that hold now. */
    public Mono<Map<Long, Long>> prizesPerUnit(int contestId) {
        return drafts.perUnit(contestId);
    }

    /**
     * Publishes a draft. Refused (409) for whoever made the draft, unless the settings allow that with a reason, and when
     * somebody was held back or cleared, or units judged otherwise, since the draft was made.
     */
    public Mono<Closing> publish(int id, String reason, Staff by) {
        return publishing.publish(id, reason, by);
    }
}
