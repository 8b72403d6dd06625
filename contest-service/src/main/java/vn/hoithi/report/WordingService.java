package vn.hoithi.report;

import java.text.Normalizer;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;
import vn.hoithi.account.AuditLog;
import vn.hoithi.account.Staff;
import vn.hoithi.document.Composer;
import vn.hoithi.document.HtmlWriter;
import vn.hoithi.document.Layout;
import vn.hoithi.document.Layouts;
import vn.hoithi.document.MarkdownText;
import vn.hoithi.document.Numbers;
import vn.hoithi.platform.ShieldedTx;

/** The wording of reports and letters, which an admin edits. */
@Service
public class WordingService {
    private final TemplateStore store;
    private final Layouts layouts;
    private final AuditLog audit;
    private final ShieldedTx tx;
    private final InstantSource clock;

    WordingService(TemplateStore store, Layouts layouts, AuditLog audit, ShieldedTx tx, InstantSource clock) {
        this.store = store;
        this.layouts = layouts;
        this.audit = audit;
        this.tx = tx;
        this.clock = clock;
    }

    /** A layout in a choice. */
    public record LayoutName(String code, String name) {}

    /** A field for the list beside the editor. */
    public record FieldName(String name, String meaning) {}

    /**
     * A template as it is now.
     *
     * @param layout empty for all layouts without their own
     * @param own whether this layout has wording of its own, changed or shipped; else {@code body} is what it falls back to
     * @param changed whether an admin changed it
     */
    public record Template(String kind, String title, String layout, String body, boolean own, boolean changed) {}

    public List<LayoutName> layouts() {
        return layouts.all().stream()
                .map(layout -> new LayoutName(layout.code(), layout.name()))
                .toList();
    }

    public List<FieldName> fields() {
        return FieldCatalog.meanings().entrySet().stream()
                .map(field -> new FieldName(field.getKey(), field.getValue()))
                .toList();
    }

    /** The template; refused (404, 422) for a kind or layout that there is not. */
    public Mono<Template> template(String kindCode, String layout) {
        WordingKind kind = WordingKind.require(kindCode);
        checkLayout(layout);
        return store.changed().collectList().map(all -> {
            boolean changed = TemplateStore.find(all, kind, layout).isPresent();
            boolean own = changed || TemplateStore.shipped(kind, layout).isPresent();
            return new Template(
                    kind.code(), kind.title(), layout, TemplateStore.inForce(all, kind, layout), own, changed);
        });
    }

    /** Saves it; refused (422) with every mistake and its line, and then nothing is saved. */
    public Mono<Void> save(String kindCode, String layout, String body, Staff by) {
        WordingKind kind = WordingKind.require(kindCode);
        checkLayout(layout);
        String text = normal(body);
        Wording.check(text);
        return tx.run(() -> template(kindCode, layout)
                .flatMap(before -> store.save(kind, layout, text)
                        .then(audit.write(
                                by,
                                "report.template",
                                "report-template:" + kind.code() + (layout.isEmpty() ? "" : "/" + layout),
                                Map.of("body", before.body()),
                                Map.of("body", text)))));
    }

    /** Back to the wording as shipped; nothing happens where it was never changed. */
    public Mono<Void> reset(String kindCode, String layout, Staff by) {
        WordingKind kind = WordingKind.require(kindCode);
        checkLayout(layout);
        return tx.run(() -> template(kindCode, layout)
                .flatMap(before -> store.remove(kind, layout)
                        .filter(removed -> removed > 0)
                        .flatMap(removed -> audit.write(
                                by,
                                "report.template-reset",
                                "report-template:" + kind.code() + (layout.isEmpty() ? "" : "/" + layout),
                                Map.of("body", before.body()),
                                null))));
    }

    /** What the template makes of made-up figures, as HTML for the screen; refused (422) like saving. */
    public String preview(String kindCode, @Nullable String layoutCode, String body) {
        WordingKind kind = WordingKind.require(kindCode);
        Layout layout = layouts.require(layoutCode == null || layoutCode.isEmpty() ? "nha-nuoc" : layoutCode);
        String text = normal(body);
        Wording.check(text);
        MarkdownText filled = MarkdownText.of(
                Wording.fill(text, FieldCatalog.examples()),
                layout,
                Map.of(Fields.TABLE_MARK, LetterTable.of(List.of(), null)));
        Composer composer = new Composer(
                layout,
                Letterheads.example(layout),
                Numbers.today(clock.instant()).getYear());
        return HtmlWriter.screen(
                switch (kind) {
                    case LETTER -> composer.letter(filled);
                    case REPORT, PARAGRAPH -> composer.document("BÁO CÁO", "BC", filled, List.of());
                });
    }

    private void checkLayout(String layout) {
        if (!layout.isEmpty()) {
            Layout unused = layouts.require(layout);
        }
    }

    private static String normal(String body) {
        return Normalizer.normalize(body, Normalizer.Form.NFC)
                        .replace("\r\n", "\n")
                        .strip() + "\n";
    }
}
