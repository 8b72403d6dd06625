package vn.hoithi.unit;

import java.util.ArrayList;
import java.util.List;

/** What a list of units would change, for people to look at before it does. */
public record ListChanges(Kind added, Kind renamed, Kind moved, Kind closed, Kind headcounts, Kind others) {
    /** So many changes of one kind are shown. */
    public static final int SHOWN = 200;

    /** Changes of one kind: how many, and the first of them. */
    public record Kind(int count, List<Line> first) {}

    /** One change of one unit. */
    public record Line(String code, String name, String before, String after) {}

    /** Whether the list says what is already so. */
    public boolean nothing() {
        return added.count() + renamed.count() + moved.count() + closed.count() + headcounts.count() + others.count()
                == 0;
    }

    /** Counts all changes and keeps the first of each kind. */
    static final class Builder {
        final Counting added = new Counting();
        final Counting renamed = new Counting();
        final Counting moved = new Counting();
        final Counting closed = new Counting();
        final Counting headcounts = new Counting();
        final Counting others = new Counting();

        ListChanges build() {
            return new ListChanges(
                    added.kind(), renamed.kind(), moved.kind(), closed.kind(), headcounts.kind(), others.kind());
        }
    }

    static final class Counting {
        private final List<Line> first = new ArrayList<>();
        private int count;

        void add(Line line) {
            count++;
            if (first.size() < SHOWN) {
                first.add(line);
            }
        }

        private Kind kind() {
            return new Kind(count, List.copyOf(first));
        }
    }
}
