package vn.hoithi.participant;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import vn.hoithi.contest.Contest;
import vn.hoithi.contest.ContestService;
import vn.hoithi.contest.Round;
import vn.hoithi.platform.FrontDoor;
import vn.hoithi.platform.Throttle;
import vn.hoithi.unit.Unit;
import vn.hoithi.unit.UnitService;

/** Entering, coming back with a code, leaving a shared device; and staff's rehearsal. */
@RestController
class ParticipantController {
    private static final Duration WINDOW = Duration.ofMinutes(10);

    private final ParticipantService participants;
    private final ContestService contests;
    private final UnitService units;
    private final EntryPasses passes;
    private final Throttle entries;
    private final Throttle codes;

    ParticipantController(
            ParticipantService participants,
            ContestService contests,
            UnitService units,
            EntryPasses passes,
            EntrySettings settings) {
        this.participants = participants;
        this.contests = contests;
        this.units = units;
        this.passes = passes;
        this.entries = new Throttle(settings.perAddress(), WINDOW);
        this.codes = new Throttle(settings.codesPerAddress(), WINDOW);
    }

    record UnitName(long id, String name, String above) {}

    record Entry(UUID participation, @Nullable String resumeCode, UnitName unit, boolean sharedDevice) {}

    record ResumeForm(@NotBlank @Size(max = 40) String code) {}

    record Rehearsal(String page) {}

    @PostMapping("/api/contests/{slug}/participations")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<Entry> enter(
            @PathVariable String slug,
            @Valid @RequestBody EntryForm form,
            @RequestAttribute(FrontDoor.ARRIVAL) Instant now,
            ServerWebExchange exchange) {
        entries.use(address(exchange));
        Contest contest = contests.require(slug);
        return participants
                .enter(contest, form, passes.of(exchange, contest.id()), now)
                .map(entered -> admit(exchange, entered));
    }

    @PostMapping("/api/contests/{slug}/resumptions")
    Mono<Entry> resume(@PathVariable String slug, @Valid @RequestBody ResumeForm form, ServerWebExchange exchange) {
        codes.use(address(exchange));
        return participants.resume(contests.require(slug), form.code()).map(entered -> admit(exchange, entered));
    }

    @DeleteMapping("/api/contests/{slug}/participation")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> leave(@PathVariable String slug, ServerWebExchange exchange) {
        passes.forget(exchange, contests.require(slug).id());
        return Mono.empty();
    }

    /** Whose questions are wanted; nothing for those of everybody. */
    record RehearsalForm(@Nullable String audience) {}

    /** A trial run of a round, open or not, on this device: counts nowhere. */
    @PostMapping("/api/admin/rounds/{id}/rehearsal")
    Mono<Rehearsal> rehearse(
            @PathVariable int id,
            @RequestBody(required = false) @Nullable RehearsalForm form,
            @RequestAttribute(FrontDoor.ARRIVAL) Instant now,
            ServerWebExchange exchange) {
        String audience = form == null || form.audience() == null ? "" : form.audience();
        Round round = contests.requireRound(id);
        Contest contest = contests.require(round.contestId());
        return participants
                .rehearse(contest, audience, now)
                .doOnNext(pass -> passes.give(exchange, pass))
                .thenReturn(new Rehearsal("/c/" + contest.slug() + "/thi/" + id));
    }

    private Entry admit(ServerWebExchange exchange, ParticipantService.Entered entered) {
        passes.give(exchange, entered.pass());
        Unit unit = units.require(entered.unitId());
        UnitName name = new UnitName(unit.id(), unit.name(), units.forest().above(unit.id()));
        return new Entry(
                entered.pass().participation(),
                entered.resumeCode(),
                name,
                entered.pass().shared());
    }

    private static String address(ServerWebExchange exchange) {
        InetSocketAddress remote = exchange.getRequest().getRemoteAddress();
        return remote == null || remote.getAddress() == null
                ? ""
                : remote.getAddress().getHostAddress();
    }
}
