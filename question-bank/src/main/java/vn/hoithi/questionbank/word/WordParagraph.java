package vn.hoithi.questionbank.word;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.hoithi.questionbank.text.Line;
import vn.hoithi.questionbank.text.Place;
import vn.hoithi.questionbank.text.Stretch;

/** A paragraph while it is read. */
final class WordParagraph {

    /** Longer lines are an error anyway; nobody needs the rest of one. */
    private static final int LONGEST = 20_000;

    private final Place place;
    private final int row;
    private final List<Stretch> stretches = new ArrayList<>();
    private final List<Line.Shown> pictures = new ArrayList<>();
    private final List<Line> following = new ArrayList<>();
    private final StringBuilder pending = new StringBuilder();
    private Setting pendingSetting = Setting.NOTHING;
    private String style = "";
    private @Nullable Setting setting;
    private int length;

    WordParagraph(Place place, int row) {
        this.place = place;
        this.row = row;
    }

    Place place() {
        return place;
    }

    void style(String id) {
        style = id;
        setting = null;
    }

    Setting setting(WordStyles styles) {
        Setting known = setting;
        if (known == null) {
            known = styles.paragraph(style);
            setting = known;
        }
        return known;
    }

    void add(String letters, Setting set) {
        if (length > LONGEST || letters.isEmpty()) {
            return;
        }
        if (!set.equals(pendingSetting)) {
            flush();
            pendingSetting = set;
        }
        pending.append(letters);
        length += letters.length();
    }

    void show(Line.Shown picture) {
        pictures.add(picture);
    }

    void follow(List<Line> lines) {
        following.addAll(lines);
    }

    private void flush() {
        if (!pending.isEmpty()) {
            stretches.add(pendingSetting.stretch(pending.toString()));
            pending.setLength(0);
        }
    }

    /** Its lines, then those of text boxes that hang on it. An empty paragraph has one line, for its pictures. */
    List<Line> lines() {
        flush();
        List<Line> lines = new ArrayList<>();
        Line rest = new Line(Stretch.plain(""), stretches, place, row, pictures);
        String letters = rest.letters();
        int start = 0;
        for (int feed = letters.indexOf('\n'); feed >= 0; feed = letters.indexOf('\n', start)) {
            lines.add(broken(rest, start, feed));
            start = feed + 1;
        }
        lines.add(broken(rest, start, letters.length()));
        lines.addAll(following);
        return lines;
    }

    private static Line broken(Line whole, int start, int end) {
        if (start == 0) {
            return whole.part(0, end);
        }
        Stretch feed = whole.at(start - 1);
        Line part = whole.part(start, end);
        Stretch breaks = new Stretch("\n", feed.styles(), feed.ink(), feed.paper(), feed.content());
        return new Line(breaks, part.stretches(), part.place(), part.row(), List.of());
    }
}
