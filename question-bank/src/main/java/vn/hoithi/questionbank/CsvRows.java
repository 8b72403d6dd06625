package vn.hoithi.questionbank;

import java.util.ArrayList;
import java.util.List;

/** From the bytes of a CSV file to rows under a header, checking what any table must satisfy. */
final class CsvRows {

    private final Findings findings;

    private CsvRows(Findings findings) {
        this.findings = findings;
    }

    /** Gives all rows that could be read, also beside errors, so that the caller can look for further ones in them. */
    static List<CsvTable.Row> read(byte[] file, List<String> required, List<String> optional, Findings findings) {
        return FileText.read(file, findings)
                .map(text -> CsvRecords.read(text, findings))
                .map(records -> new CsvRows(findings).read(records, required, optional))
                .orElse(List.of());
    }

    private List<CsvTable.Row> read(List<CsvRecords.RawRecord> records, List<String> required, List<String> optional) {
        List<CsvRecords.RawRecord> filled = records.stream()
                .map(this::cleaned)
                .filter(record -> record.cells().stream().anyMatch(cell -> !cell.isEmpty()))
                .toList();
        if (filled.isEmpty()) {
            if (findings.errors().isEmpty()) {
                FileText.reportEmpty(findings);
            }
            return List.of();
        }
        CsvHeader header = CsvHeader.read(filled.getFirst(), required, optional, findings);
        // Without a single known title this is some other table, of which there is nothing more to say.
        List<CsvRecords.RawRecord> below = header.recognised() ? filled.subList(1, filled.size()) : List.of();
        List<CsvTable.Row> rows = new ArrayList<>();
        for (CsvRecords.RawRecord record : below) {
            reportStray(record, header);
            rows.add(new CsvTable.Row(header, record.line(), record.cells()));
        }
        return rows;
    }

    private void reportStray(CsvRecords.RawRecord record, CsvHeader header) {
        for (int position = 0; position < record.cells().size(); position++) {
            String cell = record.cells().get(position);
            if (!cell.isEmpty() && !header.titled(position)) {
                findings.error(
                        record.line(),
                        position + 1,
                        "too-many-cells",
                        cell,
                        "Ô này nằm ngoài các cột có tiêu đề.",
                        "Có thể thừa dấu phân cách: đặt ô có dấu phân cách trong dấu nháy kép.");
                return;
            }
        }
    }

    private CsvRecords.RawRecord cleaned(CsvRecords.RawRecord record) {
        List<String> cells = new ArrayList<>(record.cells().size());
        for (String cell : record.cells()) {
            int column = cells.size() + 1;
            cells.add(cell.isEmpty() ? cell : new CsvCell(cell, record.line(), column, findings).cleaned());
        }
        return new CsvRecords.RawRecord(record.line(), cells);
    }
}
