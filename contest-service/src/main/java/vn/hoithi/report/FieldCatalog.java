package vn.hoithi.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Every field that a template may use, what it means and an example, from which previews are made. */
final class FieldCatalog {
    private static final Map<String, Object> EXAMPLES = new LinkedHashMap<>();
    private static final Map<String, String> MEANINGS = new LinkedHashMap<>();

    static {
        add("tên đơn vị", "đơn vị báo cáo", "Phường Kiến An");
        add("cơ quan báo cáo", "cơ quan ban hành", "Ủy ban nhân dân phường Kiến An");
        add("tên cuộc thi", "tên cuộc thi", "Cuộc thi trực tuyến tìm hiểu pháp luật về bầu cử");
        add("kỳ báo cáo", "kỳ, viết thường", "tuần từ ngày 16/11/2026 đến ngày 22/11/2026");
        add("Trong kỳ", "kỳ, đứng đầu câu", "Trong tuần từ ngày 16/11/2026 đến ngày 22/11/2026");
        add("số liệu tính đến", "giờ chốt số liệu", "07 giờ 00 ngày 23/11/2026");
        add(
                "căn cứ",
                "danh sách căn cứ, mỗi mục có {{nội dung}}",
                List.of(Map.of("nội dung", "Kế hoạch số 12-KH/BTGDV ngày 05/11/2026 về tổ chức Cuộc thi")));
        add("văn bản", "tài liệu của cuộc thi, mỗi mục có {{tên}}", List.of(Map.of("tên", "Thể lệ Cuộc thi")));
        add("có văn bản", "điều kiện: có tài liệu", true);
        add(
                "khó khăn",
                "khó khăn đã chọn đưa vào báo cáo, mỗi mục có {{đơn vị}}, {{nội dung}}",
                List.of(Map.of(
                        "đơn vị",
                        "Tổ dân phố số 1",
                        "nội dung",
                        "Nhiều người cao tuổi không có điện thoại thông minh.")));
        add("số người", "số người dự thi trong kỳ", "1.234");
        add("số lượt", "số lượt thi trong kỳ", "2.345");
        add("có người", "điều kiện: có người dự thi", true);
        add("có tỷ lệ", "điều kiện: tính được tỷ lệ", true);
        add("lý do chưa có tỷ lệ", "vì sao không tính được tỷ lệ; trống khi tính được", "");
        add("tỷ lệ", "tỷ lệ tham gia", "23,53%");
        add("quân số", "tổng số người đã khai", "5.244");
        add("tính trên", "n/m đơn vị đã khai quân số; trống khi đủ", "");
        add("vượt quân số", "điều kiện: số người vượt quân số", false);
        add("có lũy kế", "điều kiện: kỳ không phải cả cuộc thi", true);
        add("số người lũy kế", "số người từ đầu cuộc thi", "3.456");
        add("số lượt lũy kế", "số lượt từ đầu cuộc thi", "7.890");
        add("tỷ lệ lũy kế", "tỷ lệ từ đầu cuộc thi; trống khi không có", "65,90%");
        add("có kỳ trước", "điều kiện: có kỳ liền trước để so sánh", true);
        add("kỳ trước", "tên gọi kỳ trước", "tuần trước");
        add("số người kỳ trước", "số người kỳ trước", "1.000");
        add("thay đổi số người", "tăng, giảm so với kỳ trước", "tăng 234 người (tăng 23,40%)");
        add("thay đổi số lượt", "tăng, giảm so với kỳ trước", "tăng 345 lượt (tăng 17,25%)");
        add("tăng", "điều kiện: số người tăng", true);
        add("có chỉ tiêu", "điều kiện: đơn vị có chỉ tiêu", true);
        add("chỉ tiêu", "chỉ tiêu của đơn vị", "tỷ lệ 80,00%");
        add("đạt chỉ tiêu", "điều kiện: đã đạt", false);
        add("mức đạt", "phần trăm so với chỉ tiêu", "82,38% chỉ tiêu");
        add("còn thiếu", "còn thiếu bao nhiêu; trống khi đã đạt", "còn thiếu 740 người");
        add("có bài đúng hết", "điều kiện: có bài đúng mọi câu", true);
        add("số bài đúng hết", "bài thi đúng mọi câu", "321");
        add("có điểm", "điều kiện: biết điểm của từng người", true);
        add("thi ở trang khác", "điều kiện: cuộc thi do nơi khác tổ chức, số liệu do đơn vị khai", false);
        add(
                "phân bố điểm",
                "số người theo mức điểm",
                "đúng 100%: 234 người (18,96%); từ 75% đến dưới 100%: 1.000 người (81,04%)");
        add("có đối tượng", "điều kiện: cuộc thi hỏi đối tượng", true);
        add(
                "phân bố đối tượng",
                "số người theo đối tượng",
                "Cán bộ, công chức: 234 người (18,96%); Người dân: 1.000 người (81,04%)");
        add("có đơn vị trực thuộc", "điều kiện: có đơn vị trực thuộc", true);
        add("số đơn vị", "số đơn vị trực thuộc", "63");
        add("số đơn vị có người dự thi", "số đơn vị đã có người dự thi", "60");
        add("có đơn vị đạt 100%", "điều kiện", true);
        add("số đơn vị đạt 100%", "số đơn vị đạt từ 100%", "14");
        add("có đơn vị dẫn đầu", "điều kiện", true);
        add(
                "đơn vị dẫn đầu",
                "3 đơn vị tỷ lệ cao nhất, kèm tỷ lệ",
                "Trường THCS Số 1 (98,50%); Tổ dân phố số 2 (90,00%)");
        add("tên đơn vị dẫn đầu", "3 đơn vị tỷ lệ cao nhất", "Trường THCS Số 1; Tổ dân phố số 2");
        add("ngưỡng", "ngưỡng đơn vị còn thấp; trống khi không đặt", "50%");
        add("có đơn vị còn thấp", "điều kiện", true);
        add("đơn vị còn thấp", "đơn vị dưới ngưỡng hoặc chưa đạt chỉ tiêu, kèm tỷ lệ", "Tổ dân phố số 7 (2,12%)");
        add("có đơn vị chưa có người dự thi", "điều kiện", true);
        add("đơn vị chưa có người dự thi", "đơn vị chưa có ai", "Tổ dân phố số 9");
        add("có đơn vị yếu", "điều kiện: có đơn vị thấp hoặc chưa có ai", true);
        add("số đơn vị yếu", "số đơn vị đó", "2");
        add("có đơn vị đôn đốc", "công văn: điều kiện, có đơn vị được nêu", true);
        add("số đơn vị đôn đốc", "công văn: số đơn vị được nêu", "2");
        add("bảng đôn đốc", "công văn: bảng đơn vị, đứng riêng một dòng", Fields.TABLE_MARK);
    }

    private FieldCatalog() {}

    private static void add(String name, String meaning, Object example) {
        EXAMPLES.put(name, example);
        MEANINGS.put(name, meaning);
    }

    /** Name to example; lists hold maps of their own fields. */
    static Map<String, Object> examples() {
        return EXAMPLES;
    }

    static Map<String, String> meanings() {
        return MEANINGS;
    }
}
