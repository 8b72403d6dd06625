package vn.hoithi.standing;

import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.hoithi.account.Staff;
import vn.hoithi.contest.ContestService;
import vn.hoithi.standing.Dashboard.Lagging;
import vn.hoithi.unit.UnitService;

/** A unit's dashboard, for those who look after it. */
@RestController
@RequestMapping("/api/units/{unitId}/dashboard")
class DashboardController {
    private final DashboardService dashboards;
    private final ContestService contests;
    private final UnitService units;

    DashboardController(DashboardService dashboards, ContestService contests, UnitService units) {
        this.dashboards = dashboards;
        this.contests = contests;
        this.units = units;
    }

    @GetMapping
    Mono<Dashboard> dashboard(
            @PathVariable long unitId,
            @RequestParam String contest,
            @RequestParam(defaultValue = "0") int round,
            @RequestParam(defaultValue = "50") int threshold,
            @RequestParam(defaultValue = "3") int silentDays,
            @AuthenticationPrincipal Staff self) {
        return dashboards.dashboard(
                contests.require(contest), units.requireWithin(self, unitId), round, Lagging.of(threshold, silentDays));
    }

    @GetMapping(path = "/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    Flux<ServerSentEvent<Dashboard>> stream(
            @PathVariable long unitId,
            @RequestParam String contest,
            @RequestParam(defaultValue = "0") int round,
            @RequestParam(defaultValue = "50") int threshold,
            @RequestParam(defaultValue = "3") int silentDays,
            @AuthenticationPrincipal Staff self) {
        return dashboards.stream(
                        contests.require(contest),
                        units.requireWithin(self, unitId),
                        round,
                        Lagging.of(threshold, silentDays))
                .map(dashboard ->
                        ServerSentEvent.builder(dashboard).event("dashboard").build());
    }
}
