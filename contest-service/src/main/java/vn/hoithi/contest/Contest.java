package vn.hoithi.contest;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A contest as the public and the entry form know it.
 *
 * @param treeId the units from which participants choose theirs
 * @param rulesText thể lệ, in Markdown, as the admin wrote it
 * @param scoreAtOnce whether a score is shown with the receipt, or only after the round has closed
 */
public record Contest(
        int id,
        String slug,
        String name,
        String organizer,
        String hotline,
        int treeId,
        String rulesText,
        List<FormField> fields,
        List<String> audiences,
        String consentText,
        int consentVersion,
        boolean scoreAtOnce) {

    /** The field that identifies a person here; none means that everybody who enters is somebody new. */
    public @Nullable FormField identity() {
        return fields.stream().filter(FormField::identifies).findFirst().orElse(null);
    }
}
