package vn.hoithi.result;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.hoithi.platform.SimplyRefused;

/** What a complaint, or its answer, may be refused for, in words. */
final class ComplaintProblems {
    private ComplaintProblems() {}

    static SimplyRefused unknown() {
        return SimplyRefused.unknown(
                "unknown-complaint", "Không có kiến nghị mang mã này trong cuộc thi. Hãy xem lại từng ký tự.");
    }

    static SimplyRefused notYet(Complaint.About about) {
        return SimplyRefused.conflict(
                "complaints-not-open",
                "Chưa đến lúc nhận kiến nghị này",
                about.needsResult()
                        ? "Kiến nghị về kết quả và giải thưởng được nhận từ khi kết quả công bố. Kiến nghị về câu hỏi, đáp án gửi được ngay khi vòng thi đã mở."
                        : "Kiến nghị được nhận từ khi vòng thi mở.");
    }

    static SimplyRefused over(@Nullable Instant until) {
        return SimplyRefused.conflict(
                "complaints-over",
                "Đã hết hạn kiến nghị",
                until == null
                        ? "Kết quả đã chính thức, không nhận kiến nghị nữa."
                        : "Hạn nhận kiến nghị về kết quả này đã hết lúc " + ResultProblems.moment(until)
                                + ". Cần thêm thông tin, hãy gọi đường dây hỗ trợ.");
    }

    static SimplyRefused tooMany() {
        return SimplyRefused.tooOften(
                "Ban Tổ chức đang có quá nhiều kiến nghị chờ trả lời. Hãy gửi lại sau, hoặc gọi đường dây hỗ trợ.");
    }

    static SimplyRefused receipt() {
        return SimplyRefused.invalidField(
                "invalid-complaint",
                "receipt",
                "Mã phiếu này không thuộc cuộc thi. Hãy xem lại từng chữ, hoặc để trống.");
    }

    static SimplyRefused answered(Complaint complaint) {
        return SimplyRefused.conflict(
                "complaint-answered",
                "Đã có người trả lời",
                "Kiến nghị này đã được %s trả lời. Hãy tải lại trang; câu trả lời của bạn chưa được ghi."
                        .formatted(complaint.answeredBy()));
    }

    static SimplyRefused notAnswered() {
        return SimplyRefused.conflict(
                "complaint-open", "Chưa trả lời", "Hãy trả lời kiến nghị trước khi công khai tóm tắt.");
    }

    static SimplyRefused field(String field, String message) {
        return SimplyRefused.invalidField("invalid-answer", field, message);
    }
}
