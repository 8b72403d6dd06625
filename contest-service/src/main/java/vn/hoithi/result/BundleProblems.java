package vn.hoithi.result;

import vn.hoithi.platform.SimplyRefused;

/** What a bundle may be refused for, in words. */
final class BundleProblems {
    private BundleProblems() {}

    static SimplyRefused ofWholeContest() {
        return SimplyRefused.conflict(
                "bundle-of-contest",
                "Kết quả chung không có tệp riêng",
                "Kết quả chung cộng từ kết quả các vòng. Hãy tải tệp kiểm tra của từng vòng thi.");
    }

    static SimplyRefused notRanked() {
        return SimplyRefused.conflict(
                "result-not-ranked",
                "Chưa xếp hạng",
                "Bản kết quả này chưa xếp hạng hoặc đã hủy nên không có tệp kiểm tra.");
    }

    static SimplyRefused questionsInUse() {
        return SimplyRefused.conflict(
                "questions-in-use",
                "Câu hỏi còn đang dùng",
                "Tệp kiểm tra chứa đáp án của cả ngân hàng, mà một vòng thi đang mở hoặc sắp mở còn dùng câu hỏi trong đó. Tệp được công bố sau khi vòng thi ấy đóng.");
    }

    static SimplyRefused notWritten() {
        return SimplyRefused.conflict(
                "bundle-not-written",
                "Tệp chưa lập xong",
                "Tệp kiểm tra của bản kết quả này chưa lập xong. Hãy quay lại sau ít phút.");
    }
}
