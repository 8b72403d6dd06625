package vn.hoithi.questionbank.table;

import java.util.ArrayList;
import java.util.List;
import vn.hoithi.questionbank.archive.ForeignFile;
import vn.hoithi.questionbank.text.FileText;
import vn.hoithi.questionbank.text.Findings;

/** From the bytes of a workbook or CSV file to rows under a header, checking what any table must satisfy. */
final class TableRows {

    private final Findings findings;

    private TableRows(Findings findings) {
        this.findings = findings;
    }

    /** Gives all rows that could be read, also beside errors, so that the caller can look for further ones in them. */
    static List<Tables.Row> read(byte[] file, TableColumns columns, Findings findings) {
        if (ForeignFile.report(file, findings)) {
            return List.of();
        }
        if (Workbook.is(file)) {
            return Workbook.open(file, findings)
                    .map(workbook -> SheetChoice.rows(workbook, columns, findings))
                    .map(records -> new TableRows(findings).read(records, columns))
                    .orElse(List.of());
        }
        return FileText.read(file, findings)
                .map(text -> CsvRecords.read(text, findings))
                .map(records -> new TableRows(findings).read(records, columns))
                .orElse(List.of());
    }

    private List<Tables.Row> read(List<RawRecord> records, TableColumns columns) {
        List<RawRecord> filled = records.stream()
                .map(this::cleaned)
                .filter(record -> record.cells().stream().anyMatch(cell -> !cell.isEmpty()))
                .toList();
        if (filled.isEmpty()) {
            if (findings.errors().isEmpty()) {
                FileText.reportEmpty(findings);
            }
            return List.of();
        }
        TableHeader header = TableHeader.read(filled.getFirst(), columns, findings);
        // Without a single known title this is some other table, of which there is nothing more to say.
        List<RawRecord> below = header.recognised() ? filled.subList(1, filled.size()) : List.of();
        List<Tables.Row> rows = new ArrayList<>();
        for (RawRecord record : below) {
            reportStray(record, header);
            rows.add(new Tables.Row(header, record));
        }
        return rows;
    }

    private void reportStray(RawRecord record, TableHeader header) {
        for (int position = 0; position < record.cells().size(); position++) {
            String cell = record.cells().get(position);
            if (!cell.isEmpty() && !header.titled(position)) {
                findings.error(
                        record.place(position + 1),
                        "too-many-cells",
                        cell,
                        "Ô này nằm ngoài các cột có tiêu đề.",
                        "Có thể thừa dấu phân cách: đặt ô có dấu phân cách trong dấu nháy kép.");
                return;
            }
        }
    }

    private RawRecord cleaned(RawRecord record) {
        List<String> cells = new ArrayList<>(record.cells().size());
        for (String cell : record.cells()) {
            int column = cells.size() + 1;
            cells.add(Tables.checked(cell, record.place(column), findings));
        }
        return new RawRecord(record.sheet(), record.line(), cells);
    }
}
