package vn.hoithi.report;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;
import vn.hoithi.account.AuditLog;
import vn.hoithi.account.Staff;
import vn.hoithi.contest.Contest;
import vn.hoithi.contest.ContestService;
import vn.hoithi.contest.Document;
import vn.hoithi.contest.Round;
import vn.hoithi.document.Composer;
import vn.hoithi.document.DocxWriter;
import vn.hoithi.document.HtmlWriter;
import vn.hoithi.document.Layout;
import vn.hoithi.document.Layouts;
import vn.hoithi.document.Letterhead;
import vn.hoithi.document.MarkdownText;
import vn.hoithi.document.Numbers;
import vn.hoithi.document.Tree;
import vn.hoithi.platform.Attachment;
import vn.hoithi.platform.ShieldedTx;
import vn.hoithi.platform.SimplyRefused;
import vn.hoithi.platform.Unmarked;
import vn.hoithi.print.Pdf;
import vn.hoithi.print.PrintService;
import vn.hoithi.standing.FigureService;
import vn.hoithi.standing.Period;
import vn.hoithi.standing.PeriodFigures;
import vn.hoithi.unit.Targets;
import vn.hoithi.unit.Unit;
import vn.hoithi.unit.UnitService;

/** Reports and letters of a unit. Who may ask for which unit is the caller's rule. */
@Service
public class ReportService {
    private final ContestService contests;
    private final UnitService units;
    private final FigureService figures;
    private final PeriodPrizes prizes;
    private final TemplateStore templates;
    private final Letterheads letterheads;
    private final Layouts layouts;
    private final Difficulties difficulties;
    private final PrintService print;
    private final AuditLog audit;
    private final ShieldedTx tx;
    private final InstantSource clock;

    ReportService(
            ContestService contests,
            UnitService units,
            FigureService figures,
            PeriodPrizes prizes,
            TemplateStore templates,
            Letterheads letterheads,
            Layouts layouts,
            Difficulties difficulties,
            PrintService print,
            AuditLog audit,
            ShieldedTx tx,
            InstantSource clock) {
        this.contests = contests;
        this.units = units;
        this.figures = figures;
        this.prizes = prizes;
        this.templates = templates;
        this.letterheads = letterheads;
        this.layouts = layouts;
        this.difficulties = difficulties;
        this.print = print;
        this.audit = audit;
        this.tx = tx;
        this.clock = clock;
    }

    /**
     * A document on the screen.
     *
     * @param html with classes of the site's stylesheet
     * @param paragraph the short text for a monthly report
     * @param layout the code in force
     * @param behind units directly below that are behind, the lowest first; a letter names all unless told
     */
    public record View(
            String html,
            String paragraph,
            PeriodChoice period,
            String layout,
            ReportTable table,
            List<Behind> behind,
            Instant asOf) {}

    /** @param lacking in words */
    public record Behind(ReportTable.Row row, String lacking, boolean named) {}

    /** A report as all its files at once, and the figures they show. */
    record Bundle(ReportData data, String layout, byte[] docx, byte[] pdf, byte[] xlsx) {}

    private record Draft(ReportData data, Layout layout, Tree tree, MarkdownText text) {}

    /** The document as it would come out, for the screen. */
    public Mono<View> view(Contest contest, Unit unit, WordingKind kind, ReportAsk ask) {
        return print.inTurn(data(contest, unit, kind, ask)
                .zipWhen(data -> draft(data, kind, ask.layout()))
                .flatMap(both -> draft(both.getT1(), WordingKind.PARAGRAPH, ask.layout())
                        .flatMap(paragraph -> print.write(() -> view(both.getT2(), plain(paragraph))))));
    }

    /** The short paragraph for a monthly report. */
    public Mono<String> paragraph(Contest contest, Unit unit, ReportAsk ask) {
        return written(contest, unit, WordingKind.PARAGRAPH, ask, ReportService::plain);
    }

    /** The report as a file. */
    public Mono<Attachment> file(Contest contest, Unit unit, String extension, ReportAsk ask) {
        ReportFormat format = ReportFormat.require(extension);
        return written(contest, unit, WordingKind.REPORT, ask, draft -> file(WordingKind.REPORT, draft, format));
    }

    /** A letter and the ids of the units it names. */
    record Letter(Attachment file, List<Long> units) {}

    Mono<Letter> letter(Contest contest, Unit unit, String extension, ReportAsk ask) {
        ReportFormat format = ReportFormat.require(extension);
        if (format != ReportFormat.DOCX && format != ReportFormat.PDF) {
            return Mono.error(SimplyRefused.unknown("unknown-format", "Công văn chỉ có tệp docx và pdf."));
        }
        return written(
                contest,
                unit,
                WordingKind.LETTER,
                ask,
                draft -> new Letter(
                        file(WordingKind.LETTER, draft, format),
                        draft.data().named().stream()
                                .map(row -> row.unit().id())
                                .toList()));
    }

    private <T> Mono<T> written(
            Contest contest, Unit unit, WordingKind kind, ReportAsk ask, Function<Draft, T> finish) {
        return print.inTurn(data(contest, unit, kind, ask)
                .flatMap(data -> draft(data, kind, ask.layout()))
                .flatMap(draft -> print.write(() -> finish.apply(draft))));
    }

    private static String plain(Draft draft) {
        return draft.text().plain(draft.layout().endMark());
    }

    private static Attachment file(WordingKind kind, Draft draft, ReportFormat format) {
        return Attachment.of(fileName(kind, draft.data(), format), content(draft, format));
    }

    /** All files of a report, made from the same figures. */
    Mono<Bundle> bundle(Contest contest, Unit unit, ReportAsk ask) {
        return written(
                contest,
                unit,
                WordingKind.REPORT,
                ask,
                draft -> new Bundle(
                        draft.data(),
                        draft.layout().code(),
                        content(draft, ReportFormat.DOCX),
                        content(draft, ReportFormat.PDF),
                        content(draft, ReportFormat.XLSX)));
    }

    /** The unit's letterhead in a layout, for editing. */
    public Mono<Letterhead> letterhead(Contest contest, Unit unit, String layout) {
        return letterheads.of(contest, unit, parent(unit), layouts.require(layout));
    }

    /** Remembers a letterhead. */
    public Mono<Void> save(Contest contest, Unit unit, String layoutCode, Letterhead head, Staff by) {
        Layout layout = layouts.require(layoutCode);
        return tx.run(() -> letterheads
                .of(contest, unit, parent(unit), layout)
                .flatMap(before -> letterheads
                        .save(contest.id(), unit.id(), layout.code(), head)
                        .then(audit.write(by, "report.letterhead", "unit:" + unit.id(), before, head))));
    }

    /** What a report's address falls back to: the last whole week. */
    public String lastWeek() {
        return PeriodChoice.week(today().minusWeeks(1)).code();
    }

    /** The choice that a code names; refused (422) when it names none. */
    public PeriodChoice period(Contest contest, @Nullable String code) {
        return PeriodChoice.of(code == null || code.isBlank() ? lastWeek() : code, rounds(contest), today());
    }

    private Mono<ReportData> data(Contest contest, Unit unit, WordingKind kind, ReportAsk ask) {
        return Mono.defer(() -> {
            PeriodChoice period = period(contest, ask.period());
            checkThreshold(ask.threshold());
            PeriodChoice before = period.before(rounds(contest), today());
            return figures.figures(contest, unit, period.period())
                    .flatMap(now -> figuresBefore(contest, unit, before)
                            .flatMap(earlier -> whole(contest, unit, now)
                                    .flatMap(whole ->
                                            rest(contest, unit, kind, ask, period, before, now, earlier, whole))));
        });
    }

    private Mono<Optional<PeriodFigures>> figuresBefore(Contest contest, Unit unit, @Nullable PeriodChoice before) {
        return before == null
                ? Mono.just(Optional.empty())
                : figures.figures(contest, unit, before.period()).map(Optional::of);
    }

    private Mono<PeriodFigures> whole(Contest contest, Unit unit, PeriodFigures now) {
        return now.period() instanceof Period.Whole
                ? Mono.just(now)
                : figures.figures(contest, unit, new Period.Whole());
    }

    private Mono<ReportData> rest(
            Contest contest,
            Unit unit,
            WordingKind kind,
            ReportAsk ask,
            PeriodChoice period,
            @Nullable PeriodChoice before,
            PeriodFigures now,
            Optional<PeriodFigures> earlier,
            PeriodFigures whole) {
        return prizes.of(contest, now.period())
                .map(given -> table(contest, now, whole, given.orElse(null)))
                .map(table -> contest.external() ? table.withoutDirect() : table)
                .zipWith(difficulties.carried(contest.id(), unit.id()).collectList())
                .flatMap(both -> layout(contest, unit, ask.layout())
                        .flatMap(layout -> letterheads.of(contest, unit, parent(unit), layout))
                        .map(head -> new ReportData(
                                contest,
                                unit,
                                period,
                                before == null ? null : period.beforeWords(before),
                                now,
                                earlier.orElse(null),
                                whole,
                                both.getT1(),
                                ask.threshold(),
                                both.getT2(),
                                documents(contest),
                                head,
                                kind == WordingKind.LETTER ? named(both.getT1(), ask) : List.of())));
    }

    private Mono<Draft> draft(ReportData data, WordingKind kind, @Nullable String layoutCode) {
        return layout(data.contest(), data.unit(), layoutCode)
                .flatMap(layout -> templates
                        .inForce(kind, layout.code())
                        .flatMap(template -> print.write(() -> draft(data, kind, layout, template))));
    }

    private static Draft draft(ReportData data, WordingKind kind, Layout layout, String template) {
        MarkdownText text = MarkdownText.of(
                Wording.fill(template, Fields.of(data)),
                layout,
                Map.of(Fields.TABLE_MARK, LetterTable.of(data.named(), data.threshold())));
        Composer composer =
                new Composer(layout, data.head(), Numbers.today(data.asOf()).getYear());
        Tree tree =
                switch (kind) {
                    case LETTER -> composer.letter(text);
                    case REPORT, PARAGRAPH ->
                        composer.document("BÁO CÁO", "BC", text, Annex.of(data, layout, data.head()));
                };
        return new Draft(data, layout, tree, text);
    }

    private View view(Draft draft, String paragraph) {
        ReportData data = draft.data();
        Set<Long> named = new HashSet<>();
        data.named().forEach(row -> named.add(row.unit().id()));
        return new View(
                HtmlWriter.screen(draft.tree()),
                paragraph,
                data.period(),
                draft.layout().code(),
                data.table(),
                data.table().behind(data.threshold()).stream()
                        .map(row -> new Behind(
                                row,
                                row.lacking(data.threshold()),
                                named.contains(row.unit().id())))
                        .toList(),
                data.asOf());
    }

    private static byte[] content(Draft draft, ReportFormat format) {
        return switch (format) {
            case DOCX -> DocxWriter.write(draft.tree());
            case PDF -> Pdf.of(HtmlWriter.paper(draft.tree()));
            case XLSX ->
                XlsxWriter.write(draft.data(), draft.layout(), draft.data().head());
            case CSV -> CsvWriter.write(draft.data().table());
        };
    }

    private List<ReportTable.Row> named(ReportTable table, ReportAsk ask) {
        List<Long> chosen = ask.units();
        return chosen == null
                ? table.behind(ask.threshold())
                : table.rows().stream()
                        .filter(row -> chosen.contains(row.unit().id()))
                        .toList();
    }

    // A round may have targets of its own; they are met by the round's own figures.
    private ReportTable table(
            Contest contest, PeriodFigures now, PeriodFigures whole, @Nullable Map<Long, Long> given) {
        Targets targets = units.targets(contest.id());
        if (now.period() instanceof Period.InRound in
                && targets.all().stream()
                        .anyMatch(target -> Integer.valueOf(in.roundId()).equals(target.roundId()))) {
            return ReportTable.of(now, now, new TargetGoals(targets, units.forest(), in.roundId()), given);
        }
        return ReportTable.of(now, whole, new TargetGoals(targets, units.forest(), Targets.CONTEST), given);
    }

    private Mono<Layout> layout(Contest contest, Unit unit, @Nullable String code) {
        return code != null && !code.isBlank()
                ? Mono.fromCallable(() -> layouts.require(code))
                : letterheads
                        .layout(contest.id(), unit.id())
                        .defaultIfEmpty("nha-nuoc")
                        .map(layouts::require);
    }

    private @Nullable Unit parent(Unit unit) {
        Long above = unit.parentId();
        return above == null ? null : units.forest().find(above).orElse(null);
    }

    private List<String> documents(Contest contest) {
        return contests.catalog().documentsOf(contest.id()).stream()
                .filter(document -> document.roundId() == null)
                .map(ReportService::words)
                .toList();
    }

    private static String words(Document document) {
        StringBuilder words = new StringBuilder(document.title());
        if (!document.number().isBlank()) {
            words.append(" số ").append(document.number());
        }
        LocalDate issued = document.issuedOn();
        if (issued != null) {
            words.append(" ngày ").append(Numbers.day(issued));
        }
        return document.issuer().isBlank()
                ? words.toString()
                : words.append(" của ").append(document.issuer()).toString();
    }

    private List<Round> rounds(Contest contest) {
        return contests.catalog().roundsOf(contest.id());
    }

    private LocalDate today() {
        return Numbers.today(clock.instant());
    }

    private static void checkThreshold(@Nullable Integer threshold) {
        if (threshold != null && (threshold < 1 || threshold > 100)) {
            throw SimplyRefused.invalidField("invalid-threshold", "threshold", "Ngưỡng là số phần trăm từ 1 đến 100.");
        }
    }

    private static String fileName(WordingKind kind, ReportData data, ReportFormat format) {
        String name = kind == WordingKind.LETTER ? "cong-van-don-doc" : "bao-cao";
        return name + "-" + Unmarked.fileName(data.unit().name()) + "-"
                + data.period().fileWords() + "." + format.extension();
    }
}
