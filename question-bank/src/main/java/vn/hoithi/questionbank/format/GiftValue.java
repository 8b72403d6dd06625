package vn.hoithi.questionbank.format;

import vn.hoithi.questionbank.text.Findings;
import vn.hoithi.questionbank.text.Place;

/** A text of a GIFT file with the form that it or its question names: {@code [html]<b>Ai</b>?} */
record GiftValue(String text, TextForm form, Place place) {

    private static final int LONGEST_MARK = "[markdown]".length();

    static GiftValue of(GiftText file, GiftText.Span span, TextForm otherwise) {
        GiftText.Span trimmed = file.trimmed(span);
        int start = trimmed.from() < trimmed.to() ? trimmed.from() : span.from();
        return of(file.said(trimmed), file.place(start), otherwise);
    }

    static GiftValue of(String written, Place place, TextForm otherwise) {
        String text = written.strip();
        int end = text.startsWith("[") ? text.indexOf(']') : -1;
        if (end < 0 || end >= LONGEST_MARK) {
            return new GiftValue(text, otherwise, place);
        }
        String name = text.substring(1, end);
        boolean mark = TextForm.of(name, TextForm.HTML) == TextForm.of(name, TextForm.PLAIN);
        return mark
                ? new GiftValue(text.substring(end + 1), TextForm.of(name, otherwise), place)
                : new GiftValue(text, otherwise, place);
    }

    Said said(Findings findings) {
        return form.said(text, place, findings);
    }
}
