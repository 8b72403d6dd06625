package vn.hoithi.contest;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A window of time in which attempts are taken over one version of a bank. Closing time itself is outside.
 *
 * @param phase the part of the contest (giai đoạn, đợt) that it shares with other rounds; empty when it has none
 */
public record Round(
        int id,
        int contestId,
        int number,
        String name,
        String phase,
        Instant opensAt,
        Instant closesAt,
        int bankVersionId,
        Rules rules) {

    /** Where a round stands. */
    public enum State {
        COMING,
        OPEN,
        CLOSED
    }

    public State stateAt(Instant now) {
        if (now.isBefore(opensAt)) {
            return State.COMING;
        }
        return now.isBefore(closesAt) ? State.OPEN : State.CLOSED;
    }

    /** When an attempt that starts now must be handed in: its own end, or the round's close if that is sooner. */
    public Instant deadline(Instant start) {
        Instant own = expires(start);
        return own.isBefore(closesAt) ? own : closesAt;
    }

    /** When an attempt that starts now ends however long the round goes on: its time limit, or Friday 24:00. */
    public Instant expires(Instant start) {
        Instant own = start.plus(rules.timeLimit());
        Instant rest = rules.terms().workingDays() && WorkingDays.works(start) ? WorkingDays.weekEnd(start) : own;
        return own.isBefore(rest) ? own : rest;
    }

    /** Whether it is open but takes no attempts today. */
    public boolean restsAt(Instant now) {
        return stateAt(now) == State.OPEN && rules.terms().workingDays() && !WorkingDays.works(now);
    }

    /** When a resting round takes attempts again; none when it closes before that. */
    public Optional<Instant> awakesAfter(Instant now) {
        return Optional.of(WorkingDays.next(now)).filter(awake -> awake.isBefore(closesAt));
    }

    /** Where somebody's questions come from. */
    public record Source(int bankVersionId, String blueprint) {}

    /** The questions for somebody of this audience ("" for none). */
    public Source source(String audience) {
        return rules.terms()
                .bankOf(audience)
                .map(own -> new Source(own.bankVersionId(), own.blueprint()))
                .orElseGet(() -> new Source(bankVersionId, rules.blueprint().print()));
    }

    /**
     * A bank version it draws from.
     *
     * @param audiences who have questions of their own from it; none for the bank of everybody else alone
     */
    public record Drawn(int bankVersionId, List<String> audiences) {

        /** Whose questions these are, as a heading. */
        public String title() {
            return audiences.isEmpty() ? "Đề chung" : "Đề riêng cho " + String.join(", ", audiences);
        }
    }

    /** Every bank version it draws from once, that of everybody first. */
    public List<Drawn> drawn() {
        Map<Integer, List<String>> banks = new LinkedHashMap<>();
        banks.put(bankVersionId, new ArrayList<>());
        rules.terms()
                .banks()
                .forEach(own -> banks.computeIfAbsent(own.bankVersionId(), id -> new ArrayList<>())
                        .add(own.audience()));
        return banks.entrySet().stream()
                .map(bank -> new Drawn(
                        bank.getKey(), bank.getKey() == bankVersionId ? List.of() : List.copyOf(bank.getValue())))
                .toList();
    }

    /** The ids of {@link #drawn()}. */
    public Set<Integer> bankVersionIds() {
        return drawn().stream().map(Drawn::bankVersionId).collect(Collectors.toUnmodifiableSet());
    }
}
