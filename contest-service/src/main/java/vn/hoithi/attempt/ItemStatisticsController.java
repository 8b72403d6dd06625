package vn.hoithi.attempt;

import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import vn.hoithi.contest.ContestService;
import vn.hoithi.platform.SimplyRefused;

/** Figures of the questions of a closed round, for staff's programs. */
@RestController
class ItemStatisticsController {
    private final ItemStatisticsService statistics;
    private final ContestService contests;

    ItemStatisticsController(ItemStatisticsService statistics, ContestService contests) {
        this.statistics = statistics;
        this.contests = contests;
    }

    @GetMapping("/api/admin/rounds/{id}/item-statistics")
    Mono<List<ItemStatisticsService.Shown>> of(@PathVariable int id) {
        return contests.catalog()
                .round(id)
                .map(statistics::ofClosed)
                .orElseGet(() -> Mono.error(SimplyRefused.unknown("unknown-round", "Không có vòng thi này.")));
    }
}
