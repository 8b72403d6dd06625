package vn.hoithi.questionbank.format;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import vn.hoithi.questionbank.Field;
import vn.hoithi.questionbank.table.WorkbookWriter;
import vn.hoithi.questionbank.table.WorkbookWriter.Column;

/** The empty form for whoever writes a bank: examples to type over, choices to pick from, a page that explains. */
final class BankTemplate {

    private static final int ROWS = 1_000;

    private static final List<String> HEADER = List.of(
            "Mã câu",
            "Chủ đề",
            "Mức độ",
            "Loại câu",
            "Câu hỏi",
            "A",
            "B",
            "C",
            "D",
            "Đáp án",
            "Giải thích",
            "Nguồn",
            "Điều",
            "Khoản",
            "Địa chỉ nguồn",
            "Mã dữ kiện",
            "Thẻ",
            "Giữ thứ tự",
            "Hình",
            "Mô tả hình");

    private static final String GUIDE = "Hướng dẫn sử dụng Hội Thi";

    private static final List<List<String>> EXAMPLES = List.of(
            example(
                    "VD-001",
                    "nhận biết",
                    "một đáp án",
                    "Cột nào của mẫu này ghi phương án đúng của câu hỏi?",
                    "Đáp án",
                    "Chủ đề",
                    "Mức độ",
                    "Giải thích",
                    "A",
                    "Cột “Đáp án” ghi chữ cái của phương án đúng.",
                    ""),
            example(
                    "VD-002",
                    "thông hiểu",
                    "nhiều đáp án",
                    "Những cách ghi nào ở cột “Giữ thứ tự” là hợp lệ?",
                    "Ghi x",
                    "Ghi chữ cái của phương án",
                    "Ghi “có”",
                    "Ghi số thứ tự",
                    "AB",
                    "Dấu x giữ thứ tự mọi phương án; chữ cái chỉ giữ chỗ phương án ấy.",
                    ""),
            example(
                    "VD-003",
                    "nhận biết",
                    "một đáp án",
                    "Mỗi câu hỏi phải có một mã riêng, không trùng với câu khác.",
                    "Đúng",
                    "Sai",
                    "",
                    "",
                    "A",
                    "Nhờ mã riêng mà thống kê và khiếu nại tìm lại được đúng câu.",
                    "x"));

    private BankTemplate() {}

    static byte[] bytes() {
        try (WorkbookWriter workbook = new WorkbookWriter(EXAMPLES.size())) {
            workbook.sheet(XlsxBankFormat.SHEET, XlsxBankFormat.columns(HEADER), EXAMPLES, ROWS);
            workbook.sheet(
                    "Hướng dẫn",
                    List.of(new Column("Tên cột", 18, List.of(), ""), new Column("Cách ghi", 90, List.of(), "")),
                    guide(),
                    0);
            return workbook.bytes();
        }
    }

    private static List<String> example(
            String id,
            String level,
            String kind,
            String stem,
            String a,
            String b,
            String c,
            String d,
            String key,
            String explanation,
            String pinned) {
        return List.of(
                id,
                "Cách dùng mẫu",
                level,
                kind,
                stem,
                a,
                b,
                c,
                d,
                key,
                explanation,
                GUIDE,
                "",
                "",
                "",
                "",
                "",
                pinned,
                "",
                "");
    }

    private static List<List<String>> guide() {
        List<List<String>> fields = Arrays.stream(Field.values())
                .map(field -> List.of(field.title(), explained(field)))
                .toList();
        List<List<String>> rows = new ArrayList<>(fields);
        rows.add(List.of("A, B, C … J", "Các phương án, ít nhất hai, nhiều nhất mười, điền liền nhau từ A."));
        rows.add(List.of("Ba câu ví dụ", "Xoá đi trước khi dùng. Dòng để trống được bỏ qua."));
        return rows;
    }

    private static String explained(Field field) {
        return switch (field) {
            case ID -> "Bắt buộc. Mã riêng của câu, không đổi về sau, ví dụ BC-001.";
            case TOPIC -> "Bắt buộc. Chủ đề; chủ đề con viết sau dấu gạch chéo: Bầu cử / Ngày bầu cử.";
            case LEVEL -> "Bắt buộc. Chọn trong danh sách: nhận biết, thông hiểu, vận dụng, vận dụng cao.";
            case KIND -> "Để trống thì hiểu theo số đáp án. “nhiều đáp án”: phải chọn đủ mọi phương án đúng.";
            case STEM -> "Bắt buộc. Nội dung câu hỏi. Chữ đậm, nghiêng, chỉ số viết bằng <b>, <i>, <sup>, <sub>.";
            case KEY -> "Bắt buộc. Chữ cái của phương án đúng: B, hoặc AC nếu có nhiều.";
            case EXPLANATION -> "Nên có. Một hai câu cho người thi biết vì sao.";
            case SOURCE -> "Bắt buộc. Văn bản, sách hoặc bài báo để tra lại.";
            case ARTICLE -> "Điều của văn bản, ví dụ: Điều 69.";
            case CLAUSE -> "Khoản của điều, ví dụ: khoản 5.";
            case ADDRESS -> "Địa chỉ trang web của nguồn, bắt đầu bằng http:// hoặc https://.";
            case FACT -> "Mã dữ kiện mà câu dựa vào, nếu có.";
            case TAGS -> "Từ khoá để tìm câu, cách nhau bằng dấu chấm phẩy.";
            case PINNED -> "x để giữ thứ tự mọi phương án; chữ cái của phương án cần giữ chỗ; để trống thì đảo.";
            case PICTURE -> "Tên tệp hình (PNG, JPEG, WebP). Nén tệp này cùng các hình thành một tệp ZIP.";
            case ALT -> "Hình cho thấy gì, để người không xem được hình vẫn làm bài.";
        };
    }
}
