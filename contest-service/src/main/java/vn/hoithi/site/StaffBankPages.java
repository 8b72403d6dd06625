package vn.hoithi.site;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.hoithi.account.Staff;
import vn.hoithi.attempt.ItemStatisticsService;
import vn.hoithi.bank.BankDraft;
import vn.hoithi.bank.BankSearch;
import vn.hoithi.bank.BankService;
import vn.hoithi.bank.BankVersion;
import vn.hoithi.bank.DraftPreview;
import vn.hoithi.bank.QuestionView;
import vn.hoithi.contest.ContestService;
import vn.hoithi.contest.Round;
import vn.hoithi.platform.Attachment;
import vn.hoithi.platform.SimplyRefused;
import vn.hoithi.questionbank.Level;
import vn.hoithi.questionbank.Question;
import vn.hoithi.questionbank.QuestionBank;
import vn.hoithi.questionbank.format.BankFormats;
import vn.hoithi.result.KeyChangeService;

/** Question banks from the file to the version, and what became of each question. */
@Controller
class StaffBankPages {
    private static final int ON_ONE_PAGE = 50;

    private final BankService banks;
    private final ContestService contests;
    private final ItemStatisticsService statistics;
    private final KeyChangeService changes;

    StaffBankPages(
            BankService banks, ContestService contests, ItemStatisticsService statistics, KeyChangeService changes) {
        this.banks = banks;
        this.contests = contests;
        this.statistics = statistics;
        this.changes = changes;
    }

    @GetMapping("/quan-tri/ngan-hang")
    Mono<String> banks(Model model) {
        Map<Integer, List<String>> used = new HashMap<>();
        contests.catalog()
                .rounds()
                .forEach(round -> round.bankVersionIds()
                        .forEach(id -> used.computeIfAbsent(id, none -> new ArrayList<>())
                                .add(roundName(round))));
        model.addAttribute("formats", BankFormats.kinds());
        return Mono.zip(
                        banks.all().collectList(),
                        banks.waiting().collectList(),
                        banks.decided().collectList())
                .map(all -> {
                    model.addAttribute("banks", BankView.of(all.getT1(), used));
                    model.addAttribute("waiting", rows(all.getT2()));
                    model.addAttribute("decided", rows(all.getT3()));
                    return "admin/banks";
                });
    }

    private static List<DraftRow> rows(List<BankDraft> drafts) {
        return drafts.stream().map(DraftRow::of).toList();
    }

    /** The empty template, with examples and drop-downs. */
    @GetMapping("/quan-tri/ngan-hang/mau.xlsx")
    ResponseEntity<byte[]> template() {
        return Attachment.of("mau-ngan-hang-cau-hoi.xlsx", BankFormats.template())
                .answer();
    }

    @GetMapping("/quan-tri/ngan-hang/cho-duyet/{draftId}")
    Mono<String> draft(
            @PathVariable int draftId,
            @RequestParam(name = "canh-bao", defaultValue = "false") boolean onlyWarned,
            @RequestParam(name = "trang", defaultValue = "1") int page,
            @AuthenticationPrincipal Staff staff,
            Model model) {
        return banks.preview(draftId).zipWhen(this::heldBack).map(both -> {
            DraftPreview preview = both.getT1();
            boolean own = preview.draft().uploadedBy().equals(staff.login());
            model.addAttribute("draft", DraftView.of(preview, both.getT2(), onlyWarned, page));
            model.addAttribute("onlyWarned", onlyWarned);
            model.addAttribute("own", own);
            model.addAttribute("mayApprove", !own || banks.approvesAlone());
            return "admin/bank-draft";
        });
    }

    private Mono<DraftView.HeldBack> heldBack(DraftPreview preview) {
        return Mono.zip(
                heldBack(preview.draft().baseVersionId()),
                heldBack(preview.draft().versionId()),
                DraftView.HeldBack::new);
    }

    private Mono<Set<String>> heldBack(@Nullable Integer versionId) {
        return versionId == null ? Mono.just(Set.of()) : contests.heldBack(versionId);
    }

    @GetMapping("/quan-tri/ngan-hang/{versionId:[0-9]+}")
    Mono<String> version(
            @PathVariable int versionId,
            @RequestParam(name = "tim", defaultValue = "") String words,
            @RequestParam(name = "chu-de", defaultValue = "") String topic,
            @RequestParam(name = "muc-do", defaultValue = "") String level,
            @RequestParam(name = "trang", defaultValue = "1") int page,
            Model model) {
        return Mono.zip(
                        banks.version(versionId),
                        banks.questions(versionId),
                        contests.heldBack(versionId),
                        siblings(versionId))
                .map(all -> {
                    BankVersion version = all.getT1();
                    QuestionBank bank = all.getT2();
                    List<Question> found = new BankSearch(words, topic, level).in(bank);
                    Pages pages = Pages.of(found.size(), ON_ONE_PAGE, page);
                    model.addAttribute("bank", version);
                    model.addAttribute("loaded", Words.moment(version.createdAt()));
                    model.addAttribute("matrix", BankMatrix.of(bank));
                    model.addAttribute(
                            "questions",
                            pages.of(found).stream()
                                    .map(question -> QuestionView.of(
                                            question, !all.getT3().contains(question.id())))
                                    .toList());
                    model.addAttribute("pages", pages);
                    model.addAttribute("words", words);
                    model.addAttribute("topic", topic);
                    model.addAttribute("level", level);
                    model.addAttribute(
                            "levels",
                            List.of(Level.values()).stream().map(Level::label).toList());
                    model.addAttribute("locked", all.getT3().size());
                    model.addAttribute("siblings", all.getT4());
                    model.addAttribute("newest", all.getT4().getFirst().id() == versionId);
                    model.addAttribute(
                            "formats",
                            BankFormats.kinds().stream()
                                    .filter(BankFormats.Kind::writable)
                                    .toList());
                    return "admin/bank";
                });
    }

    /** All versions of the same bank, newest first. */
    private Mono<List<BankVersion>> siblings(int versionId) {
        return banks.all().collectList().map(all -> {
            int bankId = all.stream()
                    .filter(version -> version.id() == versionId)
                    .findFirst()
                    .map(BankVersion::bankId)
                    .orElse(0);
            return all.stream().filter(version -> version.bankId() == bankId).toList();
        });
    }

    @GetMapping("/quan-tri/ngan-hang/{versionId:[0-9]+}/tep")
    Mono<ResponseEntity<byte[]>> export(
            @PathVariable int versionId, @RequestParam(name = "dang", defaultValue = "xlsx") String format) {
        return contests.heldBack(versionId).flatMap(locked -> {
            if (!locked.isEmpty()) {
                return Mono.error(SimplyRefused.conflict(
                        "bank-in-use",
                        "Ngân hàng đang được dùng",
                        locked.size()
                                + " câu đang dùng trong vòng thi đang mở hoặc sắp mở: đáp án được giữ trên máy chủ"
                                + " đến khi vòng thi đóng. Hãy dùng tệp gốc bạn đã nạp."));
            }
            String ending = BankFormats.kinds().stream()
                    .filter(kind -> kind.id().equals(format))
                    .map(BankFormats.Kind::extension)
                    .findFirst()
                    .orElse("bin");
            return banks.export(versionId, format)
                    .map(export -> Attachment.of("ngan-hang-" + versionId + "." + ending, export.bytes())
                            .answer());
        });
    }

    @GetMapping("/quan-tri/ngan-hang/{versionId:[0-9]+}/khac")
    Mono<String> difference(@PathVariable int versionId, @RequestParam(name = "voi") int other, Model model) {
        return Mono.zip(
                        banks.version(other),
                        banks.version(versionId),
                        banks.difference(other, versionId),
                        contests.heldBack(versionId),
                        contests.heldBack(other))
                .map(all -> {
                    model.addAttribute("before", all.getT1());
                    model.addAttribute("after", all.getT2());
                    model.addAttribute("difference", DifferenceView.of(all.getT3(), all.getT5(), all.getT4()));
                    return "admin/bank-difference";
                });
    }

    @GetMapping("/quan-tri/ngan-hang/{versionId:[0-9]+}/cau")
    Mono<String> question(@PathVariable int versionId, @RequestParam(name = "ma") String id, Model model) {
        return Mono.zip(banks.version(versionId), banks.questions(versionId), contests.heldBack(versionId))
                .flatMap(all -> {
                    Question question = all.getT2()
                            .find(id)
                            .orElseThrow(() -> SimplyRefused.unknown("unknown-question", "Không có câu hỏi này."));
                    model.addAttribute("bank", all.getT1());
                    model.addAttribute(
                            "question", QuestionView.of(question, !all.getT3().contains(id)));
                    return banks.history(all.getT1().bankId(), id).map(history -> {
                        model.addAttribute("history", HistoryRow.of(history, this::roundsOf));
                        return "admin/bank-question";
                    });
                });
    }

    private List<String> roundsOf(int versionId) {
        return contests.catalog().rounds().stream()
                .filter(round -> round.bankVersionIds().contains(versionId))
                .map(this::roundName)
                .toList();
    }

    /** How the questions of a closed round did. Before the close it would tell which choice is right. */
    @GetMapping("/quan-tri/vong-thi/{roundId:[0-9]+}/cau-hoi")
    Mono<String> statistics(@PathVariable int roundId, Model model) {
        Round round = contests.catalog()
                .round(roundId)
                .orElseThrow(() -> SimplyRefused.unknown("unknown-round", "Không có vòng thi này."));
        return statistics
                .ofClosed(round)
                .zipWith(changes.inForce(round.id()))
                .flatMap(both -> Flux.fromIterable(both.getT1())
                        .concatMap(shown -> banks.questions(shown.bankVersionId())
                                .map(bank -> StatisticsView.of(title(round, shown), shown, bank, both.getT2())))
                        .collectList())
                .map(parts -> {
                    model.addAttribute("round", round);
                    model.addAttribute("contest", contests.require(round.contestId()));
                    model.addAttribute("parts", parts);
                    return "admin/bank-statistics";
                });
    }

    private static String title(Round round, ItemStatisticsService.Shown shown) {
        return round.drawn().stream()
                .filter(drawn -> drawn.bankVersionId() == shown.bankVersionId())
                .findFirst()
                .map(drawn -> round.drawn().size() == 1 ? "" : drawn.title())
                .orElse("Đề trước khi thể lệ thay đổi");
    }

    private String roundName(Round round) {
        return round.name() + ", " + contests.require(round.contestId()).name();
    }
}
