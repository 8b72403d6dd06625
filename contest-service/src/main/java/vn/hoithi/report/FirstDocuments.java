package vn.hoithi.report;

import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.hoithi.document.Composer;
import vn.hoithi.document.DocxWriter;
import vn.hoithi.document.HtmlWriter;
import vn.hoithi.document.Layout;
import vn.hoithi.document.Layouts;
import vn.hoithi.document.MarkdownText;
import vn.hoithi.document.Numbers;
import vn.hoithi.document.SheetWriter;
import vn.hoithi.document.Tree;
import vn.hoithi.platform.ContestClock;
import vn.hoithi.print.Pdf;
import vn.hoithi.print.PrintService;

/**
 * Writes a short document of each kind once the platform runs, and throws it away: fonts and libraries take seconds to load,
 * and the first organizer who wants a report shall not wait for them.
 */
@Component
class FirstDocuments {
    private static final Logger log = LoggerFactory.getLogger(FirstDocuments.class);

    private final PrintService print;
    private final Layouts layouts;
    private final ContestClock clock;

    FirstDocuments(PrintService print, Layouts layouts, ContestClock clock) {
        this.print = print;
        this.layouts = layouts;
        this.clock = clock;
    }

    @EventListener(ApplicationReadyEvent.class)
    Mono<Void> write() {
        return print.write(this::written)
                .doOnNext(bytes -> log.debug("documents of {} bytes written", bytes))
                .onErrorResume(failed -> {
                    log.warn("no document can be written", failed);
                    return Mono.empty();
                })
                .then();
    }

    private int written() {
        Layout layout = layouts.require("nha-nuoc");
        MarkdownText text = MarkdownText.of("Đoạn văn **thử**.\n\n- một dòng\n", layout, Map.of());
        Tree tree = new Composer(
                        layout,
                        Letterheads.example(layout),
                        Numbers.today(clock.instant()).getYear())
                .document("BÁO CÁO", "BC", text, List.of());
        Tree.Grid grid = new Tree.Grid(
                List.of(20, 10),
                List.of(Tree.Align.LEFT, Tree.Align.RIGHT),
                List.of("Đơn vị", "Số người"),
                List.of(List.of("A", "1")),
                0);
        return DocxWriter.write(tree).length
                + Pdf.of(HtmlWriter.paper(tree)).length
                + SheetWriter.write(List.of(new SheetWriter.Sheet("Bảng", "Bảng", grid)), layout).length;
    }
}
