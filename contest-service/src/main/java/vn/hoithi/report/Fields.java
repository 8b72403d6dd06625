package vn.hoithi.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import vn.hoithi.report.ReportTable.Row;
import vn.hoithi.standing.Period;
import vn.hoithi.standing.PeriodFigures;

/** The figures of a report as the words that templates use. {@link FieldCatalog} says what each means. */
final class Fields {
    /** Stands in a filled letter where its table goes; nobody can type it. */
    static final String TABLE_MARK = "\uE001bang-don-doc\uE001";

    private static final int LEADERS = 3;
    private static final int NAMED = 10;
    private static final int SMALL = 10;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final Locale VIETNAMESE = Locale.of("vi", "VN");

    private final ReportData data;
    private final PeriodFigures.Line unit;
    private final Map<String, Object> fields = new HashMap<>();

    private Fields(ReportData data) {
        this.data = data;
        this.unit = data.now().unit();
    }

    static Map<String, Object> of(ReportData data) {
        Fields fields = new Fields(data);
        fields.names();
        fields.counters();
        fields.cumulated();
        fields.compared();
        fields.target();
        fields.quality();
        fields.below();
        fields.named();
        return fields.fields;
    }

    private void put(String name, Object value) {
        fields.put(name, value);
    }

    private void names() {
        put("tên đơn vị", data.unit().name());
        put(
                "cơ quan báo cáo",
                sentenceCase(data.head().issuingBody(), data.unit().name()));
        put("tên cuộc thi", contestName(data.contest().name()));
        put("kỳ báo cáo", data.period().words());
        put("Trong kỳ", data.period().within());
        put("số liệu tính đến", Numbers.moment(data.asOf()));
        put("căn cứ", items("nội dung", data.head().bases()));
        put("văn bản", items("tên", data.documents()));
        put("có văn bản", !data.documents().isEmpty());
        put(
                "khó khăn",
                data.difficulties().stream()
                        .map(one -> Map.of("đơn vị", one.unit(), "nội dung", one.body()))
                        .toList());
    }

    private void counters() {
        BigDecimal rate = unit.rate();
        Integer headcount = unit.headcount();
        put("số người", Numbers.number(unit.people()));
        put("số lượt", Numbers.number(unit.attempts()));
        put("có người", unit.people() > 0);
        put("có tỷ lệ", rate != null);
        put("tỷ lệ", percent(rate));
        put("lý do chưa có tỷ lệ", rate == null ? noRate() : "");
        put("quân số", headcount == null ? "" : Numbers.number(headcount));
        put("tính trên", text(unit.headcountOf()));
        put("vượt quân số", rate != null && rate.compareTo(HUNDRED) > 0);
    }

    private String noRate() {
        String of = unit.headcountOf();
        return of == null
                ? ReportTable.undeclared(null)
                : "số người được khai chung cho cả đơn vị, trong khi " + ReportTable.undeclared(of);
    }

    private void cumulated() {
        PeriodFigures.Line whole = data.whole().unit();
        put("có lũy kế", !(data.period().period() instanceof Period.Whole));
        put("số người lũy kế", Numbers.number(whole.people()));
        put("số lượt lũy kế", Numbers.number(whole.attempts()));
        put("tỷ lệ lũy kế", percent(whole.rate()));
    }

    private void compared() {
        PeriodFigures before = data.before();
        put("có kỳ trước", before != null);
        put("kỳ trước", text(data.beforeWords()));
        put(
                "số người kỳ trước",
                before == null ? "" : Numbers.number(before.unit().people()));
        put(
                "thay đổi số người",
                before == null ? "" : change(unit.people(), before.unit().people(), "người"));
        put(
                "thay đổi số lượt",
                before == null ? "" : change(unit.attempts(), before.unit().attempts(), "lượt"));
        put("tăng", before != null && unit.people() > before.unit().people());
    }

    private void target() {
        Goals.Goal goal = data.table().total().goal();
        put("có chỉ tiêu", goal != null);
        put("chỉ tiêu", goal == null ? "" : goal.words());
        put("đạt chỉ tiêu", goal != null && goal.met());
        put("mức đạt", goal == null || goal.reached() == null ? "" : Numbers.percent(goal.reached()) + " chỉ tiêu");
        put("còn thiếu", goal == null ? "" : data.table().total().lacking(null));
    }

    private void quality() {
        put("có bài đúng hết", unit.perfect() > 0);
        put("số bài đúng hết", Numbers.number(unit.perfect()));
        List<Band> bands = Band.of(data.now().scores());
        put("có điểm", bands.stream().anyMatch(band -> band.people() > 0));
        put("thi ở trang khác", data.contest().external());
        put("phân bố điểm", distribution(bands));
        List<PeriodFigures.AudienceFigures> audiences = data.now().audiences();
        boolean told = audiences.stream().anyMatch(one -> !one.audience().isBlank());
        put("có đối tượng", told);
        put("phân bố đối tượng", told ? distribution(Band.audiences(audiences)) : "");
    }

    private void below() {
        List<Row> rows = data.table().rows().stream()
                .filter(row -> !row.unit().outside())
                .toList();
        List<Row> silent = rows.stream().filter(row -> row.people() == 0).toList();
        List<Row> full = rows.stream()
                .filter(row -> row.rate() != null && row.rate().compareTo(HUNDRED) >= 0)
                .toList();
        List<Row> behind = data.table().behind(data.threshold());
        // Who is asked to do more is no example for the others.
        List<Row> leaders =
                leaders(rows.stream().filter(row -> !behind.contains(row)).toList());
        List<Row> low = behind.stream().filter(row -> row.people() > 0).toList();
        put("có đơn vị trực thuộc", !rows.isEmpty());
        put("số đơn vị", Numbers.number(rows.size()));
        put("số đơn vị có người dự thi", Numbers.number(rows.size() - silent.size()));
        put("có đơn vị đạt 100%", !full.isEmpty());
        put("số đơn vị đạt 100%", Numbers.number(full.size()));
        put("có đơn vị dẫn đầu", !leaders.isEmpty());
        put("đơn vị dẫn đầu", list(leaders.stream().map(Fields::withRate).toList()));
        put("tên đơn vị dẫn đầu", list(leaders.stream().map(Row::name).toList()));
        put("ngưỡng", data.threshold() == null ? "" : data.threshold() + "%");
        put("có đơn vị còn thấp", !low.isEmpty());
        put("đơn vị còn thấp", list(low.stream().map(Fields::withRate).toList()));
        put("có đơn vị chưa có người dự thi", !silent.isEmpty());
        put("đơn vị chưa có người dự thi", list(silent.stream().map(Row::name).toList()));
        put("có đơn vị yếu", !behind.isEmpty());
        put("số đơn vị yếu", Numbers.number(behind.size()));
    }

    private void named() {
        put("có đơn vị đôn đốc", !data.named().isEmpty());
        put("số đơn vị đôn đốc", Numbers.number(data.named().size()));
        put("bảng đôn đốc", TABLE_MARK);
    }

    // One of one is no leader: units of fewer than ten are only named where there are no others.
    private static List<Row> leaders(List<Row> rows) {
        List<Row> rated = rows.stream()
                .filter(row -> row.rate() != null && row.people() > 0)
                .toList();
        List<Row> large = rated.stream()
                .filter(row -> row.headcount() != null && row.headcount() >= SMALL)
                .toList();
        return (large.isEmpty() ? rated : large)
                .stream()
                        .sorted(Comparator.comparing((Row row) -> row.rate() == null ? BigDecimal.ZERO : row.rate())
                                .thenComparing(Row::people)
                                .reversed())
                        .limit(LEADERS)
                        .toList();
    }

    private static String withRate(Row row) {
        return row.name() + " ("
                + (row.rate() == null ? Numbers.number(row.people()) + " người" : Numbers.percent(row.rate())) + ")";
    }

    private static String list(List<String> names) {
        String shown = names.stream().limit(NAMED).collect(Collectors.joining("; "));
        return names.size() <= NAMED ? shown : shown + " và " + (names.size() - NAMED) + " đơn vị khác";
    }

    private static String change(int now, int before, String of) {
        int by = now - before;
        if (by == 0) {
            return "không thay đổi";
        }
        String words = (by > 0 ? "tăng " : "giảm ") + Numbers.number(Math.abs(by)) + " " + of;
        return before == 0
                ? words
                : words + " (" + (by > 0 ? "tăng " : "giảm ") + Numbers.percent(Numbers.percentOf(Math.abs(by), before))
                        + ")";
    }

    private static String distribution(List<Band> bands) {
        return bands.stream()
                .filter(band -> band.people() > 0)
                .map(band -> band.name() + ": " + Numbers.number(band.people()) + " người ("
                        + Numbers.percent(band.share()) + ")")
                .collect(Collectors.joining("; "));
    }

    private static List<Map<String, String>> items(String name, List<String> texts) {
        return texts.stream()
                .filter(text -> !text.isBlank())
                .map(text -> Map.of(name, text.strip()))
                .toList();
    }

    private static String percent(@Nullable BigDecimal rate) {
        return rate == null ? "" : Numbers.percent(rate);
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static String contestName(String name) {
        String lower = name.toLowerCase(VIETNAMESE);
        return lower.startsWith("cuộc thi") || lower.startsWith("hội thi") ? name : "Cuộc thi " + name;
    }

    // The letterhead may be typed in capitals, which no sentence is.
    private static String sentenceCase(String issuing, String unitName) {
        return issuing.isBlank() || issuing.equals(Composer.upper(issuing)) ? unitName : issuing;
    }

    /** People of one score band or audience with their share of all. */
    record Band(String name, int people, int attempts, BigDecimal share) {
        private static final List<String> SCORES =
                List.of("đúng 100%", "từ 75% đến dưới 100%", "từ 25% đến dưới 75%", "dưới 25%", "không có câu đúng");
        private static final int[] FROM = {100, 75, 25, 1, 0};

        static List<Band> of(List<Integer> scores) {
            List<Integer> people = new ArrayList<>();
            int until = scores.size();
            for (int from : FROM) {
                people.add(IntStream.range(from, until).map(scores::get).sum());
                until = from;
            }
            List<BigDecimal> shares = Numbers.shares(people);
            return IntStream.range(0, FROM.length)
                    .mapToObj(i -> new Band(SCORES.get(i), people.get(i), 0, shares.get(i)))
                    .toList();
        }

        static List<Band> audiences(List<PeriodFigures.AudienceFigures> audiences) {
            List<BigDecimal> shares = Numbers.shares(audiences.stream()
                    .map(PeriodFigures.AudienceFigures::people)
                    .toList());
            return IntStream.range(0, audiences.size())
                    .mapToObj(i -> new Band(
                            audiences.get(i).audience().isBlank()
                                    ? "chưa khai đối tượng"
                                    : audiences.get(i).audience(),
                            audiences.get(i).people(),
                            audiences.get(i).attempts(),
                            shares.get(i)))
                    .toList();
        }
    }
}
