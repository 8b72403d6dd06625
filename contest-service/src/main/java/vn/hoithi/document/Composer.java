package vn.hoithi.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vn.hoithi.document.Tree.Align;
import vn.hoithi.document.Tree.Block;
import vn.hoithi.document.Tree.Para;
import vn.hoithi.document.Tree.Rule;
import vn.hoithi.document.Tree.Run;
import vn.hoithi.document.Tree.Side;

/** Puts a text between its letterhead and its signature, as the layout says. */
public final class Composer {
    private static final Locale VIETNAMESE = Locale.of("vi", "VN");
    private static final int HALF = 50;
    private static final int SIGNATURE_SPACE = 64;
    private static final int GAP = 12;

    private final Layout layout;
    private final Letterhead head;
    private final int year;

    public Composer(Layout layout, Letterhead head, int year) {
        this.layout = layout;
        this.head = head;
        this.year = year;
    }

    /** A document with a type, as BÁO CÁO, and its letters in the number. */
    public Tree document(String type, String letters, MarkdownText text, List<Block> annex) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(bodies());
        blocks.add(new Side(
                layout.leftShare(),
                List.of(centered(layout.numberText().formatted(letters, head.abbreviation()), layout.number(), 6)),
                List.of(placeAndDate())));
        blocks.add(centered(type, layout.kind(), GAP + GAP / 2));
        blocks.add(centered(text.subject(), layout.subject(), 0));
        close(blocks, layout.subjectRule(), layout.subjectMark(), layout.subject());
        blocks.addAll(text.blocks());
        blocks.add(signature(false));
        List<Tree.Section> sections = new ArrayList<>();
        sections.add(new Tree.Section(false, blocks));
        if (!annex.isEmpty()) {
            sections.add(new Tree.Section(true, annex));
        }
        return new Tree(text.subject(), layout, sections);
    }

    /** A công văn: no type; its subject stands under the number. */
    public Tree letter(MarkdownText text) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(bodies());
        blocks.add(new Side(
                layout.leftShare(),
                List.of(
                        centered(layout.letterNumberText().formatted(head.abbreviation()), layout.number(), 6),
                        centered(layout.letterSubjectPrefix() + text.subject(), layout.letterSubject(), 3)),
                List.of(placeAndDate())));
        addressees(blocks);
        blocks.addAll(text.blocks());
        blocks.add(signature(true));
        return new Tree(text.subject(), layout, List.of(new Tree.Section(false, blocks)));
    }

    private Side bodies() {
        List<Block> left = new ArrayList<>();
        if (!head.parentBody().isBlank()) {
            left.add(centered(upper(head.parentBody()), layout.parentBody(), 0));
        }
        left.add(centered(upper(head.issuingBody()), layout.issuingBody(), 0));
        close(left, layout.issuingRule(), layout.issuingMark(), layout.issuingBody());
        List<Block> right = new ArrayList<>();
        if (head.rightHead().isBlank()) {
            layout.motto().forEach(line -> right.add(centered(line.text(), line.style(), 0)));
        } else {
            head.rightHead()
                    .lines()
                    .forEach(line ->
                            right.add(centered(line, layout.motto().getLast().style(), 0)));
        }
        close(right, layout.mottoRule(), "", layout.issuingBody());
        return new Side(layout.leftShare(), left, right);
    }

    private Para placeAndDate() {
        String place = head.place().isBlank() ? "…………" : head.place();
        return centered(place + ", ngày       tháng       năm " + year, layout.place(), 6);
    }

    private void addressees(List<Block> blocks) {
        List<String> to = head.addressees();
        String word = "Kính gửi: ";
        if (to.size() <= 1) {
            blocks.add(centered(word + (to.isEmpty() ? "………………………" : to.getFirst()), layout.body(), GAP + GAP / 2));
            return;
        }
        blocks.add(centered(word, layout.body(), GAP + GAP / 2));
        for (int i = 0; i < to.size(); i++) {
            blocks.add(centered("- " + to.get(i) + (i == to.size() - 1 ? "." : ";"), layout.body(), 0));
        }
    }

    private Side signature(boolean letter) {
        List<Block> left = new ArrayList<>();
        left.add(new Para(List.of(new Run("Nơi nhận:", layout.recipientsHead())), Align.LEFT, false, GAP, true));
        if (letter) {
            left.add(recipient("Như trên;"));
        }
        head.recipients().stream().filter(one -> !one.isBlank()).forEach(one -> left.add(recipient(one + ";")));
        left.add(recipient(layout.archive()));
        List<Block> right = new ArrayList<>();
        signatureLine(right, head.authority(), layout.signature().withBold());
        signatureLine(right, head.forWhom(), layout.signature().withBold());
        // The Party writes the title in plain letters under a bold authority; others bold.
        signatureLine(right, head.signerTitle(), layout.signature());
        String name = head.signerName();
        right.add(centered(name.isBlank() ? "\u00a0" : name, layout.signature().withBold(), SIGNATURE_SPACE));
        return new Side(HALF, left, right);
    }

    // The first of them stands as high as "Nơi nhận" beside it.
    private void signatureLine(List<Block> right, String text, Layout.Style style) {
        if (!text.isBlank()) {
            int before = right.isEmpty() ? GAP : 0;
            right.add(new Para(List.of(new Run(upper(text), style)), Align.CENTER, false, before, true));
        }
    }

    private Para recipient(String text) {
        return new Para(List.of(new Run("- " + text, layout.recipients())), Align.LEFT, false, 0, true);
    }

    private static void close(List<Block> blocks, int rule, String mark, Layout.Style style) {
        if (!mark.isEmpty()) {
            blocks.add(centered(mark, style.bold() ? new Layout.Style(style.size(), false, false, false) : style, 0));
        } else if (rule > 0) {
            blocks.add(new Rule(rule));
        }
    }

    public static Para centered(String text, Layout.Style style, int before) {
        return new Para(List.of(new Run(text, style)), Align.CENTER, false, before, true);
    }

    public static String upper(@Nullable String text) {
        return text == null ? "" : text.toUpperCase(VIETNAMESE);
    }
}
