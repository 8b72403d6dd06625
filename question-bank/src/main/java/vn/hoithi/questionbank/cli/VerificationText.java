package vn.hoithi.questionbank.cli;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.hoithi.questionbank.award.Standing;
import vn.hoithi.questionbank.bundle.Bundle;
import vn.hoithi.questionbank.bundle.BundleLine;
import vn.hoithi.questionbank.bundle.BundleVerifier.Options;
import vn.hoithi.questionbank.bundle.Difference;
import vn.hoithi.questionbank.bundle.Verification;
import vn.hoithi.questionbank.bundle.Verification.Receipt;

/** What came of computing a result again. */
final class VerificationText {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm:ss", Locale.ROOT).withZone(ZoneId.of("Asia/Ho_Chi_Minh"));

    private VerificationText() {}

    static void print(Verification verified, Options options, Console console) {
        BundleLine.Head head = verified.head();
        if (head == null) {
            console.say("Không phải tệp kết quả của Hội Thi.");
        } else {
            head(head, verified, options, console);
        }
        verified.differences().forEach(difference -> console.say(difference.sentence()));
        if (verified.more() > 0) {
            console.say("và " + Decimals.grouped(verified.more()) + " lỗi nữa.");
        }
        receipt(verified.receipt(), options, console);
        console.print(verified.matches() ? "Khớp hoàn toàn." : "KHÔNG KHỚP.");
        console.document(document(verified, options));
    }

    private static void head(BundleLine.Head head, Verification verified, Options options, Console console) {
        console.print("Cuộc thi: " + visible(head.contest()));
        console.print("Vòng thi: " + visible(head.round()));
        console.print("Bản kết quả: " + head.version() + ", lập lúc " + time(head.made())
                + (head.reason() == null ? "" : ", lý do: " + visible(head.reason())));
        console.print("Khoá ký: " + verified.fingerprint()
                + (options.key() == null
                        ? " (ghi trong tệp; hãy so với dấu vân tay ban tổ chức công bố, hoặc dùng --key)"
                        : ""));
        console.print("%s dòng, %s lượt thi của %s người."
                .formatted(
                        Decimals.grouped(verified.lines()),
                        Decimals.grouped(verified.submissions()),
                        Decimals.grouped(verified.people())));
    }

    private static void receipt(@Nullable Receipt receipt, Options options, Console console) {
        if (options.receipt() == null) {
            return;
        }
        if (receipt == null) {
            console.say("Phiếu: không có trong tệp này. Kiểm tra lại mã đã gõ và vòng thi.");
            return;
        }
        BundleLine.Submission line = receipt.submission();
        console.print("Phiếu: dòng %d, lượt %d của người này, bắt đầu %s, nộp %s, đúng %d/%d câu."
                .formatted(
                        receipt.line(),
                        line.number(),
                        time(line.started()),
                        time(line.submitted()),
                        line.correct(),
                        receipt.total()));
        console.print(
                "Bài làm: " + (line.sheet().isEmpty() ? "không lưu câu trả lời nào" : visible(line.sheet())) + ".");
        console.print("Lượt này " + counts(receipt) + against(receipt.standing()) + ".");
    }

    private static String counts(Receipt receipt) {
        String place = receipt.place() == 0 ? "chưa có hạng" : "hạng " + receipt.place();
        return receipt.counts()
                ? "được tính để xếp hạng, " + place
                : "có trong kết quả; theo thể lệ lượt được xếp hạng của người này ở dòng " + receipt.countingLine()
                        + ", " + place;
    }

    private static String against(Standing standing) {
        return switch (standing) {
            case CLEAR -> "";
            case HELD -> "; đang được xem xét, giải (nếu có) tạm giữ";
            case DISQUALIFIED -> "; không được công nhận";
            case WON_BEFORE -> "; đã có giải ở vòng trước";
            case EXCLUDED -> "; không thuộc diện xét giải";
        };
    }

    private static Map<String, Object> document(Verification verified, Options options) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("ok", verified.matches());
        BundleLine.Head head = verified.head();
        if (head != null) {
            document.put("contest", head.contest());
            document.put("round", head.round());
            document.put("version", head.version());
            document.put("key", head.key());
        }
        document.put("fingerprint", verified.fingerprint());
        document.put("pinned", options.key() == null ? "" : Bundle.fingerprint(options.key()));
        document.put("lines", verified.lines());
        document.put("submissions", verified.submissions());
        document.put("people", verified.people());
        document.put("differences", differences(verified.differences()));
        document.put("more", verified.more());
        Receipt receipt = verified.receipt();
        if (options.receipt() != null) {
            document.put("receipt", receipt == null ? Map.of("found", false) : document(receipt));
        }
        return document;
    }

    private static List<Map<String, Object>> differences(List<Difference> differences) {
        return differences.stream()
                .map(one -> Map.<String, Object>of(
                        "line", one.line(), "what", one.what(), "expected", one.expected(), "found", one.found()))
                .toList();
    }

    private static Map<String, Object> document(Receipt receipt) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("found", true);
        document.put("line", receipt.line());
        document.put("correct", receipt.submission().correct());
        document.put("total", receipt.total());
        document.put("points", receipt.submission().points());
        document.put("counts", receipt.counts());
        document.put("countingLine", receipt.countingLine());
        document.put("place", receipt.place());
        document.put("standing", receipt.standing());
        return document;
    }

    private static String time(long millis) {
        return TIME.format(Instant.ofEpochMilli(millis));
    }

    /** Names come from a file that anybody may have written: nothing in them steers the terminal. */
    private static String visible(String text) {
        return text.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}]", "\uFFFD");
    }
}
