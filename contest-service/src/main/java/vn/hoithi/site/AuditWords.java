package vn.hoithi.site;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.hoithi.account.AuditLog;
import vn.hoithi.account.Role;
import vn.hoithi.contest.Contest;
import vn.hoithi.contest.ContestCatalog;
import vn.hoithi.contest.FormField;
import vn.hoithi.contest.Round;
import vn.hoithi.questionbank.Blueprint;
import vn.hoithi.unit.Unit;
import vn.hoithi.unit.UnitForest;
import vn.hoithi.unit.UnitTree;

/** Puts entries of the audit log into words: who did what to what, and only what it changed. */
final class AuditWords {
    private static final int SHORT = 160;
    private static final Map<String, String> ACTIONS = Map.ofEntries(
            Map.entry("account.create", "Tạo tài khoản"),
            Map.entry("account.reset-password", "Đặt lại mật khẩu"),
            Map.entry("account.change-password", "Tự đổi mật khẩu"),
            Map.entry("account.create-list", "Tạo tài khoản theo danh sách"),
            Map.entry("roster.load", "Nạp danh sách người của đơn vị"),
            Map.entry("roster.look", "Xem tên trong danh sách đơn vị"),
            Map.entry("roster.export", "Xuất danh sách chưa thi"),
            Map.entry("roster.year", "Xuất danh sách dự thi năm"),
            Map.entry("roster.keep", "Đặt hạn xóa danh sách"),
            Map.entry("roster.erase", "Xóa danh sách người"),
            Map.entry("participation.move", "Chuyển người dự thi sang đơn vị khác"),
            Map.entry("participation.hand-up", "Chuyển người dự thi lên cấp trên"),
            Map.entry("participation.audience", "Sửa đối tượng của người dự thi"),
            Map.entry("result.freeze", "Chốt số liệu kết quả"),
            Map.entry("result.rank", "Xếp hạng kết quả"),
            Map.entry("result.draft", "Lập dự thảo kết quả"),
            Map.entry("result.publish", "Công bố kết quả"),
            Map.entry("result.finish", "Công nhận kết quả chính thức"),
            Map.entry("result.withdraw", "Hủy bản kết quả chưa công bố"),
            Map.entry("result.plan", "Lưu cơ cấu giải thưởng"),
            Map.entry("result.hold", "Tạm hoãn hoặc loại khỏi xét giải"),
            Map.entry("result.lift", "Gỡ tạm hoãn, loại khỏi xét giải"),
            Map.entry("result.judge", "Ghi điểm Ban Tổ chức chấm đơn vị"),
            Map.entry("result.draw-announce", "Công bố danh sách bốc thăm"),
            Map.entry("result.draw-seed", "Nhập số bốc thăm"),
            Map.entry("result.draw-confirm", "Xác nhận số bốc thăm"),
            Map.entry("bank.load", "Nạp ngân hàng câu hỏi"),
            Map.entry("bank.submit", "Nạp câu hỏi chờ duyệt"),
            Map.entry("bank.approve", "Duyệt ngân hàng câu hỏi"),
            Map.entry("bank.reject", "Trả lại bản nạp câu hỏi"),
            Map.entry("units.load", "Nạp danh sách đơn vị"),
            Map.entry("units.export-contacts", "Xuất danh sách đơn vị kèm đầu mối"),
            Map.entry("unit.rename", "Đổi tên đơn vị"),
            Map.entry("unit.move", "Chuyển cấp trên của đơn vị"),
            Map.entry("unit.merge", "Nhập đơn vị"),
            Map.entry("unit.close", "Kết thúc đơn vị"),
            Map.entry("unit.reopen", "Mở lại đơn vị"),
            Map.entry("unit.same-body", "Khai đơn vị tương đương"),
            Map.entry("unit.own-body", "Bỏ đơn vị tương đương"),
            Map.entry("unit.contact", "Ghi đầu mối đơn vị"),
            Map.entry("headcount.propose", "Khai quân số"),
            Map.entry("headcount.set", "Ghi quân số"),
            Map.entry("headcount.confirm", "Xác nhận quân số"),
            Map.entry("headcount.return", "Trả lại quân số"),
            Map.entry("target.set", "Giao chỉ tiêu"),
            Map.entry("target.remove", "Bỏ chỉ tiêu"),
            Map.entry("contest.create", "Tạo cuộc thi"),
            Map.entry("contest.update", "Sửa cuộc thi"),
            Map.entry("contest.clone", "Nhân bản cuộc thi"),
            Map.entry("contest.look", "Đổi màu và tên miền của cuộc thi"),
            Map.entry("contest.picture", "Đăng hình của cuộc thi"),
            Map.entry("contest.picture-drop", "Gỡ hình của cuộc thi"),
            Map.entry("text.update", "Sửa mẫu chữ chia sẻ"),
            Map.entry("contest.held-at", "Ghi nơi tổ chức cuộc thi"),
            Map.entry("external.enter", "Nhập số liệu tuần"),
            Map.entry("external.correct", "Đính chính số liệu tuần"),
            Map.entry("external.withdraw", "Bỏ số liệu tuần đã nhập"),
            Map.entry("round.create", "Tạo vòng thi"),
            Map.entry("round.update", "Sửa vòng thi"),
            Map.entry("round.change-propose", "Đề nghị đổi quy định vòng đang mở"),
            Map.entry("round.change-approve", "Duyệt đổi quy định vòng đang mở"),
            Map.entry("round.change-reject", "Bỏ đề nghị đổi quy định"),
            Map.entry("contest.exclude", "Ghi danh sách không được dự thi"),
            Map.entry("contest.exclude-remove", "Bỏ danh sách không được dự thi"),
            Map.entry("round.open", "Mở vòng thi"),
            Map.entry("round.extend", "Gia hạn vòng thi"),
            Map.entry("board.freeze", "Đặt giờ dừng bảng công khai"),
            Map.entry("board.thaw", "Mở lại bảng công khai"),
            Map.entry("round.close", "Đóng vòng thi"),
            Map.entry("report.template", "Sửa mẫu báo cáo"),
            Map.entry("report.template-reset", "Trả mẫu báo cáo về mặc định"),
            Map.entry("report.letterhead", "Sửa thể thức văn bản của đơn vị"),
            Map.entry("report.issue", "Gửi báo cáo"),
            Map.entry("report.due", "Đặt hạn nộp báo cáo"),
            Map.entry("report.due-remove", "Bỏ hạn nộp báo cáo"),
            Map.entry("report.schedule", "Bật báo cáo tự động"),
            Map.entry("report.unschedule", "Tắt báo cáo tự động"),
            Map.entry("difficulty.add", "Phản ánh khó khăn, vướng mắc"),
            Map.entry("difficulty.choose", "Chọn khó khăn đưa vào báo cáo"),
            Map.entry("difficulty.answer", "Trả lời khó khăn, vướng mắc"),
            Map.entry("campaign.day", "Thêm vào lịch tuyên truyền"),
            Map.entry("campaign.day-remove", "Bỏ khỏi lịch tuyên truyền"),
            Map.entry("document.add", "Đăng tài liệu"),
            Map.entry("key.propose", "Đề nghị đính chính đáp án"),
            Map.entry("key.approve", "Duyệt đính chính đáp án"),
            Map.entry("key.refuse", "Không duyệt đính chính đáp án"),
            Map.entry("result.letterhead", "Sửa thể thức quyết định"),
            Map.entry("result.bundle", "Lập tệp kiểm tra kết quả"),
            Map.entry("complaint.answer", "Trả lời khiếu nại"),
            Map.entry("complaint.show", "Công khai hoặc ẩn trả lời khiếu nại"),
            Map.entry("document.remove", "Gỡ tài liệu"));
    private static final Map<String, String> LABELS = new LinkedHashMap<>();

    // In the order in which people read them; JSON keeps none.
    static {
        LABELS.put("slug", "Địa chỉ");
        LABELS.put("name", "Tên");
        LABELS.put("organizer", "Cơ quan tổ chức");
        LABELS.put("hotline", "Đường dây nóng");
        LABELS.put("treeId", "Hệ thống đơn vị");
        LABELS.put("rulesText", "Thể lệ");
        LABELS.put("fields", "Phiếu đăng ký");
        LABELS.put("audiences", "Đối tượng dự thi");
        LABELS.put("consentText", "Nội dung đồng ý");
        LABELS.put("scoreAtOnce", "Báo điểm ngay");
        LABELS.put("phase", "Giai đoạn");
        LABELS.put("opensAt", "Giờ mở");
        LABELS.put("closesAt", "Giờ đóng");
        LABELS.put("at", "Thực hiện lúc");
        LABELS.put("until", "Gia hạn đến");
        LABELS.put("bankVersionId", "Phiên bản ngân hàng");
        LABELS.put("minutes", "Số phút làm bài");
        LABELS.put("attempts", "Số lượt thi");
        LABELS.put("perDay", "Số lượt mỗi ngày");
        LABELS.put("blueprint", "Cơ cấu đề");
        LABELS.put("ranking", "Cách xếp hạng");
        LABELS.put("terms", "Quy định khác");
        LABELS.put("entry", "Điều kiện dự thi");
        LABELS.put("changes", "Nội dung thay đổi");
        LABELS.put("proposedBy", "Người đề nghị");
        LABELS.put("decision", "Ý kiến người duyệt");
        LABELS.put("people", "Số người");
        LABELS.put("file", "Tệp");
        LABELS.put("questions", "Số câu hỏi");
        LABELS.put("units", "Số đơn vị");
        LABELS.put("digest", "Mã nội dung");
        LABELS.put("version", "Phiên bản");
        LABELS.put("uploadedBy", "Người nạp");
        LABELS.put("reason", "Lý do");
        LABELS.put("login", "Tên đăng nhập");
        LABELS.put("role", "Vai trò");
        LABELS.put("unitId", "Đơn vị");
        LABELS.put("contest", "Cuộc thi");
        LABELS.put("title", "Tên tài liệu");
        LABELS.put("number", "Số");
        LABELS.put("link", "Đường dẫn");
        LABELS.put("audience", "Đối tượng");
        LABELS.put("members", "Số người");
        LABELS.put("rosters", "Số danh sách");
        LABELS.put("eraseAfter", "Giữ đến hết ngày");
        LABELS.put("year", "Năm");
        LABELS.put("accounts", "Số tài khoản");
        LABELS.put("logins", "Các tên đăng nhập");
        LABELS.put("from", "Nhân bản từ");
        LABELS.put("accent", "Màu nhấn");
        LABELS.put("host", "Tên miền riêng");
        LABELS.put("kind", "Loại");
        LABELS.put("body", "Nội dung");
        LABELS.put("chosen", "Đưa vào báo cáo");
        LABELS.put("parentBody", "Cơ quan chủ quản");
        LABELS.put("issuingBody", "Cơ quan ban hành");
        LABELS.put("rightHead", "Tiêu đề bên phải");
        LABELS.put("abbreviation", "Chữ viết tắt");
        LABELS.put("place", "Địa danh, cấp trên");
        LABELS.put("addressees", "Kính gửi");
        LABELS.put("bases", "Căn cứ");
        LABELS.put("authority", "Thẩm quyền ký");
        LABELS.put("forWhom", "Ký thay");
        LABELS.put("signerTitle", "Chức vụ người ký");
        LABELS.put("signerName", "Người ký");
        LABELS.put("recipients", "Nơi nhận");
        LABELS.put("into", "Nhập vào");
        LABELS.put("on", "Ngày");
        LABELS.put("heldAt", "Trang tổ chức");
        LABELS.put("week", "Tuần từ Thứ Hai");
        LABELS.put("persons", "Số người dự thi");
        LABELS.put("perfect", "Số bài đúng hết");
        LABELS.put("people", "Quân số");
        LABELS.put("target", "Chỉ tiêu");
        LABELS.put("round", "Vòng thi");
        LABELS.put("question", "Mã câu hỏi");
        LABELS.put("key", "Đáp án mới");
        LABELS.put("decision", "Kết luận");
        LABELS.put("shown", "Công khai tóm tắt");
        LABELS.put("judged", "Điểm chấm");
        LABELS.put("prizes", "Số giải");
    }

    // Follow from the others, or only number them; so does a round's number.
    private static final Set<String> HIDDEN = Set.of("id", "contestId", "consentVersion", "version");

    private final JsonMapper json;
    private final ContestCatalog contests;
    private final UnitForest forest;

    AuditWords(JsonMapper json, ContestCatalog contests, UnitForest forest) {
        this.json = json;
        this.contests = contests;
        this.forest = forest;
    }

    /** @param before and {@code after}: empty when there was nothing */
    record Change(String label, String before, String after) {
        /** Long texts are folded away. */
        public boolean isLong() {
            return before.length() > SHORT || after.length() > SHORT;
        }
    }

    record Row(long id, String at, String staff, String action, String subject, List<Change> changes) {}

    Row row(AuditLog.Entry entry) {
        return new Row(
                entry.id(),
                Words.exact(entry.at()),
                entry.staff(),
                ACTIONS.getOrDefault(entry.action(), entry.action()),
                subject(entry.subject()),
                changes(members(entry.before()), members(entry.after())));
    }

    private static List<Change> changes(Map<String, String> before, Map<String, String> after) {
        Set<String> keys = new LinkedHashSet<>(LABELS.keySet());
        keys.addAll(before.keySet());
        keys.addAll(after.keySet());
        List<Change> changes = new ArrayList<>();
        for (String key : keys) {
            String old = before.getOrDefault(key, "");
            String now = after.getOrDefault(key, "");
            if (!old.equals(now)) {
                changes.add(new Change(LABELS.getOrDefault(key, key), old, now));
            }
        }
        return changes;
    }

    private Map<String, String> members(@Nullable String document) {
        Map<String, String> members = new LinkedHashMap<>();
        if (document != null) {
            flatten(json.readTree(document), members);
        }
        return members;
    }

    private void flatten(JsonNode node, Map<String, String> members) {
        for (Map.Entry<String, JsonNode> member : node.properties()) {
            String key = member.getKey();
            if (key.equals("rules")) {
                flatten(member.getValue(), members);
            } else if (!HIDDEN.contains(key) && !(key.equals("number") && node.has("contestId"))) {
                members.put(key, value(key, member.getValue()));
            }
        }
    }

    private String value(String key, JsonNode node) {
        return switch (key) {
            case "kind" ->
                plain(node).equals("BANNER") ? "Hình băng" : plain(node).equals("LOGO") ? "Biểu trưng" : plain(node);
            case "fields" -> fields(node);
            case "blueprint" -> blueprint(node);
            case "role" -> StaffFrame.roleName(Role.valueOf(plain(node)));
            case "treeId" -> forest.tree(node.asInt()).map(UnitTree::name).orElseGet(() -> plain(node));
            case "unitId" -> forest.find(node.asLong()).map(Unit::name).orElseGet(() -> plain(node));
            case "from" -> contests.contest(node.asInt()).map(Contest::name).orElseGet(() -> plain(node));
            case "opensAt", "closesAt", "at", "until" -> moment(plain(node));
            case "judged" -> plain(node).replace('.', ',');
            case "round" -> node.isNumber() ? scope(node.asInt()) : plain(node);
            default -> plain(node);
        };
    }

    private String scope(int round) {
        return round == 0
                ? "Cả cuộc thi"
                : contests.round(round).map(Round::name).orElseGet(() -> Integer.toString(round));
    }

    private static String plain(JsonNode node) {
        if (node.isArray()) {
            List<String> parts = new ArrayList<>();
            node.forEach(part -> parts.add(plain(part)));
            return String.join("; ", parts);
        }
        if (node.isBoolean()) {
            return node.asBoolean() ? "có" : "không";
        }
        return node.isNull() ? "" : node.isObject() ? node.toString() : node.asString();
    }

    private static String fields(JsonNode fields) {
        List<String> parts = new ArrayList<>();
        for (JsonNode field : fields) {
            String label = FormField.Name.valueOf(field.path("name").asString()).label();
            boolean identifies = field.path("identifies").asBoolean();
            boolean required = field.path("required").asBoolean();
            parts.add(label + (identifies ? " (nhận biết)" : required ? " (bắt buộc)" : ""));
        }
        return String.join("; ", parts);
    }

    private String blueprint(JsonNode node) {
        return node.isObject() ? json.treeToValue(node, Blueprint.class).print() : plain(node);
    }

    private static String moment(String iso) {
        try {
            return Words.exact(Instant.parse(iso));
        } catch (DateTimeException e) {
            return iso;
        }
    }

    private String subject(String subject) {
        int colon = subject.indexOf(':');
        String kind = colon < 0 ? "" : subject.substring(0, colon);
        String id = subject.substring(colon + 1);
        return switch (kind) {
            case "contest" ->
                contests.contest(Integer.parseInt(id)).map(Contest::name).orElse(subject);
            case "round" ->
                contests.round(Integer.parseInt(id)).map(this::roundName).orElse(subject);
            case "tree" -> forest.tree(id).map(UnitTree::name).orElse(id);
            case "bank-version" -> "Phiên bản ngân hàng " + id;
            case "bank-draft" -> "Bản nạp " + id;
            case "document" -> "Tài liệu " + id;
            case "staff" -> id;
            case "unit" -> forest.find(Long.parseLong(id)).map(Unit::name).orElse(subject);
            case "report-template" -> "Mẫu " + id;
            case "participation" -> "Người dự thi " + id;
            case "key-change" -> "Đề nghị đáp án số " + id;
            case "complaint" -> "Khiếu nại số " + id;
            default -> subject;
        };
    }

    private String roundName(Round round) {
        return round.name() + ", "
                + contests.contest(round.contestId()).map(Contest::name).orElse("");
    }
}
