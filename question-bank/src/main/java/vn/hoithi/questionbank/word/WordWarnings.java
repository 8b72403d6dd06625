package vn.hoithi.questionbank.word;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.hoithi.questionbank.text.Findings;
import vn.hoithi.questionbank.text.Place;

/** Says what of a document is not read as its writer may expect. */
final class WordWarnings {

    private final Findings findings;
    private final Set<Place> formulas = new HashSet<>();
    private final Set<String> losses = new HashSet<>();
    private @Nullable Place tracked;

    WordWarnings(Findings findings) {
        this.findings = findings;
    }

    /** Once for the whole document: it is one decision. */
    void tracked(Place place) {
        tracked = tracked == null ? place : tracked;
    }

    void formula(Place place) {
        if (formulas.size() < Findings.MOST && formulas.add(place)) {
            findings.warning(
                    place,
                    "skipped-formula",
                    "",
                    "Không đọc được công thức của Word; chỗ đó ghi “[công thức]”.",
                    "Gõ lại bằng chữ (chỉ số trên, dưới đọc được), hoặc chụp công thức thành hình.");
        }
    }

    void textBox(Place place) {
        findings.warning(
                place,
                "text-box",
                "",
                "Chữ trong khung (text box) được đọc ngay sau đoạn này.",
                "Xem lại câu này; tốt nhất là bỏ khung, để chữ trong đoạn thường.");
    }

    void lost(Place place, String what) {
        if (losses.size() < Findings.MOST && losses.add(place + what)) {
            findings.warning(
                    place, "skipped-content", "", "Đã bỏ qua " + what + ".", "Nếu cần, gõ lại thành chữ hoặc hình.");
        }
    }

    void report() {
        if (tracked != null) {
            findings.warning(
                    tracked,
                    "tracked-changes",
                    "",
                    "Tệp còn các thay đổi chưa chấp nhận (Track Changes): đã lấy chữ thêm vào, bỏ chữ xoá đi.",
                    "Trong Word chọn Review → Accept All để chắc chắn, rồi tải lên lại.");
        }
    }
}
