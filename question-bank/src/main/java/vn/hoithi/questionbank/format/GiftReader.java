package vn.hoithi.questionbank.format;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import vn.hoithi.questionbank.Field;
import vn.hoithi.questionbank.format.GiftText.Span;
import vn.hoithi.questionbank.text.Findings;
import vn.hoithi.questionbank.text.Place;

/** Reads a GIFT file: questions apart by blank lines, each with its answers in one pair of braces. */
final class GiftReader {

    private static final String CATEGORY = "$CATEGORY:";
    private static final String NAME = "::";
    private static final String FEEDBACK = "####";
    private static final String GAP = "_____";

    private final GiftText file;
    private final Findings findings;
    private final List<Draft> drafts = new ArrayList<>();
    private final GiftChoices choices;
    private Said topic = Said.plain("", Place.at(1, 1));

    /** A blank line has torn a question apart: what follows is its rest, up to the closing brace. */
    private boolean torn;

    GiftReader(GiftText file, Findings findings) {
        this.file = file;
        this.findings = findings;
        this.choices = new GiftChoices(file, findings);
    }

    List<Draft> drafts() {
        int start = -1;
        for (int line = 0; line < file.length(); line = file.endOfLine(line) + 1) {
            boolean blank = file.blankLine(line);
            if (blank && start >= 0) {
                block(new Span(start, line));
                start = -1;
            } else if (!blank && start < 0) {
                start = line;
            }
            if (drafts.size() >= Moodle.MOST_DRAFTS) {
                return drafts;
            }
        }
        if (start >= 0) {
            block(new Span(start, file.length()));
        }
        return drafts;
    }

    private void block(Span block) {
        Span body = file.trimmed(block);
        while (file.startsWith(body, CATEGORY)) {
            int end = Math.min(body.to(), file.endOfLine(body.from()));
            Span path = new Span(body.from() + CATEGORY.length(), end);
            String name = MoodleCategory.topic(file.raw(path).strip());
            topic = TextForm.PLAIN.said(name, file.place(body.from()), findings);
            body = file.trimmed(new Span(end, body.to()));
        }
        if (!file.blank(body)) {
            question(block, body);
        }
    }

    private void question(Span block, Span body) {
        Span text = named(body);
        int open = file.find(text, "{");
        int close = file.find(text, "}");
        if (torn) {
            torn = close < 0;
        } else if (open < 0 && close < 0) {
            skip(body, "description");
        } else if (sound(text, open, close)) {
            answered(block, text, new Span(open, close));
        }
    }

    /** What follows the name; names are for lists in Moodle and say nothing that we keep. */
    private Span named(Span body) {
        if (!file.startsWith(body, NAME)) {
            return body;
        }
        int end = file.find(new Span(body.from() + NAME.length(), body.to()), NAME);
        if (end < 0) {
            error(
                    body.from(),
                    "unclosed-name",
                    "Tên câu mở bằng :: mà không đóng.",
                    "Thêm :: vào cuối tên, hoặc viết \\:\\: nếu đó là chữ.");
            return file.trimmed(new Span(body.from() + NAME.length(), body.to()));
        }
        return file.trimmed(new Span(end + NAME.length(), body.to()));
    }

    private boolean sound(Span text, int open, int close) {
        if (close < 0) {
            torn = true;
            error(
                    open,
                    "unclosed-brace",
                    "Dấu { không có dấu } đóng lại.",
                    "Thêm } sau phương án cuối; giữa { và } không được có dòng trống.");
            return false;
        }
        if (open < 0 || close < open) {
            error(close, "stray-brace", "Dấu } không có dấu { mở trước nó.", "Thêm {, hoặc viết \\} nếu đó là chữ.");
            return false;
        }
        int second = file.find(new Span(open + 1, text.to()), "{");
        int rest = file.find(new Span(close + 1, text.to()), "}");
        if (second >= 0 || rest >= 0) {
            error(
                    second >= 0 ? second : rest,
                    "second-brace",
                    "Mỗi câu chỉ có một cặp ngoặc nhọn chứa các phương án.",
                    "Viết \\{ và \\} nếu đó là chữ; để một dòng trống giữa hai câu.");
            return false;
        }
        return true;
    }

    private void answered(Span block, Span text, Span braces) {
        Span inside = file.trimmed(new Span(braces.from() + 1, braces.to()));
        int feedback = file.findLast(inside, FEEDBACK);
        Span answers = feedback < 0 ? inside : file.trimmed(new Span(inside.from(), feedback));
        String kind = kind(answers);
        if (!kind.isEmpty()) {
            skip(text, kind);
            return;
        }
        Draft draft = new Draft(file.place(text.from()));
        draft.raw(file.raw(block).strip());
        draft.say(Field.TOPIC, topic);
        GiftValue stem = stem(text, braces);
        draft.say(Field.STEM, stem.said(findings));
        if (feedback >= 0) {
            Span explanation = new Span(feedback + FEEDBACK.length(), inside.to());
            draft.say(
                    Field.EXPLANATION,
                    GiftValue.of(file, explanation, stem.form()).said(findings));
        }
        draft.say(Field.KEY, Said.plain("", file.place(braces.from())));
        tags(block, draft, choices.read(draft, answers, stem.form()));
        drafts.add(draft);
    }

    /** The kind of a question that we don't have, in the order in which Moodle decides; "" for one that we have. */
    private String kind(Span answers) {
        if (file.blank(answers)) {
            return "essay";
        } else if (file.sign(answers.from()) == '#') {
            return "numerical";
        } else if (file.find(answers, "~") >= 0) {
            return "";
        } else if (file.find(answers, "=") >= 0 && file.find(answers, "->") >= 0) {
            return "matching";
        }
        return choices.truth(answers).isPresent() ? "" : "shortanswer";
    }

    /** Text behind the braces makes them a gap in the sentence. */
    private GiftValue stem(Span text, Span braces) {
        Span before = new Span(text.from(), braces.from());
        Span after = new Span(braces.to() + 1, text.to());
        String written = file.said(before) + (file.blank(after) ? "" : GAP + file.said(after));
        return GiftValue.of(written, file.place(text.from()), TextForm.AUTO);
    }

    private void tags(Span block, Draft draft, SortedSet<Integer> pinned) {
        GiftComments comments = new GiftComments();
        for (int line = block.from(); line < block.to(); line = file.endOfLine(line) + 1) {
            if (file.comment(line)) {
                comments.read(file, new Span(line, Math.min(block.to(), file.endOfLine(line))), findings);
            }
        }
        comments.id().ifPresent(id -> draft.say(Field.ID, id));
        MoodleTags tags = new MoodleTags(draft, pinned, findings);
        comments.tags().forEach(tags::read);
        tags.finish();
    }

    private void skip(Span text, String kind) {
        Moodle.skipped(file.place(text.from()), kind, file.said(cut(text)), findings);
    }

    private static Span cut(Span text) {
        return new Span(text.from(), Math.min(text.to(), text.from() + TextForm.LONGEST));
    }

    private void error(int at, String code, String message, String advice) {
        Span rest = cut(new Span(at, file.length()));
        findings.error(file.place(at), code, file.raw(rest).lines().findFirst().orElse(""), message, advice);
    }
}
