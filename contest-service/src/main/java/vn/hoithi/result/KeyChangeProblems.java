package vn.hoithi.result;

import vn.hoithi.platform.SimplyRefused;

/** What a change of keys may be refused for, in words. */
final class KeyChangeProblems {
    private KeyChangeProblems() {}

    static SimplyRefused unknown() {
        return SimplyRefused.unknown("unknown-key-change", "Không có đề nghị này.");
    }

    static SimplyRefused notClosed() {
        return SimplyRefused.conflict(
                "round-not-closed",
                "Vòng thi chưa đóng",
                "Chỉ hủy câu hỏi hoặc đính chính đáp án sau khi vòng thi đóng: mọi người cùng vòng phải làm cùng điều kiện.");
    }

    static SimplyRefused noSuchQuestion() {
        return SimplyRefused.invalidField(
                "invalid-key-change", "question", "Ngân hàng của vòng thi không có câu hỏi mang mã này.");
    }

    static SimplyRefused twoQuestions() {
        return SimplyRefused.invalidField(
                "invalid-key-change",
                "question",
                "Các ngân hàng đề riêng của vòng thi dùng chung mã này cho những câu hỏi khác nhau, nên không rõ hủy hay sửa câu nào. Ở vòng thi sau, hãy đặt mã câu khác nhau giữa các ngân hàng.");
    }

    static SimplyRefused key(String message) {
        return SimplyRefused.invalidField("invalid-key-change", "key", message);
    }

    static SimplyRefused already() {
        return key("Câu này hiện đã tính như vậy, không có gì thay đổi.");
    }

    static SimplyRefused heldBack() {
        return SimplyRefused.conflict(
                "question-in-use",
                "Câu hỏi đang dùng ở vòng thi khác",
                "Một vòng thi đang mở hoặc sắp mở dùng câu hỏi này, nên đáp án chưa được công bố. Hãy đề nghị sau khi vòng thi đó đóng, hoặc đổi ngân hàng của vòng thi đó trước.");
    }

    static SimplyRefused waiting() {
        return SimplyRefused.conflict(
                "key-change-waiting",
                "Đã có đề nghị chờ duyệt",
                "Câu hỏi này đã có một đề nghị đang chờ duyệt. Hãy duyệt hoặc từ chối đề nghị đó trước.");
    }

    static SimplyRefused ownProposal() {
        return SimplyRefused.forbidden("Người đề nghị không tự duyệt; cần một người khác xem và duyệt.");
    }

    static SimplyRefused noPreview() {
        return SimplyRefused.conflict(
                "key-preview-missing",
                "Chưa tính xong",
                "Hệ thống chưa tính xong ai được, ai mất điểm. Hãy đợi, xem kết quả tính thử rồi mới duyệt.");
    }

    static SimplyRefused decided(KeyChange change) {
        String who = change.approvedBy() != null
                ? change.approvedBy() + " đã duyệt"
                : change.refusedBy() != null ? change.refusedBy() + " đã từ chối" : "đề nghị chưa được duyệt";
        return SimplyRefused.conflict(
                "key-change-decided",
                "Đề nghị đã sang bước khác",
                "Đề nghị này không còn ở bước đó: " + who + ". Hãy tải lại trang.");
    }

    static SimplyRefused versionInMaking() {
        return SimplyRefused.conflict(
                "result-in-making",
                "Đang có một bản kết quả chưa công bố",
                "Bản kết quả đang làm đã chấm xong nên không nhận thêm thay đổi. Hãy công bố hoặc hủy bản đó rồi duyệt lại.");
    }
}
