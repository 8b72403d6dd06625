package vn.hoithi.questionbank.text;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Text with the little formatting that questions need: bold, italic, underlined, lowered, raised, and line breaks. There
 * is one form of each text, so equal content is equal; anything else a file holds is gone by the time a text exists.
 */
public final class RichText {

    /** Ways to set letters, in the order in which their tags are opened. */
    public enum Style {
        BOLD("b"),
        ITALIC("i"),
        UNDERLINED("u"),
        LOWERED("sub"),
        RAISED("sup");

        final String tag;

        Style(String tag) {
            this.tag = tag;
        }
    }

    /** Letters that are set alike; line breaks are line feeds. */
    public record Run(String text, Set<Style> styles) {
        public Run {
            styles = Set.copyOf(styles);
        }
    }

    /** What reading left out: names of elements, for a warning. */
    public record Reading(RichText text, List<String> removed) {}

    public static final RichText EMPTY = new RichText(List.of());

    /** What looks like HTML to a reader. Text without any of this is taken, and written, literally. */
    private static final Pattern MARKUP = Pattern.compile("</?[A-Za-z][^<>]*>|<!--|&(?:#\\w{1,8}|[A-Za-z]\\w{1,10});");

    private static final Pattern BLANKS = Pattern.compile("[ \\t]+");
    private static final Pattern LINE_END = Pattern.compile(" *(?:\\r\\n?|\\n) *");

    private final List<Run> runs;
    private final String html;

    private RichText(List<Run> runs) {
        this.runs = runs;
        this.html = runs.size() == 1
                ? print(runs.getFirst())
                : runs.stream().map(RichText::print).collect(Collectors.joining());
    }

    /** Letters without formatting, whatever they look like. */
    public static RichText plain(String text) {
        if (!PlainText.ordinary(text) || !PlainText.evenlySpaced(text)) {
            return of(List.of(new Run(text, Set.of())));
        }
        String stripped = text.strip();
        return stripped.isEmpty() ? EMPTY : new RichText(List.of(new Run(stripped, Set.of())));
    }

    /** A text of these runs in its one form. */
    public static RichText of(List<Run> runs) {
        List<Run> merged = new ArrayList<>();
        for (Run run : runs) {
            Run last = merged.isEmpty() ? null : merged.getLast();
            if (last != null && last.styles().equals(run.styles())) {
                merged.set(merged.size() - 1, new Run(last.text() + run.text(), run.styles()));
            } else if (!run.text().isEmpty()) {
                merged.add(run);
            }
        }
        List<Run> clean = new ArrayList<>();
        for (Run run : merged) {
            String text = normalized(run.text());
            if (!text.isEmpty()) {
                clean.add(new Run(text, run.styles()));
            }
        }
        return new RichText(List.copyOf(stripped(clean)));
    }

    /** A cell or line as people write it: literal, unless it holds HTML elements or entities. */
    public static Reading read(String written) {
        return looksLikeMarkup(written)
                ? RichTextHtml.read(LINE_END.matcher(written).replaceAll("<br>"))
                : new Reading(plain(written), List.of());
    }

    /** HTML of other programs: what is not in our small set is removed, its text kept; script and style vanish whole. */
    public static Reading readHtml(String html) {
        return RichTextHtml.read(html);
    }

    /** Safe HTML: {@code <b> <i> <u> <sub> <sup> <br>} without attributes, everything else escaped. */
    public String html() {
        return html;
    }

    /** The letters alone. */
    public String plain() {
        return runs.size() == 1
                ? runs.getFirst().text()
                : runs.stream().map(Run::text).collect(Collectors.joining());
    }

    /** The form that {@link #read} turns into this very text again; the plain letters wherever that is possible. */
    public String written() {
        String plain = plain();
        return formatted() || looksLikeMarkup(plain) ? html : plain;
    }

    /** The letters with how they are set, in order. */
    public List<Run> runs() {
        return runs;
    }

    /** Whether anything but letters would be lost as plain text. */
    public boolean formatted() {
        return runs.size() > 1 || (!runs.isEmpty() && !runs.getFirst().styles().isEmpty());
    }

    public boolean isEmpty() {
        return runs.isEmpty();
    }

    /** Equal for texts that a reader would call the same: space and letter case do not count, raised letters do. */
    public String folded() {
        // Across differently set letters marks may still have to be put together.
        return formatted() ? PlainText.folded(written()) : PlainText.foldedClean(written());
    }

    private static boolean looksLikeMarkup(String text) {
        for (int at = 0; at < text.length() - 1; at++) {
            char letter = text.charAt(at);
            if ((letter == '<' && mayFollow(text.charAt(at + 1), "/!"))
                    || (letter == '&' && mayFollow(text.charAt(at + 1), "#"))) {
                return MARKUP.matcher(text).find(at);
            }
        }
        return false;
    }

    private static boolean mayFollow(char letter, String signs) {
        return (letter >= 'A' && letter <= 'Z') || (letter >= 'a' && letter <= 'z') || signs.indexOf(letter) >= 0;
    }

    private static String print(Run run) {
        String letters = run.text()
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\n", "<br>");
        if (run.styles().isEmpty()) {
            return letters;
        }
        StringBuilder html = new StringBuilder();
        EnumSet<Style> styles = EnumSet.noneOf(Style.class);
        styles.addAll(run.styles());
        styles.forEach(style -> html.append('<').append(style.tag).append('>'));
        html.append(letters);
        List.copyOf(styles)
                .reversed()
                .forEach(style -> html.append("</").append(style.tag).append('>'));
        return html.toString();
    }

    private static String normalized(String text) {
        String spaced = PlainText.spaced(text);
        if (!PlainText.evenlySpaced(spaced)) {
            spaced = LINE_END.matcher(BLANKS.matcher(spaced).replaceAll(" ")).replaceAll("\n");
        }
        return Normalizer.normalize(spaced, Normalizer.Form.NFC);
    }

    private static List<Run> stripped(List<Run> runs) {
        List<Run> rest = new ArrayList<>(runs);
        while (!rest.isEmpty() && rest.getFirst().text().isBlank()) {
            rest.removeFirst();
        }
        while (!rest.isEmpty() && rest.getLast().text().isBlank()) {
            rest.removeLast();
        }
        if (!rest.isEmpty()) {
            Run first = rest.removeFirst();
            rest.addFirst(new Run(first.text().stripLeading(), first.styles()));
            Run last = rest.removeLast();
            rest.addLast(new Run(last.text().stripTrailing(), last.styles()));
        }
        return rest;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RichText text && text.html.equals(html);
    }

    @Override
    public int hashCode() {
        return Objects.hashCode(html);
    }

    /** The safe HTML. */
    @Override
    public String toString() {
        return html;
    }
}
