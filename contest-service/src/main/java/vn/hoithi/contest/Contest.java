package vn.hoithi.contest;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A contest as the public and the entry form know it.
 *
 * @param treeId the units from which participants choose theirs
 * @param rulesText thể lệ, in Markdown, as the admin wrote it
 * @param scoreAtOnce whether a score is shown with the receipt, or only after the round has closed
 * @param entry who may enter, and how often in all
 * @param heldAt address of the site on which it is held; none when it is held here
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
        boolean scoreAtOnce,
        EntryTerms entry,
        @Nullable String heldAt) {

    /** A contest that is held here, for everybody. */
    public Contest(
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
        this(
                id,
                slug,
                name,
                organizer,
                hotline,
                treeId,
                rulesText,
                fields,
                audiences,
                consentText,
                consentVersion,
                scoreAtOnce,
                EntryTerms.OPEN,
                null);
    }

    /** Whether it is held on another site: nobody takes part here, units enter figures. */
    public boolean external() {
        return heldAt != null;
    }

    /** The field that identifies a person here; none means that everybody who enters is somebody new. */
    public @Nullable FormField identity() {
        return fields.stream().filter(FormField::identifies).findFirst().orElse(null);
    }
}
