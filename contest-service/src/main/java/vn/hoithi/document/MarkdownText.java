package vn.hoithi.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.ListBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import vn.hoithi.document.Tree.Align;
import vn.hoithi.document.Tree.Block;
import vn.hoithi.document.Tree.Para;
import vn.hoithi.document.Tree.Run;

/**
 * A filled template as blocks: paragraphs, headings, lists, bold and italic. Everything else of Markdown stays the text
 * it is. The first heading of the first level is the subject (trích yếu).
 */
public record MarkdownText(String subject, List<Block> blocks) {
    private static final Parser PARSER = Parser.builder()
            .enabledBlockTypes(Set.of(Heading.class, ListBlock.class))
            .build();

    /** @param insertions blocks that stand in place of a paragraph that is only their mark */
    public static MarkdownText of(String markdown, Layout layout, Map<String, Block> insertions) {
        Reading reading = new Reading(layout, insertions);
        for (Node node = PARSER.parse(markdown).getFirstChild(); node != null; node = node.getNext()) {
            reading.block(node);
        }
        return new MarkdownText(reading.subject, reading.closed());
    }

    /** The words alone, paragraphs apart by a line break and without the end mark: for copying into another text. */
    public String plain(String endMark) {
        StringBuilder text = new StringBuilder();
        for (Block block : blocks) {
            if (block instanceof Para para) {
                para.runs().forEach(run -> text.append(run.text()));
                text.append('\n');
            }
        }
        String words = text.toString().strip();
        return words.endsWith(endMark) ? words.substring(0, words.length() - endMark.length()) + "." : words;
    }

    private static final class Reading {
        private final Layout layout;
        private final Map<String, Block> insertions;
        private final List<Block> blocks = new ArrayList<>();
        private String subject = "";

        Reading(Layout layout, Map<String, Block> insertions) {
            this.layout = layout;
            this.insertions = insertions;
        }

        void block(Node node) {
            switch (node) {
                case Heading heading -> heading(heading);
                case BulletList list -> items(list, false, 0);
                case OrderedList list -> {
                    Integer first = list.getMarkerStartNumber();
                    items(list, true, first == null ? 1 : first);
                }
                case Paragraph paragraph -> paragraph(paragraph);
                default -> {}
            }
        }

        private void heading(Heading heading) {
            List<Run> runs = runs(heading, layout.body().withBold());
            if (heading.getLevel() == 1 && subject.isEmpty()) {
                StringBuilder text = new StringBuilder();
                runs.forEach(run -> text.append(run.text()));
                subject = text.toString();
            } else {
                blocks.add(new Para(runs, Align.LEFT, true, layout.spacing(), true));
            }
        }

        private void paragraph(Paragraph paragraph) {
            List<Run> runs = runs(paragraph, layout.body());
            String only = runs.size() == 1 ? runs.getFirst().text() : "";
            Block inserted = insertions.get(only);
            blocks.add(inserted != null ? inserted : body(runs));
        }

        private void items(ListBlock list, boolean numbered, int first) {
            int number = first;
            for (Node item = list.getFirstChild(); item instanceof ListItem; item = item.getNext()) {
                String sign = numbered ? number++ + ". " : "- ";
                for (Node part = item.getFirstChild(); part != null; part = part.getNext()) {
                    if (part instanceof Paragraph paragraph) {
                        List<Run> runs = new ArrayList<>();
                        runs.add(new Run(sign, layout.body()));
                        runs.addAll(runs(paragraph, layout.body()));
                        blocks.add(body(runs));
                    } else {
                        block(part);
                    }
                    sign = "";
                }
            }
        }

        private Para body(List<Run> runs) {
            return new Para(runs, Align.JUSTIFY, true, layout.spacing(), false);
        }

        private static List<Run> runs(Node parent, Layout.Style style) {
            List<Run> runs = new ArrayList<>();
            collect(parent, style, runs);
            return joined(runs);
        }

        private static void collect(Node parent, Layout.Style style, List<Run> runs) {
            for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
                switch (node) {
                    case Text text -> runs.add(new Run(text.getLiteral(), style));
                    case Code code -> runs.add(new Run(code.getLiteral(), style));
                    case HtmlInline html -> runs.add(new Run(html.getLiteral(), style));
                    case SoftLineBreak ignored -> runs.add(new Run(" ", style));
                    case HardLineBreak ignored -> runs.add(new Run("\n", style));
                    case StrongEmphasis strong -> collect(strong, style.withBold(), runs);
                    case Emphasis emphasis -> collect(emphasis, style.withItalic(), runs);
                    default -> collect(node, style, runs);
                }
            }
        }

        // Escapes split a text into many nodes; a word must not be cut into runs that a person edits one by one.
        private static List<Run> joined(List<Run> runs) {
            List<Run> joined = new ArrayList<>();
            for (Run run : runs) {
                if (!joined.isEmpty() && joined.getLast().style().equals(run.style())) {
                    joined.set(joined.size() - 1, new Run(joined.getLast().text() + run.text(), run.style()));
                } else {
                    joined.add(run);
                }
            }
            return List.copyOf(joined);
        }

        /** The end mark goes behind the last sentence, which stays with the signature: no page holds a signature alone. */
        List<Block> closed() {
            if (!blocks.isEmpty()
                    && blocks.getLast() instanceof Para last
                    && !last.runs().isEmpty()) {
                List<Run> runs = new ArrayList<>(last.runs());
                Run end = runs.removeLast();
                String text = end.text().stripTrailing();
                String bare = text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
                runs.add(new Run(bare + layout.endMark(), end.style()));
                blocks.set(blocks.size() - 1, new Para(runs, last.align(), last.indented(), last.before(), true));
            }
            return List.copyOf(blocks);
        }
    }
}
