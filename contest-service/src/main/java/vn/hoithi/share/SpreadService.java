package vn.hoithi.share;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;
import vn.hoithi.contest.Contest;
import vn.hoithi.contest.FormField;
import vn.hoithi.participant.ParticipantService;
import vn.hoithi.participant.Person;
import vn.hoithi.platform.ContestClock;
import vn.hoithi.unit.Unit;
import vn.hoithi.unit.UnitService;

/** Who spread a contest the farthest. Whether one may ask is the caller's rule. */
@Service
public class SpreadService {
    /** People in one list. */
    public static final int MOST = 500;

    private final SpreadStore store;
    private final ParticipantService participants;
    private final UnitService units;
    private final ContestClock clock;

    SpreadService(SpreadStore store, ParticipantService participants, UnitService units, ContestClock clock) {
        this.store = store;
        this.participants = participants;
        this.units = units;
        this.clock = clock;
    }

    /** Those who count for the unit or one below it and whose link brought others, the most people first. */
    public Mono<Spread> of(Contest contest, Unit unit) {
        Instant now = clock.instant();
        Long[] below = ChannelService.below(units.forest(), unit.id());
        return store.tallied(contest.id(), below, MOST + 1).flatMap(brought -> {
            List<SpreadStore.Brought> shown = brought.subList(0, Math.min(MOST, brought.size()));
            return participants
                    .people(shown.stream().map(SpreadStore.Brought::owner).toList())
                    .map(people -> new Spread(
                            now,
                            shown.stream()
                                    .map(line -> line(contest, line, people))
                                    .toList(),
                            brought.size() <= MOST));
        });
    }

    private static Spread.Line line(Contest contest, SpreadStore.Brought line, Map<UUID, Person> people) {
        Person person = people.get(line.owner());
        FormField identity = contest.identity();
        String typed = person == null || identity == null ? "" : person.fields().getOrDefault(identity.name(), "");
        return new Spread.Line(
                line.rank(),
                person == null ? "" : person.maskedName(),
                Person.maskedIdentity(typed),
                line.unitId(),
                line.entered(),
                line.people());
    }

    /** Somebody with a personal link, for prizes: those who brought as many share the rank. */
    public record Owner(int rank, UUID participation, long unitId, long people) {}

    /**
     * At most {@code most} of those whose link brought people who handed in an attempt, the most people first.
     *
     * @param round in which they must have handed it in; 0 for any
     */
    public Mono<List<Owner>> owners(Contest contest, int round, Unit unit, int most) {
        Long[] below = ChannelService.below(units.forest(), unit.id());
        return store.count(contest.id(), round, below, most)
                .map(brought -> brought.stream()
                        .map(line -> new Owner(line.rank(), line.owner(), line.unitId(), line.people()))
                        .toList());
    }
}
