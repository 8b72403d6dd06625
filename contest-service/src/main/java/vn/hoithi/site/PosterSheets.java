package vn.hoithi.site;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.hoithi.contest.Accent;
import vn.hoithi.contest.Contest;
import vn.hoithi.contest.ContestService;
import vn.hoithi.contest.Round;
import vn.hoithi.share.Channel;
import vn.hoithi.share.LinkPlace;
import vn.hoithi.share.Poster;
import vn.hoithi.share.PosterSheet;
import vn.hoithi.share.ShareAddresses;
import vn.hoithi.share.ShareService;
import vn.hoithi.unit.Unit;
import vn.hoithi.unit.UnitForest;
import vn.hoithi.unit.UnitService;

/** Gathers what posters say: for which units, where their codes lead, and when the contest is. */
@Component
class PosterSheets {
    private final ContestService contests;
    private final UnitService units;
    private final ShareService links;
    private final ShareAddresses addresses;

    PosterSheets(ContestService contests, UnitService units, ShareService links, ShareAddresses addresses) {
        this.contests = contests;
        this.units = units;
        this.links = links;
        this.addresses = addresses;
    }

    /** Which units get a poster. */
    enum Scope {
        /** The unit alone. */
        OWN,
        /** Those directly below. */
        CHILDREN,
        /** The unit and everything below it. */
        ALL;

        static Scope of(String typed) {
            return switch (typed) {
                case "truc-thuoc" -> CHILDREN;
                case "tat-ca" -> ALL;
                default -> OWN;
            };
        }
    }

    /** In the order of the tree; people from elsewhere need no poster. At most one more than fit into a file. */
    List<Unit> units(Unit top, Scope scope) {
        UnitForest forest = units.forest();
        List<Unit> all = new ArrayList<>();
        switch (scope) {
            case OWN -> all.add(top);
            case CHILDREN -> all.addAll(forest.children(top.id()));
            case ALL -> gather(forest, top, all);
        }
        all.removeIf(Unit::outside);
        return all;
    }

    private static void gather(UnitForest forest, Unit unit, List<Unit> all) {
        all.add(unit);
        forest.children(unit.id()).forEach(child -> gather(forest, child, all));
    }

    /** @param round none for the contest as a whole */
    Mono<PosterSheet> sheet(Contest contest, @Nullable Round round, List<Unit> chosen, ServerHttpRequest request) {
        // Too many are refused by their number: no links are made for them.
        if (chosen.size() > PosterSheet.MOST) {
            return Mono.just(sheet(contest, round, Collections.nCopies(chosen.size(), new Poster("", "", ""))));
        }
        List<LinkPlace> places =
                chosen.stream().map(unit -> LinkPlace.of(contest, unit)).toList();
        return links.codes(contest.id(), places, Channel.POSTER)
                .map(codes -> sheet(
                        contest,
                        round,
                        chosen.stream()
                                .map(unit -> {
                                    LinkPlace place = LinkPlace.of(contest, unit);
                                    String path = "/t/" + codes.get(place);
                                    return new Poster(
                                            place.unitId() == null ? "" : unit.name(),
                                            units.forest().above(unit.id()),
                                            addresses.of(contest.id(), path, request));
                                })
                                .toList()));
    }

    private PosterSheet sheet(Contest contest, @Nullable Round round, List<Poster> posters) {
        return new PosterSheet(
                contest.name(),
                contest.organizer(),
                when(contest, round),
                contest.hotline(),
                Accent.of(contests.catalog().look(contest.id())),
                posters);
    }

    private List<String> when(Contest contest, @Nullable Round round) {
        if (round != null) {
            return List.of(
                    round.name() + ": từ " + Words.moment(round.opensAt()), "đến " + Words.moment(round.closesAt()));
        }
        List<Round> rounds = contests.catalog().roundsOf(contest.id());
        Optional<Round> first = rounds.stream().min(Comparator.comparing(Round::opensAt));
        Optional<Round> last = rounds.stream().max(Comparator.comparing(Round::closesAt));
        return first.map(from -> List.of(
                        "Thời gian: từ " + Words.moment(from.opensAt()),
                        "đến " + Words.moment(last.orElse(from).closesAt())
                                + (rounds.size() > 1 ? ", gồm " + rounds.size() + " vòng thi" : "")))
                .orElse(List.of());
    }
}
