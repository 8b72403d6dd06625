package vn.hoithi.questionbank.format;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import vn.hoithi.questionbank.Field;
import vn.hoithi.questionbank.Level;
import vn.hoithi.questionbank.text.PlainText;

/** What a question gets where its file says nothing: nothing at all for our own formats. */
final class Defaults {

    static final Defaults NONE = new Defaults(false, Set.of());
    static final String TOPIC = "Chung";
    static final Level LEVEL = Level.RECOGNISE;

    private final boolean given;
    private final Set<String> usedIds;
    private int next = 1;

    private Defaults(boolean given, Set<String> usedIds) {
        this.given = given;
        this.usedIds = usedIds;
    }

    static Defaults of(List<Draft> drafts) {
        Set<String> used = new HashSet<>();
        drafts.forEach(draft -> used.add(PlainText.folded(draft.letters(Field.ID))));
        return new Defaults(true, used);
    }

    boolean given() {
        return given;
    }

    /** C0001, C0002 … in the order of the file, without those that the file itself uses. */
    String nextId() {
        String id = "C%04d".formatted(next++);
        return usedIds.contains(PlainText.folded(id)) ? nextId() : id;
    }
}
