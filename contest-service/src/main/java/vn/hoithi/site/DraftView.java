package vn.hoithi.site;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.hoithi.bank.BankDifference;
import vn.hoithi.bank.BankDraft;
import vn.hoithi.bank.DraftPreview;
import vn.hoithi.bank.QuestionView;
import vn.hoithi.questionbank.Origin;
import vn.hoithi.questionbank.Question;
import vn.hoithi.questionbank.text.Finding;

/** A draft that waits for a second person, a page of its questions at a time. */
record DraftView(
        int id,
        String title,
        String kind,
        String fileName,
        String by,
        String at,
        boolean waiting,
        String decision,
        int questions,
        long added,
        long changed,
        long removed,
        int same,
        List<String> general,
        List<Item> items,
        int warned,
        Pages pages) {

    private static final int ON_ONE_PAGE = 50;

    /**
     * One question that comes, changes or goes.
     *
     * @param place where it stands in the file
     * @param raw how the file writes it
     */
    record Item(
            String change,
            String id,
            String place,
            String raw,
            @Nullable QuestionView before,
            @Nullable QuestionView after,
            List<Finding> warnings) {}

    static DraftView of(DraftPreview preview, Set<String> heldBack, boolean onlyWarned, int page) {
        BankDraft draft = preview.draft();
        List<DraftPreview.Item> all = preview.items();
        List<DraftPreview.Item> wanted = all.stream()
                .filter(item -> !onlyWarned || !item.warnings().isEmpty())
                .toList();
        Pages pages = Pages.of(wanted.size(), ON_ONE_PAGE, page);
        BankDifference difference =
                new BankDifference(all.stream().map(DraftPreview.Item::change).toList(), preview.same());
        return new DraftView(
                draft.id(),
                draft.title(),
                kind(draft.kind()),
                draft.fileName(),
                draft.uploadedBy(),
                Words.moment(draft.uploadedAt()),
                draft.state() == BankDraft.State.WAITING,
                decision(draft),
                draft.questions(),
                difference.count(BankDifference.Kind.ADDED),
                difference.count(BankDifference.Kind.CHANGED),
                difference.count(BankDifference.Kind.REMOVED),
                preview.same(),
                preview.general().stream().map(Finding::message).toList(),
                pages.of(wanted).stream().map(item -> item(item, heldBack)).toList(),
                (int) all.stream().filter(item -> !item.warnings().isEmpty()).count(),
                pages);
    }

    static String kind(BankDraft.Kind kind) {
        return switch (kind) {
            case REPLACE -> "Thay toàn bộ";
            case ADD -> "Bổ sung";
            case RETIRE -> "Ngừng dùng câu";
        };
    }

    static String decision(BankDraft draft) {
        String who = draft.decidedBy();
        Instant when = draft.decidedAt();
        if (who == null || when == null) {
            return "";
        }
        String what = draft.state() == BankDraft.State.APPROVED ? "duyệt" : "trả lại";
        String why = draft.reason().isEmpty() ? "" : ": " + draft.reason();
        return who + " " + what + " lúc " + Words.moment(when) + why;
    }

    private static Item item(DraftPreview.Item item, Set<String> heldBack) {
        BankDifference.Change change = item.change();
        Origin origin = item.origin();
        return new Item(
                word(change.kind()),
                change.id(),
                origin == null ? "" : origin.place().toString(),
                origin == null ? "" : origin.raw(),
                view(change.before(), !heldBack.contains(change.id())),
                view(change.after(), true),
                item.warnings());
    }

    static String word(BankDifference.Kind kind) {
        return switch (kind) {
            case ADDED -> "mới";
            case CHANGED -> "sửa";
            case REMOVED -> "bỏ";
        };
    }

    private static @Nullable QuestionView view(@Nullable Question question, boolean shown) {
        return question == null ? null : QuestionView.of(question, shown);
    }
}
