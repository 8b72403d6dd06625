package vn.hoithi.questionbank.format;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import vn.hoithi.questionbank.Field;
import vn.hoithi.questionbank.Level;
import vn.hoithi.questionbank.Question;
import vn.hoithi.questionbank.Source;
import vn.hoithi.questionbank.text.Findings;

/** Checks one question completely, and makes it if nothing is wrong. */
final class DraftCheck {

    private final Draft draft;
    private final Findings findings;
    private final Defaults defaults;
    private boolean sound = true;

    DraftCheck(Draft draft, Findings findings, Defaults defaults) {
        this.draft = draft;
        this.findings = findings;
        this.defaults = defaults;
    }

    Optional<Question> question() {
        String id = idOrDefault();
        String topic = topicOrDefault();
        need(Field.STEM, "empty-stem", "Chưa có nội dung câu hỏi.", "Viết câu hỏi, hoặc xoá cả câu.");
        if (!defaults.given()) {
            need(
                    Field.SOURCE,
                    "no-source",
                    "Chưa ghi nguồn.",
                    "Ghi văn bản, điều, khoản hoặc tài liệu để tra lại được.");
        }
        Optional<Level> level = level();
        checkAddress();
        checkChoices();
        SortedSet<Integer> key = draft.key();
        checkKey(key);
        if (!sound || level.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Question(
                id,
                topic,
                level.get(),
                draft.said(Field.STEM).text(),
                draft.choices().stream().map(Said::text).toList(),
                key,
                draft.multiple(),
                draft.said(Field.EXPLANATION).text(),
                new Source(
                        draft.letters(Field.SOURCE),
                        draft.letters(Field.ARTICLE),
                        draft.letters(Field.CLAUSE),
                        draft.letters(Field.ADDRESS)),
                draft.letters(Field.FACT),
                tags(),
                pinned(),
                draft.picture()));
    }

    private String idOrDefault() {
        if (!defaults.given()) {
            need(Field.ID, "no-id", "Chưa có mã câu.", "Đặt cho câu hỏi một mã không đổi về sau, ví dụ BC-001.");
        }
        return draft.has(Field.ID) || !defaults.given() ? draft.letters(Field.ID) : defaults.nextId();
    }

    private String topicOrDefault() {
        if (!defaults.given()) {
            need(Field.TOPIC, "no-topic", "Chưa có chủ đề.", "Ghi chủ đề: đề thi bốc câu hỏi theo chủ đề.");
        }
        return draft.has(Field.TOPIC) || !defaults.given() ? draft.letters(Field.TOPIC) : Defaults.TOPIC;
    }

    private void need(Field field, String code, String message, String advice) {
        if (!draft.has(field)) {
            error(field, code, message, advice);
        }
    }

    private Optional<Level> level() {
        if (defaults.given() && !draft.has(Field.LEVEL)) {
            return Optional.of(Defaults.LEVEL);
        }
        Optional<Level> level = Level.of(draft.letters(Field.LEVEL));
        if (level.isEmpty()) {
            String labels = Arrays.stream(Level.values()).map(Level::label).collect(Collectors.joining(", "));
            error(Field.LEVEL, "unknown-level", "Không có mức độ này.", "Ghi một trong: " + labels + ".");
        }
        return level;
    }

    private void checkAddress() {
        if (draft.has(Field.ADDRESS) && !Source.isAddress(draft.letters(Field.ADDRESS))) {
            error(
                    Field.ADDRESS,
                    "bad-address",
                    "Không phải địa chỉ trang web.",
                    "Ghi đầy đủ từ http:// hoặc https://, không có dấu cách.");
        }
    }

    private void checkChoices() {
        List<Said> choices = draft.choices();
        long written = choices.stream().filter(choice -> !choice.isEmpty()).count();
        boolean tooFew = written < Question.FEWEST_CHOICES;
        if (choices.size() < Question.FEWEST_CHOICES) {
            error(
                    Field.STEM,
                    "too-few-choices",
                    "Câu hỏi cần ít nhất hai phương án.",
                    "Thêm phương án, mỗi phương án một dòng hoặc một ô.");
        }
        if (choices.size() > Question.MOST_CHOICES) {
            error(
                    choices.get(Question.MOST_CHOICES),
                    "too-many-choices",
                    "Câu hỏi có %d phương án, nhiều nhất là %d.".formatted(choices.size(), Question.MOST_CHOICES),
                    "Bớt phương án, hoặc tách thành hai câu.");
        }
        Set<String> seen = new HashSet<>();
        for (Said choice : choices) {
            if (choice.isEmpty() && tooFew) {
                error(choice, "too-few-choices", "Câu hỏi cần ít nhất hai phương án.", "Điền phương án này.");
            } else if (choice.isEmpty()) {
                error(choice, "choice-gap", "Phương án này trống.", "Viết các phương án liền nhau.");
            } else if (!seen.add(choice.text().folded())) {
                error(
                        choice,
                        "equal-choices",
                        "Phương án này giống một phương án trước.",
                        "Sửa hoặc bỏ một phương án.");
            }
        }
    }

    private void checkKey(SortedSet<Integer> key) {
        if (key.isEmpty()) {
            if (!draft.has(Field.KEY)) {
                error(
                        Field.KEY,
                        "no-key",
                        "Chưa có đáp án.",
                        "Ghi chữ cái của phương án đúng, ví dụ B, hoặc AC nếu có nhiều.");
            } else {
                // The reader has said what is wrong with what stands there.
                sound = false;
            }
        } else if (key.last() >= draft.choices().size()) {
            error(
                    Field.KEY,
                    "key-outside-choices",
                    "Đáp án chỉ phương án không có.",
                    "Sửa đáp án, hoặc điền thêm phương án.");
        } else if (!draft.multiple() && key.size() > 1) {
            error(
                    Field.KEY,
                    "several-right",
                    "Loại câu chỉ cho chọn một phương án mà có nhiều đáp án.",
                    "Sửa đáp án, hoặc đổi loại câu.");
        }
    }

    private SortedSet<String> tags() {
        return new TreeSet<>(Arrays.asList(draft.letters(Field.TAGS).split("[;\\n]", -1)));
    }

    private SortedSet<Integer> pinned() {
        return new TreeSet<>(new ArrayList<>(draft.pinned())
                .stream().filter(choice -> choice < draft.choices().size()).toList());
    }

    /** What a missing column lacks in every row has been said once, at the header. */
    private void error(Field field, String code, String message, String advice) {
        sound = false;
        if (defaults.given() || draft.knows(field)) {
            error(draft.said(field), code, message, advice);
        }
    }

    private void error(Said said, String code, String message, String advice) {
        sound = false;
        findings.error(said.place(), code, said.letters(), message, advice);
    }
}
