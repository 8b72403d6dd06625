package vn.hoithi.site;

import org.jspecify.annotations.Nullable;
import vn.hoithi.contest.ContestCatalog;
import vn.hoithi.contest.Document;
import vn.hoithi.contest.Round;

/** A document in the list where it can be removed. */
record DocumentRow(
        int id,
        DocumentView view,
        String belongsTo,
        @Nullable String fileName) {

    static DocumentRow of(Document document, ContestCatalog contests) {
        Integer round = document.roundId();
        return new DocumentRow(
                document.id(),
                DocumentView.of(document),
                round == null
                        ? "Cả cuộc thi"
                        : contests.round(round).map(Round::name).orElse("Cả cuộc thi"),
                document.fileName());
    }
}
