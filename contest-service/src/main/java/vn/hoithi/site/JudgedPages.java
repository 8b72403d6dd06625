package vn.hoithi.site;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import reactor.core.publisher.Mono;
import vn.hoithi.contest.Contest;
import vn.hoithi.contest.ContestService;
import vn.hoithi.result.ClosingState;
import vn.hoithi.result.JudgedUnit;
import vn.hoithi.result.PrizeService;
import vn.hoithi.result.ResultService;

/** What the organising committee gives units, on a page for admins; reviewers look. */
@Controller
class JudgedPages {
    private static final int MOST = 1_000;

    private final PrizeService prizes;
    private final ResultService results;
    private final ContestService contests;

    JudgedPages(PrizeService prizes, ResultService results, ContestService contests) {
        this.prizes = prizes;
        this.results = results;
        this.contests = contests;
    }

    /** @param points as people write them: 8,5; "" where nobody has judged */
    record Row(long id, String name, String above, String block, String points, String by) {
        static Row of(JudgedUnit judged) {
            Instant at = judged.at();
            return new Row(
                    judged.unit().id(),
                    judged.unit().name(),
                    judged.above(),
                    judged.unit().block(),
                    judged.points() == null
                            ? ""
                            : judged.points()
                                    .stripTrailingZeros()
                                    .toPlainString()
                                    .replace('.', ','),
                    at == null ? "" : judged.by() + ", " + Words.minute(at));
        }
    }

    /** @param round 0 for the whole contest */
    @GetMapping("/quan-tri/cuoc-thi/{id}/diem-cham")
    Mono<String> judged(@PathVariable int id, @RequestParam(name = "vong", defaultValue = "0") int round, Model model) {
        Contest contest = contests.require(id);
        Integer roundId = round == 0 ? null : Integer.valueOf(round);
        return prizes.judged(id, roundId).zipWith(drafted(id, roundId)).map(both -> {
            List<JudgedUnit> all = both.getT1();
            model.addAttribute("contest", contest);
            model.addAttribute("scope", round);
            model.addAttribute(
                    "scopeName",
                    round == 0 ? "Cả cuộc thi" : contests.requireRound(round).name());
            model.addAttribute("all", all.size());
            model.addAttribute("units", all.stream().limit(MOST).map(Row::of).toList());
            model.addAttribute("drafted", both.getT2());
            return "admin/judged";
        });
    }

    private Mono<Boolean> drafted(int contestId, @Nullable Integer roundId) {
        return results.ofContest(contestId)
                .filter(closing -> Objects.equals(closing.roundId(), roundId))
                .any(closing -> closing.state() == ClosingState.DRAFT);
    }
}
