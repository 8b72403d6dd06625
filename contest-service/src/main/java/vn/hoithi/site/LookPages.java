package vn.hoithi.site;

import java.util.Arrays;
import java.util.List;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import reactor.core.publisher.Mono;
import vn.hoithi.account.Staff;
import vn.hoithi.contest.Accent;
import vn.hoithi.contest.Contest;
import vn.hoithi.contest.ContestService;
import vn.hoithi.share.ShareTexts;
import vn.hoithi.share.TextField;

/** A contest's own look, address and wording, for admins. */
@Controller
class LookPages {
    private final ContestService contests;
    private final ShareTexts texts;

    LookPages(ContestService contests, ShareTexts texts) {
        this.contests = contests;
        this.texts = texts;
    }

    /** A name that wordings may use. */
    record Field(String name, String meaning) {}

    @GetMapping("/quan-tri/cuoc-thi/{id}/giao-dien")
    String look(@PathVariable int id, @AuthenticationPrincipal Staff staff, Model model) {
        StaffContestPages.onlyAdmins(staff);
        Contest contest = contests.require(id);
        model.addAttribute("contest", contest);
        model.addAttribute("ours", Accent.OURS.print());
        model.addAttribute("look", contests.catalog().look(id));
        return "admin/look";
    }

    @GetMapping("/quan-tri/cuoc-thi/{id}/mau-chu")
    Mono<String> texts(@PathVariable int id, @AuthenticationPrincipal Staff staff, Model model) {
        StaffContestPages.onlyAdmins(staff);
        Contest contest = contests.require(id);
        model.addAttribute("contest", contest);
        List<Field> fields = Arrays.stream(TextField.values())
                .map(field -> new Field(
                        field.section()
                                ? "{{#" + field.name() + "}}…{{/" + field.name() + "}}"
                                : "{{" + field.name() + "}}",
                        field.meaning()))
                .toList();
        model.addAttribute("fields", fields);
        return texts.of(id).map(worded -> {
            model.addAttribute("texts", worded);
            return "admin/texts";
        });
    }
}
