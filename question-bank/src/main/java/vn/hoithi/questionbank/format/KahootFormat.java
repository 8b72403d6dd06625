package vn.hoithi.questionbank.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import vn.hoithi.questionbank.Field;
import vn.hoithi.questionbank.table.RawRecord;
import vn.hoithi.questionbank.table.Tables;
import vn.hoithi.questionbank.table.Workbook;
import vn.hoithi.questionbank.text.Findings;
import vn.hoithi.questionbank.text.Place;
import vn.hoithi.questionbank.text.PlainText;
import vn.hoithi.questionbank.text.RichText;

/** The Excel template of Kahoot: number, question, four answers, seconds and the numbers of the right answers. */
final class KahootFormat implements BankFormat {

    private static final int HEAD = 12;
    private static final int STEM = 2;
    private static final int FIRST_CHOICE = 3;
    private static final int LAST_CHOICE = 6;
    private static final int SECONDS = 7;
    private static final int KEY = 8;

    private static final Pattern HEADER = Pattern.compile("question(?: .*)?");
    private static final Pattern ANSWER = Pattern.compile("answer 1(?: .*)?");
    private static final Pattern NUMBERS = Pattern.compile("[1-4](?:[\\s,;.]+[1-4])*");
    private static final Pattern SEPARATORS = Pattern.compile("[\\s,;.]+");

    @Override
    public String id() {
        return "kahoot";
    }

    @Override
    public String title() {
        return "Kahoot (Excel)";
    }

    @Override
    public String extension() {
        return "xlsx";
    }

    @Override
    public boolean detects(BankFile file) {
        return file.zip()
                && Workbook.is(file.bytes())
                && Workbook.open(file.bytes(), new Findings(file.name()))
                        .flatMap(KahootFormat::sheet)
                        .isPresent();
    }

    @Override
    public ImportResult parse(BankFile file) {
        Findings findings = new Findings(file.name());
        List<RawRecord> rows = Workbook.open(file.bytes(), findings)
                .map(workbook -> sheet(workbook).map(workbook::rows).orElse(List.of()))
                .orElse(List.of());
        return Drafts.lenient(drafts(rows, findings), findings);
    }

    private static Optional<String> sheet(Workbook workbook) {
        return workbook.sheets().stream()
                .filter(sheet -> workbook.head(sheet, HEAD).stream().anyMatch(KahootFormat::header))
                .findFirst();
    }

    private static boolean header(RawRecord row) {
        return HEADER.matcher(PlainText.folded(cell(row, STEM))).matches()
                && ANSWER.matcher(PlainText.folded(cell(row, FIRST_CHOICE))).matches();
    }

    /** Questions stand right below each other; the first row without one ends them. */
    private static List<Draft> drafts(List<RawRecord> rows, Findings findings) {
        List<Draft> drafts = new ArrayList<>();
        int next = 0;
        boolean timed = false;
        for (RawRecord row : rows) {
            if (next == 0) {
                next = header(row) ? row.line() + 1 : 0;
                continue;
            }
            boolean ended = row.line() != next || (blank(row, STEM) && blank(row, FIRST_CHOICE));
            if (ended) {
                noteRest(rows.subList(rows.indexOf(row), rows.size()), findings);
                break;
            }
            next = row.line() + 1;
            if (!timed && !blank(row, SECONDS)) {
                noteSeconds(row, findings);
                timed = true;
            }
            drafts.add(draft(row, findings));
        }
        return drafts;
    }

    private static Draft draft(RawRecord row, Findings findings) {
        Draft draft = new Draft(row.place(STEM));
        draft.raw(String.join(" | ", row.cells()));
        draft.say(Field.STEM, said(row, STEM, findings));
        int last = LAST_CHOICE;
        while (last > FIRST_CHOICE + 1 && blank(row, last)) {
            last--;
        }
        for (int column = FIRST_CHOICE; column <= last; column++) {
            draft.choice(said(row, column, findings));
        }
        readKey(row, draft, findings);
        return draft;
    }

    private static void readKey(RawRecord row, Draft draft, Findings findings) {
        String key = PlainText.line(cell(row, KEY));
        draft.say(Field.KEY, Said.plain(key, row.place(KEY)));
        if (NUMBERS.matcher(key).matches()) {
            SEPARATORS.splitAsStream(key).mapToInt(Integer::parseInt).forEach(number -> draft.right(number - 1));
        } else if (!key.isEmpty()) {
            findings.error(
                    row.place(KEY),
                    "bad-key",
                    key,
                    "Không đọc được đáp án.",
                    "Ghi số của phương án đúng, ví dụ 2, hoặc 1,3 nếu có nhiều.");
        }
    }

    private static Said said(RawRecord row, int column, Findings findings) {
        Place place = row.place(column);
        String written = Tables.checked(cell(row, column), place, findings);
        RichText.Reading reading = RichText.read(written);
        Removed.report(reading, written, place, findings);
        return new Said(reading.text(), place);
    }

    private static void noteSeconds(RawRecord row, Findings findings) {
        findings.warning(
                row.place(SECONDS),
                "seconds-ignored",
                cell(row, SECONDS),
                "Số giây của từng câu không được dùng.",
                "Đặt thời gian làm bài cho cả vòng thi.");
    }

    /** Kahoot itself would not read on, but it is worth saying that there is more. */
    private static void noteRest(List<RawRecord> rest, Findings findings) {
        rest.stream()
                .filter(row -> !blank(row, STEM))
                .findFirst()
                .ifPresent(row -> findings.warning(
                        row.place(STEM),
                        "rows-after-end",
                        cell(row, STEM),
                        "Câu này đứng sau một dòng trống nên không được đọc.",
                        "Xoá dòng trống ở trên, nếu câu này cũng thuộc bộ câu hỏi."));
    }

    private static boolean blank(RawRecord row, int column) {
        return cell(row, column).isBlank();
    }

    private static String cell(RawRecord row, int column) {
        return column <= row.cells().size() ? row.cells().get(column - 1) : "";
    }
}
