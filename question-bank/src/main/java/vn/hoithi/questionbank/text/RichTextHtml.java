package vn.hoithi.questionbank.text;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;
import vn.hoithi.questionbank.text.RichText.Run;
import vn.hoithi.questionbank.text.RichText.Style;

/** Takes from parsed HTML what a {@link RichText} may hold. */
final class RichTextHtml implements NodeVisitor {

    private static final Map<String, Style> STYLES = Map.of(
            "b", Style.BOLD,
            "strong", Style.BOLD,
            "i", Style.ITALIC,
            "em", Style.ITALIC,
            "u", Style.UNDERLINED,
            "sub", Style.LOWERED,
            "sup", Style.RAISED);

    private static final Set<String> BLOCKS =
            Set.of("p", "div", "li", "ul", "ol", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre");

    /** Hold no text of their own, and leaving them out changes nothing a reader sees. */
    private static final Set<String> HARMLESS = Set.of("body", "span", "font", "br", "a", "html", "head", "o:p");

    /** Their text is a program's or an address, not a reader's. */
    private static final Set<String> DROPPED =
            Set.of("script", "style", "iframe", "object", "embed", "svg", "math", "template", "noscript", "textarea");

    private static final Pattern SPACES = Pattern.compile("[ \\t\\r\\n\\f]+");

    private final List<Run> runs = new ArrayList<>();
    private final Set<String> removed = new LinkedHashSet<>();
    private final Deque<Style> styles = new ArrayDeque<>();
    private boolean breakDue;
    private int dropping;

    private RichTextHtml() {}

    static RichText.Reading read(String html) {
        RichTextHtml reading = new RichTextHtml();
        NodeTraversor.traverse(reading, Jsoup.parseBodyFragment(html).body());
        return new RichText.Reading(RichText.of(reading.runs), List.copyOf(reading.removed));
    }

    @Override
    public void head(Node node, int depth) {
        switch (node) {
            case TextNode text -> text(text.getWholeText());
            case Element element -> open(element.normalName());
            case DataNode data -> removed.add("script");
            case Comment comment -> {}
            default -> {}
        }
    }

    @Override
    public void tail(Node node, int depth) {
        if (node instanceof Element element) {
            close(element.normalName());
        }
    }

    private void open(String name) {
        if (DROPPED.contains(name)) {
            removed.add(name);
            dropping++;
        } else if (name.equals("br")) {
            add("\n");
        } else if (BLOCKS.contains(name)) {
            breakDue = !runs.isEmpty();
        } else if (STYLES.containsKey(name)) {
            styles.push(STYLES.get(name));
        } else if (!HARMLESS.contains(name)) {
            removed.add(name);
        }
    }

    private void close(String name) {
        if (DROPPED.contains(name)) {
            dropping--;
        } else if (BLOCKS.contains(name)) {
            breakDue = !runs.isEmpty();
        } else if (STYLES.containsKey(name)) {
            styles.pop();
        }
    }

    private void text(String whole) {
        String text = visible(SPACES.matcher(whole).replaceAll(" "));
        if (!text.isBlank() && breakDue) {
            breakDue = false;
            add("\n");
        }
        if (!breakDue) {
            add(text);
        }
    }

    /** A character that reorders or damages what is read can hide in the file behind an entity. */
    private String visible(String text) {
        if (PlainText.forbidden(text).isEmpty()) {
            return text;
        }
        removed.add("ký tự ẩn");
        return PlainText.withoutForbidden(text);
    }

    private void add(String text) {
        if (dropping == 0) {
            EnumSet<Style> now = EnumSet.noneOf(Style.class);
            now.addAll(styles);
            runs.add(new Run(text, now));
        }
    }
}
