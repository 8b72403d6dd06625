package vn.hoithi.questionbank.stats;

import java.util.ArrayList;
import java.util.List;
import vn.hoithi.questionbank.text.PlainText;

/** Cuts a line of a table into its cells. A cell may stand in quotes; no cell of responses goes over lines. */
final class ResponseLine {

    private static final int MOST_CELLS = 50;

    private ResponseLine() {}

    static List<String> cells(String line, char separator) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int at = 0; at < line.length() && cells.size() < MOST_CELLS; at++) {
            char letter = line.charAt(at);
            if (letter == '"') {
                // A doubled quote within a quoted cell stands for one.
                if (!quoted && at > 0 && line.charAt(at - 1) == '"' && !cell.isEmpty()) {
                    cell.append('"');
                }
                quoted = !quoted;
            } else if (letter == separator && !quoted) {
                cells.add(PlainText.line(cell.toString()));
                cell.setLength(0);
            } else {
                cell.append(letter);
            }
        }
        cells.add(PlainText.line(cell.toString()));
        return cells;
    }
}
