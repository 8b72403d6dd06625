package vn.hoithi.unit;

import java.util.List;
import vn.hoithi.questionbank.table.Tables;
import vn.hoithi.questionbank.text.Finding;
import vn.hoithi.questionbank.text.Findings;

/** What is wrong with the cells of a list, each at its place; at most as many as anybody reads. */
final class ListErrors {
    private final Findings findings;

    ListErrors(String file) {
        findings = new Findings(file);
    }

    void add(Tables.Row row, String title, String code, String message, String advice) {
        findings.error(row.place(title), code, row.cell(title), message, advice);
    }

    boolean any() {
        return !findings.errors().isEmpty();
    }

    boolean full() {
        return findings.full();
    }

    List<Finding> all() {
        return findings.errors();
    }
}
