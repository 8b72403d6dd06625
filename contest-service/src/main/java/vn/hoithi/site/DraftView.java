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

/**
 * A draft for the second person, or what came of it, a page of its questions at a time.
 *
 * @param hidden questions of the page whose keys a round still needs
 */
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
        long hidden,
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
            List<Finding> warnings) {

        boolean hidden() {
            return (before != null && !before.shown()) || (after != null && !after.shown());
        }
    }

    /**
     * The questions whose keys stay on the server. Whoever decides must see the keys that a draft brings; once it is
     * decided nobody needs them here any more, and rounds may use what it became.
     *
     * @param before of the version that the draft builds on
     * @param after of the version that it became
     */
    record HeldBack(Set<String> before, Set<String> after) {

        boolean before(String id) {
            return before.contains(id);
        }

        boolean after(String id, BankDraft.State state) {
            return state == BankDraft.State.REJECTED || after.contains(id);
        }
    }

    static DraftView of(DraftPreview preview, HeldBack heldBack, boolean onlyWarned, int page) {
        BankDraft draft = preview.draft();
        List<DraftPreview.Item> all = preview.items();
        List<DraftPreview.Item> wanted = all.stream()
                .filter(item -> !onlyWarned || !item.warnings().isEmpty())
                .toList();
        Pages pages = Pages.of(wanted.size(), ON_ONE_PAGE, page);
        List<Item> items = pages.of(wanted).stream()
                .map(item -> item(item, heldBack, draft.state()))
                .toList();
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
                items,
                (int) all.stream().filter(item -> !item.warnings().isEmpty()).count(),
                items.stream().filter(Item::hidden).count(),
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

    private static Item item(DraftPreview.Item item, HeldBack heldBack, BankDraft.State state) {
        BankDifference.Change change = item.change();
        Origin origin = item.origin();
        // The file's own lines hold the key, and a warning may tell it.
        boolean shown = !heldBack.after(change.id(), state);
        return new Item(
                word(change.kind()),
                change.id(),
                origin == null ? "" : origin.place().toString(),
                origin == null || !shown ? "" : origin.raw(),
                view(change.before(), !heldBack.before(change.id())),
                view(change.after(), shown),
                shown ? item.warnings() : List.of());
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
