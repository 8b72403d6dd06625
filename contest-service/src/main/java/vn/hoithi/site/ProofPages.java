package vn.hoithi.site;

import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import vn.hoithi.contest.Contest;
import vn.hoithi.contest.ContestService;
import vn.hoithi.participant.EntryPasses;
import vn.hoithi.platform.Attachment;
import vn.hoithi.platform.SimplyRefused;
import vn.hoithi.proof.Proof;
import vn.hoithi.proof.ProofService;

/** A person's own confirmation, and the page where anybody checks one. The address holds a code, nothing personal. */
@Controller
class ProofPages {
    private static final int LONGEST_SHOWN = 20;

    private final ProofService proofs;
    private final ContestService contests;
    private final EntryPasses passes;

    ProofPages(ProofService proofs, ContestService contests, EntryPasses passes) {
        this.proofs = proofs;
        this.contests = contests;
        this.passes = passes;
    }

    @GetMapping("/c/{slug}/xac-nhan")
    Mono<String> own(@PathVariable String slug, Model model, ServerWebExchange exchange) {
        Contest contest = contests.require(slug);
        exchange.getResponse().getHeaders().setCacheControl(CacheControl.noStore());
        model.addAttribute("contest", ContestView.of(contest));
        return own(contest, exchange)
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .map(proof -> {
                    model.addAttribute("proof", proof.orElse(null));
                    model.addAttribute(
                            "masked",
                            proof.map(found -> found.person().maskedName()).orElse(""));
                    model.addAttribute("rows", proof.map(Proof::rounds).orElse(java.util.List.of()));
                    model.addAttribute(
                            "page",
                            proof.map(found -> host(exchange) + "/xac-nhan/" + found.code())
                                    .orElse(""));
                    return "site/confirmation";
                });
    }

    /** @param name {@code rut-gon} for the name cut short; else in full */
    @GetMapping("/c/{slug}/xac-nhan.pdf")
    @ResponseBody
    Mono<ResponseEntity<byte[]>> pdf(
            @PathVariable String slug,
            @RequestParam(name = "ten", defaultValue = "day-du") String name,
            ServerWebExchange exchange) {
        Contest contest = contests.require(slug);
        return own(contest, exchange)
                .switchIfEmpty(Mono.error(() -> SimplyRefused.unknown(
                        "no-attempt", "Máy này chưa có bài thi nào đã nộp trong cuộc thi nên chưa có giấy xác nhận.")))
                .flatMap(proof -> proofs.pdf(proof, !name.equals("rut-gon"), address(exchange)))
                .map(bytes -> Attachment.of("xac-nhan-du-thi.pdf", bytes).answer());
    }

    private Mono<Proof> own(Contest contest, ServerWebExchange exchange) {
        return Mono.justOrEmpty(passes.of(exchange, contest.id())).flatMap(proofs::own);
    }

    @GetMapping("/xac-nhan")
    Mono<String> form(
            @RequestParam(name = "ma", required = false) @Nullable String typed,
            Model model,
            ServerWebExchange exchange) {
        return show(typed == null ? "" : typed, model, exchange);
    }

    @GetMapping("/xac-nhan/{code}")
    Mono<String> check(@PathVariable String code, Model model, ServerWebExchange exchange) {
        return show(code, model, exchange);
    }

    private Mono<String> show(String typed, Model model, ServerWebExchange exchange) {
        exchange.getResponse().getHeaders().setCacheControl(CacheControl.noStore());
        boolean asked = !typed.isBlank();
        model.addAttribute("asked", asked);
        model.addAttribute("typed", typed.substring(0, Math.min(LONGEST_SHOWN, typed.length())));
        return (asked ? proofs.check(typed, client(exchange)) : Mono.<Proof>empty())
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .map(proof -> {
                    model.addAttribute("proof", proof.orElse(null));
                    model.addAttribute(
                            "masked",
                            proof.map(found -> found.person().maskedName()).orElse(""));
                    model.addAttribute(
                            "last",
                            proof.map(found -> Words.exact(found.last())).orElse(""));
                    if (asked && proof.isEmpty()) {
                        exchange.getResponse().setStatusCode(HttpStatus.NOT_FOUND);
                    }
                    return "site/check";
                });
    }

    private static String address(ServerWebExchange exchange) {
        return exchange.getRequest().getURI().getScheme() + "://" + host(exchange);
    }

    private static String host(ServerWebExchange exchange) {
        URI uri = exchange.getRequest().getURI();
        return uri.getRawAuthority();
    }

    private static String client(ServerWebExchange exchange) {
        InetSocketAddress remote = exchange.getRequest().getRemoteAddress();
        return remote == null || remote.getAddress() == null
                ? ""
                : remote.getAddress().getHostAddress();
    }
}
