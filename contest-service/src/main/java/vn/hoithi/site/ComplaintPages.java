package vn.hoithi.site;

import java.net.InetSocketAddress;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import vn.hoithi.contest.Contest;
import vn.hoithi.contest.ContestService;
import vn.hoithi.contest.Round;
import vn.hoithi.platform.ContestClock;
import vn.hoithi.platform.SimplyRefused;
import vn.hoithi.result.Complaint;
import vn.hoithi.result.ComplaintService;

/** Where people complain, find their answer, and read what others were answered. */
@Controller
class ComplaintPages {
    private final ComplaintService complaints;
    private final ContestService contests;
    private final ContestClock clock;

    ComplaintPages(ComplaintService complaints, ContestService contests, ContestClock clock) {
        this.complaints = complaints;
        this.contests = contests;
        this.clock = clock;
    }

    /** A round that one can complain about. */
    record Choice(int id, String name) {}

    /** An answer for everybody; written by staff, about nobody. */
    record Answered(String about, String scope, String summary, String answer, String decision, String at) {}

    /** The own complaint. */
    record Own(
            String code,
            String about,
            String scope,
            @Nullable String text,
            String madeAt,
            boolean open,
            @Nullable String decision,
            @Nullable String answer,
            @Nullable String answeredAt,
            @Nullable Integer closing) {}

    @GetMapping("/c/{slug}/khieu-nai")
    Mono<String> form(@PathVariable String slug, Model model) {
        Contest contest = show(model, slug);
        Instant now = clock.instant();
        model.addAttribute(
                "choices",
                contests.catalog().roundsOf(contest.id()).stream()
                        .filter(round -> round.stateAt(now) != Round.State.COMING)
                        .map(round -> new Choice(round.id(), round.name()))
                        .toList());
        model.addAttribute("abouts", Complaint.About.values());
        return complaints
                .published(contest.id())
                .map(this::answered)
                .collectList()
                .doOnNext(all -> model.addAttribute("answers", all))
                .thenReturn("site/complaints");
    }

    /** @param code as it was typed or given */
    @GetMapping("/c/{slug}/khieu-nai/tra-loi")
    Mono<String> own(
            @PathVariable String slug,
            @RequestParam(name = "ma", defaultValue = "") String code,
            @RequestParam(name = "moi", defaultValue = "false") boolean fresh,
            Model model,
            ServerWebExchange exchange) {
        Contest contest = show(model, slug);
        exchange.getResponse().getHeaders().setCacheControl(CacheControl.noStore());
        model.addAttribute("fresh", fresh);
        InetSocketAddress remote = exchange.getRequest().getRemoteAddress();
        String address = remote == null || remote.getAddress() == null
                ? ""
                : remote.getAddress().getHostAddress();
        return complaints
                .byCode(contest.slug(), code, address)
                .doOnNext(found -> model.addAttribute("own", own(found)))
                .then()
                .onErrorResume(
                        SimplyRefused.class,
                        refused -> Mono.fromRunnable(() ->
                                model.addAttribute("problem", refused.problem().getDetail())))
                .thenReturn("site/complaint");
    }

    private Own own(Complaint found) {
        Instant answered = found.answeredAt();
        return new Own(
                found.code(),
                found.about().words(),
                scope(found),
                found.text(),
                Words.minute(found.madeAt()),
                found.open(),
                found.decision() == null ? null : found.decision().words(),
                found.answer(),
                answered == null ? null : Words.minute(answered),
                found.closingId());
    }

    private Answered answered(Complaint found) {
        Instant at = found.answeredAt();
        return new Answered(
                found.about().words(),
                scope(found),
                found.summary() == null ? "" : found.summary(),
                found.publicAnswer() == null ? "" : found.publicAnswer(),
                found.decision() == null ? "" : found.decision().words(),
                at == null ? "" : Words.minute(at));
    }

    private String scope(Complaint found) {
        Integer round = found.roundId();
        return round == null
                ? "Cả cuộc thi"
                : contests.catalog().round(round).map(Round::name).orElse("");
    }

    private Contest show(Model model, String slug) {
        Contest contest = contests.require(slug);
        model.addAttribute("contest", ContestView.of(contest));
        model.addAttribute("look", contests.catalog().look(contest.id()));
        return contest;
    }
}
