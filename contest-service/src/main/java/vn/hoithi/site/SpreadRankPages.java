package vn.hoithi.site;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import reactor.core.publisher.Mono;
import vn.hoithi.account.Staff;
import vn.hoithi.contest.Contest;
import vn.hoithi.contest.ContestService;
import vn.hoithi.platform.Attachment;
import vn.hoithi.platform.Unmarked;
import vn.hoithi.share.SpreadService;
import vn.hoithi.unit.Unit;
import vn.hoithi.unit.UnitService;

/** Who of a unit brought the most people to a contest; units outside the own scope do not exist. */
@Controller
class SpreadRankPages {
    private final ContestService contests;
    private final UnitService units;
    private final SpreadService spread;

    SpreadRankPages(ContestService contests, UnitService units, SpreadService spread) {
        this.contests = contests;
        this.units = units;
        this.spread = spread;
    }

    @GetMapping("/don-vi/{slug}/{unitId}/lan-toa")
    Mono<String> ranked(
            @PathVariable String slug, @PathVariable long unitId, @AuthenticationPrincipal Staff staff, Model model) {
        Unit unit = units.requireWithin(staff, unitId);
        Contest contest = contests.require(slug);
        model.addAttribute("contest", contest);
        model.addAttribute("unit", unit);
        model.addAttribute("base", "/don-vi/" + contest.slug() + "/" + unit.id());
        return spread.of(contest, unit).map(found -> {
            model.addAttribute("view", SpreadView.of(found, contest, units.forest()));
            return "admin/spread";
        });
    }

    @GetMapping("/don-vi/{slug}/{unitId}/lan-toa.csv")
    Mono<ResponseEntity<byte[]>> file(
            @PathVariable String slug, @PathVariable long unitId, @AuthenticationPrincipal Staff staff) {
        Unit unit = units.requireWithin(staff, unitId);
        Contest contest = contests.require(slug);
        return spread.of(contest, unit)
                .map(found -> Attachment.of(
                                "lan-toa-" + Unmarked.fileName(unit.name()) + ".csv",
                                SpreadView.csv(found, contest, units.forest()).getBytes(UTF_8))
                        .answer());
    }
}
