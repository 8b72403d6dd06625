package vn.hoithi.standing;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.core.io.ClassPathResource;
import org.springframework.data.domain.Range;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The view of the standings that all nodes share. It may be empty, old or away: everything in it can be sent again. */
@Component
class RedisBoard {
    private static final RedisScript<String> PUT =
            RedisScript.of(new ClassPathResource("redis/put-standings.lua"), String.class);
    /** Nothing is there, or not all of it. */
    static final long NOTHING = -1;

    private static final int PART = 500;

    private final ReactiveStringRedisTemplate redis;

    RedisBoard(ReactiveStringRedisTemplate redis) {
        this.redis = redis;
    }

    // One hash tag for a contest's keys, so that a cluster keeps them together for the script.
    private record Keys(String values, String revisions, String meta) {
        static Keys of(FoldState state) {
            String prefix = "standing:{c" + state.contestId() + "}:" + state.epoch() + ":";
            return new Keys(prefix + "values", prefix + "revisions", prefix + "meta");
        }

        List<String> all() {
            return List.of(values, revisions, meta);
        }
    }

    /**
     * What Redis shows.
     *
     * @param token of the push that made it; a changed one means that Redis was written in between
     */
    record Shown(long revision, String token) {
        /** Nothing, or not all of it: everything must be sent. */
        static final Shown NOTHING = new Shown(RedisBoard.NOTHING, "");
    }

    Mono<Shown> shown(FoldState state) {
        Keys keys = Keys.of(state);
        Mono<Shown> announced = redis.<String, String>opsForHash()
                .multiGet(keys.meta(), List.of("revision", "token"))
                .filter(meta -> meta.get(0) != null && meta.get(1) != null)
                .map(meta -> new Shown(Long.parseLong(meta.get(0)), meta.get(1)))
                .defaultIfEmpty(Shown.NOTHING);
        Mono<Long> size = Mono.zip(
                redis.opsForHash().size(keys.values()), redis.opsForZSet().size(keys.revisions()), Math::min);
        return Mono.zip(announced, size, (shown, standings) -> standings < state.units() ? Shown.NOTHING : shown);
    }

    /** Sends standings and, with the last of them, the revision they make up. */
    Mono<Void> put(FoldState state, List<UnitStanding> standings) {
        String token = UUID.randomUUID().toString();
        List<Mono<String>> parts = new ArrayList<>();
        for (int from = 0; from == 0 || from < standings.size(); from += PART) {
            int to = Math.min(standings.size(), from + PART);
            parts.add(put(state, token, standings.subList(from, to), from == 0, to == standings.size()));
        }
        return reactor.core.publisher.Flux.concat(parts)
                .takeUntil(reply -> !reply.equals("OK"))
                .then();
    }

    private Mono<String> put(FoldState state, String token, List<UnitStanding> part, boolean first, boolean last) {
        List<String> arguments = new ArrayList<>(List.of(
                token,
                first ? "first" : "more",
                last ? Long.toString(state.revision()) : "",
                Integer.toString(state.units())));
        for (UnitStanding standing : part) {
            arguments.add(standing.round() + ":" + standing.unit());
            arguments.add(standing.people() + ":" + standing.attempts() + ":" + standing.revision());
            arguments.add(Long.toString(standing.revision()));
        }
        return Mono.defer(
                () -> redis.execute(PUT, Keys.of(state).all(), arguments).next());
    }

    /** Standings that changed after that revision. */
    Mono<List<UnitStanding>> changedSince(FoldState state, long revision) {
        Keys keys = Keys.of(state);
        Range<Double> after = Range.rightUnbounded(Range.Bound.exclusive((double) revision));
        return redis.opsForZSet()
                .rangeByScore(keys.revisions(), after)
                .collectList()
                .flatMap(fields -> fields.isEmpty()
                        ? Mono.just(List.of())
                        : redis.<String, String>opsForHash()
                                .multiGet(keys.values(), fields)
                                .map(values -> standings(fields, values)));
    }

    private static List<UnitStanding> standings(List<String> fields, List<String> values) {
        List<UnitStanding> standings = new ArrayList<>();
        for (int i = 0; i < fields.size(); i++) {
            String[] key = fields.get(i).split(":", -1);
            // A value that vanished between the two reads: Boards notices, and reads again.
            String value = values.get(i);
            if (value != null) {
                String[] figures = value.split(":", -1);
                standings.add(new UnitStanding(
                        Integer.parseInt(key[0]),
                        Long.parseLong(key[1]),
                        Integer.parseInt(figures[0]),
                        Integer.parseInt(figures[1]),
                        Long.parseLong(figures[2])));
            }
        }
        return standings;
    }
}
