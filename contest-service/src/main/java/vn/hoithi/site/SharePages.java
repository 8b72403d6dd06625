package vn.hoithi.site;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.hoithi.account.Staff;
import vn.hoithi.contest.Contest;
import vn.hoithi.contest.ContestService;
import vn.hoithi.contest.Round;
import vn.hoithi.platform.Attachment;
import vn.hoithi.platform.ContestClock;
import vn.hoithi.platform.SimplyRefused;
import vn.hoithi.platform.Unmarked;
import vn.hoithi.share.Channel;
import vn.hoithi.share.ChannelService;
import vn.hoithi.share.Drawings;
import vn.hoithi.share.LinkPlace;
import vn.hoithi.share.PosterForm;
import vn.hoithi.share.PosterService;
import vn.hoithi.share.PosterSheet;
import vn.hoithi.share.ShareAddresses;
import vn.hoithi.share.ShareService;
import vn.hoithi.share.ShareTexts;
import vn.hoithi.share.TextKind;
import vn.hoithi.standing.Board;
import vn.hoithi.standing.StandingService;
import vn.hoithi.unit.Unit;
import vn.hoithi.unit.UnitService;

/** Everything by which the organizer of a unit gets the contest about, and what it brought. */
@Controller
class SharePages {
    private final ContestService contests;
    private final UnitService units;
    private final StandingService standings;
    private final ShareService links;
    private final ShareAddresses addresses;
    private final ShareTexts texts;
    private final PosterSheets sheets;
    private final PosterService posters;
    private final Drawings drawings;
    private final ChannelService channels;
    private final ContestClock clock;

    SharePages(
            ContestService contests,
            UnitService units,
            StandingService standings,
            ShareService links,
            ShareAddresses addresses,
            ShareTexts texts,
            PosterSheets sheets,
            PosterService posters,
            Drawings drawings,
            ChannelService channels,
            ContestClock clock) {
        this.contests = contests;
        this.units = units;
        this.standings = standings;
        this.links = links;
        this.addresses = addresses;
        this.texts = texts;
        this.sheets = sheets;
        this.posters = posters;
        this.drawings = drawings;
        this.channels = channels;
        this.clock = clock;
    }

    private record Shown(Contest contest, Unit unit) {}

    /** A text ready to be copied. */
    record ReadyText(String kind, String label, String body) {}

    @GetMapping("/don-vi/{slug}/{unitId}/chia-se")
    Mono<String> share(
            @PathVariable String slug,
            @PathVariable long unitId,
            @AuthenticationPrincipal Staff staff,
            Model model,
            ServerHttpRequest request) {
        Shown shown = show(slug, unitId, staff, model);
        List<Unit> below = units.forest().children(unitId);
        model.addAttribute("forms", PosterForm.values());
        model.addAttribute("rounds", contests.catalog().roundsOf(shown.contest().id()));
        model.addAttribute(
                "below", below.stream().filter(unit -> !unit.outside()).count());
        model.addAttribute(
                "all", sheets.units(shown.unit(), PosterSheets.Scope.ALL).size());
        model.addAttribute("most", PosterSheet.MOST);
        return lines(shown, request).flatMap(lines -> {
            ShareLine portal = line(lines, Channel.PORTAL.name());
            model.addAttribute("own", lines.getFirst());
            model.addAttribute("lines", lines);
            model.addAttribute("portal", portal);
            model.addAttribute(
                    "origin", portal.address().substring(0, portal.address().indexOf("/t/")));
            model.addAttribute("code", portal.path().substring("/t/".length()));
            return ready(shown, lines).map(ready -> {
                model.addAttribute("texts", ready);
                return "admin/share";
            });
        });
    }

    private Mono<List<ShareLine>> lines(Shown shown, ServerHttpRequest request) {
        List<@Nullable Channel> wanted = new ArrayList<>();
        wanted.add(null);
        wanted.addAll(Channel.all());
        int contest = shown.contest().id();
        Long unit = LinkPlace.of(shown.contest(), shown.unit()).unitId();
        return Flux.range(0, wanted.size())
                .concatMap(index -> {
                    Channel channel = wanted.get(index);
                    return links.code(contest, unit, channel).map(code -> {
                        String path = "/t/" + code;
                        return new ShareLine(
                                channel == null ? "" : channel.name(),
                                channel == null ? Channel.NONE : channel.label(),
                                addresses.of(contest, path, request),
                                path);
                    });
                })
                .collectList();
    }

    private static ShareLine line(List<ShareLine> lines, String channel) {
        return lines.stream()
                .filter(line -> line.channel().equals(channel))
                .findFirst()
                .orElseThrow();
    }

    private Mono<List<ReadyText>> ready(Shown shown, List<ShareLine> lines) {
        Instant now = clock.instant();
        Contest contest = shown.contest();
        Board board = standings.publicBoard(contest, 0, shown.unit().id(), null);
        List<Round> rounds = contests.catalog().roundsOf(contest.id());
        return texts.of(contest.id())
                .map(worded -> worded.stream()
                        .map(text -> {
                            TextKind kind = text.kind();
                            String address = line(lines, kind.channel().name()).address();
                            String body = texts.fill(text, ShareValues.of(contest, rounds, board, address, now));
                            return new ReadyText(kind.name().toLowerCase(Locale.ROOT), kind.label(), body);
                        })
                        .toList());
    }

    /** Posters as PDF. */
    @GetMapping("/don-vi/{slug}/{unitId}/ap-phich.pdf")
    Mono<ResponseEntity<byte[]>> posters(
            @PathVariable String slug,
            @PathVariable long unitId,
            @RequestParam(name = "mau", defaultValue = "a4") String typed,
            @RequestParam(name = "pham-vi", defaultValue = "rieng") String scope,
            @RequestParam(name = "vong", defaultValue = "0") int roundId,
            @AuthenticationPrincipal Staff staff,
            ServerHttpRequest request) {
        Unit unit = units.requireWithin(staff, unitId);
        Contest contest = contests.require(slug);
        PosterForm form = PosterForm.coded(typed)
                .orElseThrow(() -> SimplyRefused.unknown("unknown-poster", "Không có mẫu in này."));
        List<Unit> chosen = sheets.units(unit, PosterSheets.Scope.of(scope));
        if (chosen.isEmpty()) {
            throw SimplyRefused.conflict("no-posters", "Không có gì để in", "Đơn vị này không có đơn vị trực thuộc.");
        }
        return sheets.sheet(contest, round(contest, roundId), chosen, request)
                .flatMap(sheet -> drawings.mark(contest.id()).flatMap(mark -> posters.pdf(form, sheet, mark)))
                .map(pdf -> Attachment.of(form.code() + "-" + Unmarked.fileName(unit.name()) + ".pdf", pdf)
                        .answer());
    }

    private @Nullable Round round(Contest contest, int roundId) {
        return contests.catalog()
                .round(roundId)
                .filter(round -> round.contestId() == contest.id())
                .orElse(null);
    }

    @GetMapping("/don-vi/{slug}/{unitId}/kenh")
    Mono<String> channels(
            @PathVariable String slug, @PathVariable long unitId, @AuthenticationPrincipal Staff staff, Model model) {
        Shown shown = show(slug, unitId, staff, model);
        return channels.figures(shown.contest(), shown.unit(), ChannelView.SHOWN)
                .map(figures -> {
                    model.addAttribute("view", ChannelView.of(figures, units.forest()));
                    return "admin/channels";
                });
    }

    @GetMapping("/don-vi/{slug}/{unitId}/kenh.csv")
    Mono<ResponseEntity<byte[]>> channelFile(
            @PathVariable String slug, @PathVariable long unitId, @AuthenticationPrincipal Staff staff) {
        Unit unit = units.requireWithin(staff, unitId);
        return channels.figures(contests.require(slug), unit, ChannelCsv.MOST)
                .map(figures -> Attachment.of(
                                "kenh-" + Unmarked.fileName(unit.name()) + ".csv",
                                ChannelCsv.of(figures, units.forest()).getBytes(UTF_8))
                        .answer());
    }

    /** Units outside the own scope do not exist. */
    private Shown show(String slug, long unitId, Staff staff, Model model) {
        Unit unit = units.requireWithin(staff, unitId);
        Contest contest = contests.require(slug);
        model.addAttribute("contest", contest);
        model.addAttribute("unit", unit);
        model.addAttribute("base", "/don-vi/" + contest.slug() + "/" + unit.id());
        return new Shown(contest, unit);
    }
}
