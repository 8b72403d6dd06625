package vn.hoithi.unit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a list would change in a tree: compared with the units as they are. Pure. */
final class UnitPlan {
    /** Rows with their new contents, parents first; those that change nothing are left out. */
    final List<Row> changed = new ArrayList<>();

    final List<Headcount> headcounts = new ArrayList<>();
    final List<Event> events = new ArrayList<>();
    final List<Body> bodies = new ArrayList<>();
    final List<Sealing> contacts = new ArrayList<>();
    final ListChanges.Builder told = new ListChanges.Builder();
    private final KnownUnits known;
    private final Map<Long, Contact> contactsNow;
    private final LocalDate today;
    private final Map<String, String> names = new TreeMap<>();
    private boolean moves;

    /** A unit as it will be. */
    record Row(
            String code,
            String name,
            String type,
            @Nullable String parent,
            String block,
            @Nullable Integer headcount,
            @Nullable LocalDate openedOn,
            @Nullable LocalDate closedOn,
            boolean merged) {}

    record Headcount(String code, String audience, int people) {}

    record Event(String code, UnitEvent.Kind kind, LocalDate on, String before, String after) {}

    record Body(String code, long other) {}

    record Sealing(String code, Contact contact) {}

    private UnitPlan(KnownUnits known, Map<Long, Contact> contactsNow, LocalDate today) {
        this.known = known;
        this.contactsNow = contactsNow;
        this.today = today;
    }

    static UnitPlan of(List<UnitEntry> entries, KnownUnits known, Map<Long, Contact> contactsNow, LocalDate today) {
        UnitPlan plan = new UnitPlan(known, contactsNow, today);
        entries.forEach(entry -> plan.names.put(entry.code(), entry.name()));
        entries.forEach(plan::add);
        return plan;
    }

    boolean nothing() {
        return changed.isEmpty() && headcounts.isEmpty() && bodies.isEmpty() && contacts.isEmpty();
    }

    /** Whether a unit gets another place, or a first one. */
    boolean moves() {
        return moves;
    }

    private void add(UnitEntry entry) {
        Unit before = known.find(entry.code());
        Row after = after(entry, before);
        if (before == null) {
            moves = true;
            changed.add(after);
            told.added.add(line(entry, "", place(after.parent())));
            // A list without that day does not say when the unit was set up; today would be a guess.
            if (after.openedOn() != null) {
                event(entry, UnitEvent.Kind.OPENED, after.openedOn(), "", after.name());
            }
            closing(entry, after, null);
        } else if (!after.equals(row(before))) {
            changed.add(after);
            compare(entry, before, after);
        }
        headcounts(entry, before);
        boolean joins = bodies(entry, before);
        boolean named = contact(entry, before);
        if (before != null && (joins || named || otherDetails(before, after))) {
            told.others.add(line(entry, "", ""));
        }
    }

    private Row after(UnitEntry entry, @Nullable Unit before) {
        Optional<Unit> now = Optional.ofNullable(before);
        return new Row(
                entry.code(),
                entry.name(),
                Optional.ofNullable(entry.type()).or(() -> now.map(Unit::type)).orElse(""),
                entry.parent(),
                Optional.ofNullable(entry.block())
                        .or(() -> now.map(Unit::block))
                        .orElse(""),
                Optional.ofNullable(entry.headcount())
                        .or(() -> now.map(Unit::headcount))
                        .orElse(null),
                Optional.ofNullable(entry.openedOn())
                        .or(() -> now.map(Unit::openedOn))
                        .orElse(null),
                Optional.ofNullable(entry.closedOn())
                        .or(() -> now.map(Unit::closedOn))
                        .orElse(null),
                entry.merged() || now.map(Unit::merged).orElse(false));
    }

    private Row row(Unit unit) {
        return new Row(
                unit.code(),
                unit.name(),
                unit.type(),
                known.codeOf(unit.parentId()),
                unit.block(),
                unit.headcount(),
                unit.openedOn(),
                unit.closedOn(),
                unit.merged());
    }

    private void compare(UnitEntry entry, Unit before, Row after) {
        if (!before.name().equals(after.name())) {
            told.renamed.add(line(entry, before.name(), after.name()));
            event(entry, UnitEvent.Kind.RENAMED, today, before.name(), after.name());
        }
        if (!Objects.equals(before.openedOn(), after.openedOn())) {
            event(
                    entry,
                    UnitEvent.Kind.OPENED,
                    day(after.openedOn()),
                    UnitColumns.write(before.openedOn()),
                    UnitColumns.write(after.openedOn()));
        }
        String from = known.codeOf(before.parentId());
        boolean other = !Objects.equals(from, after.parent());
        moves |= other;
        if (other && (!after.merged() || before.merged())) {
            told.moved.add(line(entry, place(from), place(after.parent())));
            event(entry, UnitEvent.Kind.MOVED, today, place(from), place(after.parent()));
        }
        closing(entry, after, before);
    }

    private void closing(UnitEntry entry, Row after, @Nullable Unit before) {
        LocalDate on = after.closedOn();
        if (on == null || (before != null && before.closedOn() != null && before.merged() == after.merged())) {
            return;
        }
        String from = before == null ? "" : place(known.codeOf(before.parentId()));
        String into = after.merged() ? place(after.parent()) : "";
        told.closed.add(line(entry, UnitColumns.write(on), into));
        event(
                entry,
                after.merged() ? UnitEvent.Kind.MERGED : UnitEvent.Kind.CLOSED,
                on,
                after.merged() ? from : "",
                into);
    }

    private void headcounts(UnitEntry entry, @Nullable Unit before) {
        headcount(entry, "", entry.headcount(), before == null ? null : before.headcount());
        Map<String, Integer> now = before == null ? Map.of() : known.forest().headcounts(before.id());
        entry.headcounts().forEach((audience, people) -> headcount(entry, audience, people, now.get(audience)));
    }

    private void headcount(UnitEntry entry, String audience, @Nullable Integer people, @Nullable Integer before) {
        if (people == null || people.equals(before)) {
            return;
        }
        headcounts.add(new Headcount(entry.code(), audience, people));
        if (known.find(entry.code()) != null) {
            String prefix = audience.isEmpty() ? "" : audience + ": ";
            told.headcounts.add(line(entry, before == null ? "" : prefix + before, prefix + people));
        }
    }

    private boolean bodies(UnitEntry entry, @Nullable Unit before) {
        int known = bodies.size();
        entry.bodies().forEach((tree, code) -> {
            Unit other = this.known.findIn(tree, code);
            boolean already = before != null
                    && this.known.forest().sameBody(before.id()).stream().anyMatch(same -> same.equals(other));
            if (other != null && !already) {
                bodies.add(new Body(entry.code(), other.id()));
            }
        });
        return bodies.size() > known;
    }

    private boolean contact(UnitEntry entry, @Nullable Unit before) {
        Contact contact = entry.contact();
        if (contact == null || (before != null && contact.equals(contactsNow.get(before.id())))) {
            return false;
        }
        contacts.add(new Sealing(entry.code(), contact));
        return true;
    }

    private static boolean otherDetails(Unit before, Row after) {
        return !before.type().equals(after.type())
                || !before.block().equals(after.block())
                || !Objects.equals(before.openedOn(), after.openedOn());
    }

    private void event(UnitEntry entry, UnitEvent.Kind kind, LocalDate on, String before, String after) {
        events.add(new Event(entry.code(), kind, on, before, after));
    }

    private LocalDate day(@Nullable LocalDate day) {
        return day == null ? today : day;
    }

    private static ListChanges.Line line(UnitEntry entry, String before, String after) {
        return new ListChanges.Line(entry.code(), entry.name(), before, after);
    }

    private String place(@Nullable String code) {
        if (code == null) {
            return "";
        }
        Unit unit = known.find(code);
        return UnitEvent.place(names.getOrDefault(code, unit == null ? "" : unit.name()), code);
    }
}
