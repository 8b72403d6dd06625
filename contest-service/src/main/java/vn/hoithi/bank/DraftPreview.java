package vn.hoithi.bank;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.hoithi.questionbank.Origin;
import vn.hoithi.questionbank.QuestionBank;
import vn.hoithi.questionbank.check.Checked;
import vn.hoithi.questionbank.format.ImportResult;
import vn.hoithi.questionbank.text.Finding;
import vn.hoithi.questionbank.text.Findings;
import vn.hoithi.questionbank.text.Place;

/**
 * What a second person looks at: every question that would come, change or go, beside the lines of the file.
 *
 * @param general warnings that belong to no question
 * @param same questions that stay as they are
 */
public record DraftPreview(BankDraft draft, List<Item> items, List<Finding> general, int same) {

    /**
     * One question of the draft.
     *
     * @param origin its place in the file; none for a question that goes
     */
    public record Item(
            BankDifference.Change change, @Nullable Origin origin, List<Finding> warnings) {

        private static final Place NOWHERE = Place.at(1, 1);

        boolean missing() {
            return origin == null;
        }

        Place place() {
            return origin == null ? NOWHERE : origin.place();
        }
    }

    /** As in the file, and behind that what is not in it. */
    private static final Comparator<Item> IN_THE_FILE =
            Comparator.comparing(Item::missing).thenComparing(Item::place);

    static DraftPreview of(BankDraft draft, BankFiles.DraftFile file, @Nullable QuestionBank base) {
        BankDifference difference = BankDifference.between(base, file.bank());
        Map<String, Origin> origins = origins(draft, file, base);
        Map<String, List<Finding>> warnings = new HashMap<>();
        List<Finding> general = new ArrayList<>();
        if (file.original() instanceof ImportResult.Accepted accepted) {
            TreeMap<Place, String> starts = new TreeMap<>();
            origins.forEach((id, origin) -> starts.put(origin.place(), id));
            for (Finding finding : accepted.warnings()) {
                Map.Entry<Place, String> start = Findings.isMore(finding) ? null : starts.floorEntry(finding.place());
                List<Finding> list =
                        start == null ? general : warnings.computeIfAbsent(start.getValue(), id -> new ArrayList<>());
                list.add(finding);
            }
        }
        List<Item> items = difference.changes().stream()
                .map(change ->
                        new Item(change, origins.get(change.id()), warnings.getOrDefault(change.id(), List.of())))
                .sorted(IN_THE_FILE)
                .toList();
        return new DraftPreview(draft, items, general, difference.same());
    }

    private static Map<String, Origin> origins(BankDraft draft, BankFiles.DraftFile file, @Nullable QuestionBank base) {
        if (!(file.original() instanceof ImportResult.Accepted accepted)) {
            return Map.of();
        }
        if (base == null || draft.kind() != BankDraft.Kind.ADD) {
            return accepted.origins();
        }
        Map<String, Origin> origins = new HashMap<>();
        for (Checked checked : Merge.fitted(accepted, base)) {
            origins.put(checked.question().id(), checked.origin());
        }
        return origins;
    }
}
