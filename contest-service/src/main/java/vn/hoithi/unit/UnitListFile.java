package vn.hoithi.unit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import vn.hoithi.questionbank.table.Tables;
import vn.hoithi.questionbank.table.WorkbookWriter;
import vn.hoithi.questionbank.table.WorkbookWriter.Column;

/** Writes a tree as a list that, read again, changes nothing. What a spreadsheet would run as a formula is text there. */
final class UnitListFile {
    private static final int WIDE = 45;
    private static final int NARROW = 16;

    private final UnitForest forest;
    private final UnitTree tree;
    private final @Nullable Map<Long, Contact> contacts;
    private final List<Unit> units;
    private final List<String> audiences;
    private final List<UnitTree> others;

    /** @param contacts people in charge by unit, or none to leave their columns out */
    UnitListFile(UnitForest forest, UnitTree tree, @Nullable Map<Long, Contact> contacts) {
        this.forest = forest;
        this.tree = tree;
        this.contacts = contacts;
        this.units = ordered(forest, tree);
        TreeSet<String> known = new TreeSet<>();
        units.forEach(unit -> known.addAll(forest.headcounts(unit.id()).keySet()));
        this.audiences = List.copyOf(known);
        this.others = forest.trees().stream()
                .filter(other -> units.stream()
                        .anyMatch(unit ->
                                forest.sameBody(unit.id()).stream().anyMatch(same -> same.treeId() == other.id())))
                .sorted(Comparator.comparing(UnitTree::id))
                .toList();
    }

    byte[] csv() {
        return Tables.write(header(), rows()).getBytes(UTF_8);
    }

    byte[] xlsx() {
        try (WorkbookWriter workbook = new WorkbookWriter(units.size())) {
            List<Column> columns = header().stream()
                    .map(title -> new Column(title, title.equals(UnitColumns.NAME) ? WIDE : NARROW, List.of(), ""))
                    .toList();
            workbook.sheet("Đơn vị", columns, rows(), 0);
            return workbook.bytes();
        }
    }

    // Parents first, each with what is below it.
    private static List<Unit> ordered(UnitForest forest, UnitTree tree) {
        List<Unit> ordered = new ArrayList<>();
        forest.root(tree.id()).ifPresent(root -> walk(forest, root, ordered));
        return ordered;
    }

    private static void walk(UnitForest forest, Unit unit, List<Unit> ordered) {
        ordered.add(unit);
        forest.children(unit.id()).forEach(child -> walk(forest, child, ordered));
    }

    private List<String> header() {
        List<String> header = new ArrayList<>(List.of(
                UnitColumns.CODE,
                UnitColumns.NAME,
                UnitColumns.TYPE,
                UnitColumns.PARENT,
                UnitColumns.BLOCK,
                UnitColumns.HEADCOUNT,
                UnitColumns.OPENED,
                UnitColumns.CLOSED,
                UnitColumns.MERGED_INTO));
        audiences.forEach(audience -> header.add(UnitColumns.HEADCOUNT_OF + " " + audience));
        others.forEach(other -> header.add(UnitColumns.SAME_AS + " " + other.code()));
        if (contacts != null) {
            header.addAll(List.of(UnitColumns.CONTACT, UnitColumns.POSITION, UnitColumns.PHONE));
        }
        return header;
    }

    private List<List<String>> rows() {
        return units.stream().map(this::row).toList();
    }

    private List<String> row(Unit unit) {
        Long above = unit.parentId();
        String parent = above == null ? "" : forest.find(above).map(Unit::code).orElse("");
        List<String> row = new ArrayList<>(List.of(
                unit.code(),
                unit.name(),
                unit.type(),
                parent,
                unit.block(),
                number(unit.headcount()),
                UnitColumns.write(unit.openedOn()),
                UnitColumns.write(unit.closedOn()),
                unit.merged() ? parent : ""));
        audiences.forEach(
                audience -> row.add(number(forest.headcounts(unit.id()).get(audience))));
        others.forEach(other -> row.add(forest.sameBody(unit.id()).stream()
                .filter(same -> same.treeId() == other.id())
                .map(Unit::code)
                .findFirst()
                .orElse("")));
        if (contacts != null) {
            Contact contact = contacts.get(unit.id());
            row.addAll(
                    contact == null
                            ? List.of("", "", "")
                            : List.of(contact.name(), contact.position(), contact.phone()));
        }
        return row;
    }

    private static String number(@Nullable Integer number) {
        return number == null ? "" : number.toString();
    }

    String name() {
        return "don-vi-" + tree.code();
    }
}
