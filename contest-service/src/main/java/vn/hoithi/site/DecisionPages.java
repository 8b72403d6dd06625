package vn.hoithi.site;

import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import reactor.core.publisher.Mono;
import vn.hoithi.contest.Contest;
import vn.hoithi.contest.ContestService;
import vn.hoithi.platform.Attachment;
import vn.hoithi.report.WordingService;
import vn.hoithi.result.DecisionService;
import vn.hoithi.result.ResultService;

/** The draft decision for staff, as it will look and as a file, and who issues it. */
@Controller
class DecisionPages {
    private final DecisionService decisions;
    private final ResultService results;
    private final ContestService contests;
    private final WordingService wording;

    DecisionPages(DecisionService decisions, ResultService results, ContestService contests, WordingService wording) {
        this.decisions = decisions;
        this.results = results;
        this.contests = contests;
        this.wording = wording;
    }

    @GetMapping("/quan-tri/ket-qua/{id}/quyet-dinh.{format}")
    @ResponseBody
    Mono<ResponseEntity<byte[]>> decision(
            @PathVariable int id,
            @PathVariable String format,
            @RequestParam(name = "the-thuc", defaultValue = "nha-nuoc") String layout) {
        return results.require(id)
                .flatMap(closing -> decisions.file(closing, layout, format, true))
                .map(Attachment::answer);
    }

    /** The draft decision as it will look. */
    @GetMapping("/quan-tri/ket-qua/{id}/quyet-dinh")
    Mono<String> preview(
            @PathVariable int id,
            @RequestParam(name = "the-thuc", defaultValue = "nha-nuoc") String layout,
            Model model) {
        return results.require(id)
                .flatMap(closing -> decisions.preview(closing, layout).map(html -> {
                    model.addAttribute("contest", contests.require(closing.contestId()));
                    model.addAttribute("closing", closing);
                    model.addAttribute("layout", layout);
                    model.addAttribute("html", html);
                    return "admin/decision";
                }));
    }

    /** Who issues the decisions of a contest: bodies, bases, signature. */
    @GetMapping("/quan-tri/cuoc-thi/{id}/the-thuc-quyet-dinh")
    Mono<String> head(
            @PathVariable int id,
            @RequestParam(name = "the-thuc", defaultValue = "nha-nuoc") String layout,
            Model model) {
        Contest contest = contests.require(id);
        model.addAttribute("contest", contest);
        model.addAttribute("layouts", wording.layouts());
        model.addAttribute("layout", layout);
        return decisions
                .head(contest, layout)
                .doOnNext(head -> model.addAttribute("head", head))
                .thenReturn("admin/decision-head");
    }
}
