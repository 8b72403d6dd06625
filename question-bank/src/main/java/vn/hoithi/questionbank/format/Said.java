package vn.hoithi.questionbank.format;

import vn.hoithi.questionbank.text.Place;
import vn.hoithi.questionbank.text.RichText;

/** What a file says at a place. */
record Said(RichText text, Place place) {

    static Said plain(String text, Place place) {
        return new Said(RichText.plain(text), place);
    }

    String letters() {
        return text.plain();
    }

    boolean isEmpty() {
        return text.isEmpty();
    }
}
