package vn.hoithi.share;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import vn.hoithi.contest.Contest;
import vn.hoithi.contest.ContestService;
import vn.hoithi.participant.EntryPass;
import vn.hoithi.participant.EntryPasses;
import vn.hoithi.participant.ParticipantService;
import vn.hoithi.platform.SimplyRefused;

/** The link by which this device's person brings others ("giải lan tỏa"), and how many came. */
@RestController
@RequestMapping("/api/contests/{slug}/me/link")
class PersonalLinkController {
    private final ShareService links;
    private final ContestService contests;
    private final ParticipantService participants;
    private final EntryPasses passes;

    PersonalLinkController(
            ShareService links, ContestService contests, ParticipantService participants, EntryPasses passes) {
        this.links = links;
        this.contests = contests;
        this.participants = participants;
        this.passes = passes;
    }

    @GetMapping
    Mono<ResponseEntity<PersonalLink>> mine(@PathVariable String slug, ServerWebExchange exchange) {
        return Mono.justOrEmpty(passes.of(exchange, contests.require(slug).id()))
                .map(EntryPass::participation)
                .flatMap(links::personal)
                .map(ResponseEntity::ok)
                .defaultIfEmpty(ResponseEntity.noContent().build());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Mono<PersonalLink> make(@PathVariable String slug, ServerWebExchange exchange) {
        Contest contest = contests.require(slug);
        return Mono.justOrEmpty(passes.of(exchange, contest.id()))
                .flatMap(participants::find)
                .switchIfEmpty(Mono.error(() -> SimplyRefused.conflict(
                        "not-entered",
                        "Máy này chưa có người dự thi",
                        "Hãy nhập mã dự thi ở mục Tra cứu bài thi rồi thử lại.")))
                .flatMap(who -> links.makePersonal(contest.id(), who.unitId(), who.id()));
    }
}
