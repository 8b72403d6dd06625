package vn.hoithi.site;

import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.hoithi.contest.Contest;
import vn.hoithi.platform.SimplyRefused;
import vn.hoithi.share.ShareAddresses;
import vn.hoithi.share.ShareService;
import vn.hoithi.share.ShortLink;
import vn.hoithi.unit.Unit;
import vn.hoithi.unit.UnitService;

/** What a contest's page tells those who show a preview of it (Open Graph): for the unit of the link, if it has one. */
@Component
class Shared {
    private final ShareService links;
    private final ShareAddresses addresses;
    private final UnitService units;

    Shared(ShareService links, ShareAddresses addresses, UnitService units) {
        this.links = links;
        this.addresses = addresses;
        this.units = units;
    }

    /** The members of the preview. */
    record Card(String title, String description, String url, String picture) {}

    /** @param code of a short link, as it was typed; empty when none */
    Mono<Card> card(Contest contest, String code, ServerHttpRequest request) {
        return code.isEmpty()
                ? Mono.just(of(contest, null, request))
                : links.find(code)
                        .filter(link -> link.contestId() == contest.id())
                        .onErrorComplete(SimplyRefused.class)
                        .map(link -> of(contest, link, request))
                        .defaultIfEmpty(of(contest, null, request));
    }

    private Card of(Contest contest, @Nullable ShortLink link, ServerHttpRequest request) {
        Long unitId = link == null ? null : link.unitId();
        String unit = unitId == null
                ? ""
                : units.forest().find(unitId).map(Unit::name).orElse("");
        String query = link == null ? "" : "?u=" + link.code();
        String page = addresses.of(contest.id(), "/c/" + contest.slug(), request);
        return new Card(
                unit.isEmpty() ? contest.name() : contest.name() + " – " + unit,
                "Thi trực tuyến trên điện thoại, do " + contest.organizer() + " tổ chức. Bấm để tham gia.",
                page + query,
                page + "/anh.png" + query);
    }
}
