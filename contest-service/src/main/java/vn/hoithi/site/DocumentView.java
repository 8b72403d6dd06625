package vn.hoithi.site;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.hoithi.contest.Document;

/** A document as pages list it. */
record DocumentView(
        String title,
        @Nullable String number,
        @Nullable String issuer,
        @Nullable String date,
        String href) {

    static DocumentView of(Document document) {
        LocalDate issued = document.issuedOn();
        String link = document.link();
        return new DocumentView(
                document.title(),
                given(document.number()),
                given(document.issuer()),
                issued == null ? null : Words.day(issued),
                link == null ? "/tai-lieu/" + document.id() : link);
    }

    private static @Nullable String given(String text) {
        return text.isBlank() ? null : text;
    }
}
