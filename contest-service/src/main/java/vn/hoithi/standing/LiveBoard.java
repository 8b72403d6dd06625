package vn.hoithi.standing;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** One contest's standings as this node last read them. */
final class LiveBoard implements Counts {
    private final Map<UnitStanding.Key, UnitStanding> standings = new ConcurrentHashMap<>();
    private volatile Instant lookedAt = Instant.EPOCH;
    private volatile Moment moment;

    /** An empty board: until the first read it shows zeros as of now and says that it is catching up. */
    LiveBoard(Instant now) {
        moment = new Moment("", RedisBoard.NOTHING, now, true);
    }

    /**
     * What the figures are worth.
     *
     * @param asOf everything that happened before is in them
     * @param catchingUp Redis is away or behind, so that figures may come late
     */
    record Moment(String epoch, long revision, Instant asOf, boolean catchingUp) {}

    Moment moment() {
        return moment;
    }

    @Override
    public UnitStanding standing(int round, long unit) {
        return standings.getOrDefault(new UnitStanding.Key(round, unit), new UnitStanding(round, unit, 0, 0, 0));
    }

    /** Whether what is shown has changed: by figures, or by falling behind or catching up. */
    boolean adopt(FoldState state, List<UnitStanding> changed, long revision, boolean catchingUp) {
        Moment before = moment;
        if (!before.epoch().equals(state.epoch())) {
            standings.clear();
        }
        changed.forEach(standing -> standings.merge(
                standing.key(), standing, (old, fresh) -> fresh.revision() >= old.revision() ? fresh : old));
        boolean whole = revision >= state.revision();
        moment = new Moment(state.epoch(), revision, whole ? state.asOf() : before.asOf(), catchingUp || !whole);
        return !changed.isEmpty() || before.catchingUp() != moment.catchingUp();
    }

    /** Whether nothing is missing and Redis was there. */
    boolean isAt(FoldState state) {
        Moment now = moment;
        return now.epoch().equals(state.epoch()) && now.revision() == state.revision() && !now.catchingUp();
    }

    /** Whether Redis was looked at within that time. */
    boolean looked(Instant now, Duration within) {
        return Duration.between(lookedAt, now).compareTo(within) < 0;
    }

    void look(Instant now) {
        lookedAt = now;
    }

    /** The revision from which changes must be read: everything when the epoch is another. */
    long knownRevision(FoldState state) {
        Moment now = moment;
        return now.epoch().equals(state.epoch()) ? now.revision() : RedisBoard.NOTHING;
    }
}
