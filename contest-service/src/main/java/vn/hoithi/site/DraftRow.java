package vn.hoithi.site;

import org.jspecify.annotations.Nullable;
import vn.hoithi.bank.BankDraft;

/** A draft in a list. */
record DraftRow(
        int id,
        String title,
        String kind,
        String questions,
        int warnings,
        String fileName,
        String by,
        String at,
        String decision,
        @Nullable Integer versionId) {

    static DraftRow of(BankDraft draft) {
        return new DraftRow(
                draft.id(),
                draft.title(),
                DraftView.kind(draft.kind()),
                Figures.number(draft.questions()),
                draft.warnings(),
                draft.fileName(),
                draft.uploadedBy(),
                Words.moment(draft.uploadedAt()),
                DraftView.decision(draft),
                draft.versionId());
    }
}
