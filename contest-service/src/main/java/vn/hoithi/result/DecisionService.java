package vn.hoithi.result;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.hoithi.account.AuditLog;
import vn.hoithi.account.Staff;
import vn.hoithi.contest.Contest;
import vn.hoithi.contest.ContestService;
import vn.hoithi.document.DocxWriter;
import vn.hoithi.document.HtmlWriter;
import vn.hoithi.document.Layout;
import vn.hoithi.document.Layouts;
import vn.hoithi.document.Letterhead;
import vn.hoithi.document.SheetWriter;
import vn.hoithi.platform.Attachment;
import vn.hoithi.platform.ShieldedTx;
import vn.hoithi.platform.SimplyRefused;
import vn.hoithi.print.Pdf;
import vn.hoithi.print.PrintService;

/** The decision and its lists as files. */
@Service
public class DecisionService {
    private static final int PAGES_LISTED = PublicationService.MOST_PUBLIC / PublicationService.PAGE;

    private final PublicationService publications;
    private final ContestService contests;
    private final PrizeService prizes;
    private final DecisionHeads heads;
    private final Layouts layouts;
    private final PrintService print;
    private final AuditLog audit;
    private final ShieldedTx tx;

    DecisionService(
            PublicationService publications,
            ContestService contests,
            PrizeService prizes,
            DecisionHeads heads,
            Layouts layouts,
            PrintService print,
            AuditLog audit,
            ShieldedTx tx) {
        this.publications = publications;
        this.contests = contests;
        this.prizes = prizes;
        this.heads = heads;
        this.layouts = layouts;
        this.print = print;
        this.audit = audit;
        this.tx = tx;
    }

    /** Who issues the decisions of a contest in a layout; refused (422) for a layout that there is not. */
    public Mono<Letterhead> head(Contest contest, String layoutCode) {
        return heads.of(contest, layouts.require(layoutCode));
    }

    /** Remembers it: every decision of the contest is written with it from then on. */
    public Mono<Void> save(Contest contest, String layoutCode, Letterhead head, Staff by) {
        Layout layout = layouts.require(layoutCode);
        return tx.run(() -> heads.of(contest, layout)
                .flatMap(before -> heads.save(contest, layout, head)
                        .then(audit.write(by, "result.letterhead", "contest:" + contest.id(), before, head))));
    }

    /**
     * The decision of a version.
     *
     * @param format docx, pdf or xlsx; refused (404) for another
     * @param full names in full, for staff; else masked, as everybody may see them
     */
    public Mono<Attachment> file(Closing closing, String layoutCode, String format, boolean full) {
        Layout layout = layouts.require(layoutCode);
        if (!List.of("docx", "pdf", "xlsx").contains(format)) {
            return Mono.error(SimplyRefused.unknown("unknown-format", "Chỉ có tệp docx, pdf và xlsx."));
        }
        return decision(closing, layout, full)
                .flatMap(decision -> format.equals("xlsx")
                        ? lines(closing, full).flatMap(lines -> print.write(() -> sheets(decision, lines, layout)))
                        : print.write(() -> document(decision, layout, format)));
    }

    /** The decision as it will look, for a page. */
    public Mono<String> preview(Closing closing, String layoutCode) {
        Layout layout = layouts.require(layoutCode);
        return decision(closing, layout, true).map(decision -> HtmlWriter.screen(decision.tree(layout)));
    }

    private Mono<Decision> decision(Closing closing, Layout layout, boolean full) {
        Contest contest = contests.require(closing.contestId());
        Integer round = closing.roundId();
        String name = round == null ? "" : contests.requireRound(round).name();
        return prizes.given(closing.id())
                .collectList()
                .flatMap(given -> publications.named(given, full))
                .zipWith(
                        heads.of(contest, layout),
                        (winners, head) -> new Decision(contest, name, closing, winners, head));
    }

    private Mono<List<PublicLine>> lines(Closing closing, boolean full) {
        return Flux.fromStream(IntStream.rangeClosed(1, PAGES_LISTED).boxed())
                .concatMap(
                        page -> full ? publications.staffPage(closing, page) : publications.publicPage(closing, page))
                .takeUntil(page -> page.size() < PublicationService.PAGE)
                .concatMapIterable(page -> page)
                .collectList();
    }

    private static Attachment document(Decision decision, Layout layout, String format) {
        return Attachment.of(
                name(decision, format),
                format.equals("docx")
                        ? DocxWriter.write(decision.tree(layout))
                        : Pdf.of(HtmlWriter.paper(decision.tree(layout))));
    }

    private static Attachment sheets(Decision decision, List<PublicLine> lines, Layout layout) {
        List<SheetWriter.Sheet> sheets = new ArrayList<>();
        String title = (decision.round().isEmpty() ? "" : decision.round() + " – ")
                + decision.contest().name();
        decision.grids().forEach((kind, grid) -> sheets.add(new SheetWriter.Sheet(kind, kind + "\n" + title, grid)));
        sheets.add(new SheetWriter.Sheet("Danh sách xếp hạng", "Danh sách xếp hạng\n" + title, Decision.list(lines)));
        return Attachment.of(name(decision, "xlsx"), SheetWriter.write(sheets, layout));
    }

    private static String name(Decision decision, String format) {
        Integer round = decision.closing().roundId();
        return "ket-qua-" + decision.contest().slug() + (round == null ? "" : "-" + round) + "-ban-"
                + decision.closing().number() + "." + format;
    }
}
