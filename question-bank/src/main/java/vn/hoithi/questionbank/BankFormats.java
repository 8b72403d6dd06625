package vn.hoithi.questionbank;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The formats a question bank can be read from. A new format is one class and one line here. */
public final class BankFormats {

    private static final List<BankFormat> FORMATS = List.of(new CsvBankFormat());

    private static final int HEAD = 4_096;

    private BankFormats() {}

    /** Reads a bank in the first format that recognises the file. */
    public static ImportResult read(byte[] file, String fileName) {
        byte[] head = Arrays.copyOf(file, Math.min(file.length, HEAD));
        return FORMATS.stream()
                .filter(format -> format.detects(head, fileName))
                .findFirst()
                .map(format -> format.parse(file, fileName))
                .orElseGet(() -> unknown(fileName));
    }

    private static ImportResult unknown(String fileName) {
        Findings findings = new Findings(fileName);
        String known = FORMATS.stream().map(BankFormat::name).collect(Collectors.joining(", "));
        findings.error(
                1,
                1,
                "unknown-format",
                fileName,
                "Không nhận ra định dạng của tệp.",
                "Hiện đọc được: " + known + ". Trong Excel hãy chọn Lưu thành → CSV UTF-8 rồi tải tệp đó lên.");
        return new ImportResult.Rejected(findings.errors());
    }
}
