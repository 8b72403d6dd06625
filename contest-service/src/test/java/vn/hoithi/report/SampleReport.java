package vn.hoithi.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.hoithi.contest.Contest;
import vn.hoithi.contest.EntryTerms;
import vn.hoithi.document.Layout;
import vn.hoithi.document.Letterhead;
import vn.hoithi.standing.PeriodFigures;
import vn.hoithi.unit.Unit;

/** Reports of made-up figures, for tests that need no database. */
final class SampleReport {
    static final Instant NOW = Instant.parse("2026-11-23T00:00:00Z");
    static final String LONG =
            "Ban Chỉ huy Quân sự và Trung tâm Dịch vụ sự nghiệp công phường Lê Ích Mộc, khu dân cư số 17";

    private SampleReport() {}

    static ReportData of(int children, Letterhead head, List<String> names) {
        Unit node = unit(1, "Phường Lê Ích Mộc", null);
        List<PeriodFigures.Line> lines = new ArrayList<>();
        int people = 3;
        int attempts = 5;
        int perfect = 1;
        for (int i = 0; i < children; i++) {
            String name = i < names.size() ? names.get(i) : "Tổ dân phố số " + (i + 1);
            Integer headcount = i % 7 == 3 ? null : 100 + i;
            int took = i % 5 == 4 ? 0 : i * 37 % 120;
            lines.add(line(unit(10 + i, name, headcount), headcount, took, took * 2, took / 3));
            people += took;
            attempts += took * 2;
            perfect += took / 3;
        }
        List<Integer> scores = new ArrayList<>(Collections.nCopies(101, 0));
        scores.set(100, perfect);
        scores.set(50, people - perfect);
        PeriodFigures figures = new PeriodFigures(
                PeriodChoice.week(LocalDate.of(2026, 11, 18)).period(),
                NOW,
                line(node, 12_000, people, attempts, perfect),
                lines,
                List.of(new PeriodFigures.AudienceFigures("Cán bộ, công chức", people, attempts)),
                scores);
        ReportTable table = ReportTable.of(
                figures,
                figures,
                (unit, p, a, h) -> unit.id() % 3 == 0
                        ? Optional.of(
                                new Goals.Goal("80,00%", BigDecimal.valueOf(4512, 2), false, "còn thiếu 40 người"))
                        : Optional.empty(),
                null);
        return new ReportData(
                contest(),
                node,
                PeriodChoice.week(LocalDate.of(2026, 11, 18)),
                "tuần trước",
                figures,
                figures,
                figures,
                table,
                50,
                List.of(new ReportData.Carried(
                        "Tổ dân phố số 1", "Nhiều người cao tuổi không có điện thoại *thông minh*.")),
                List.of("Thể lệ Cuộc thi số 12-TL/BTC"),
                head,
                table.behind(50));
    }

    /** A contest held elsewhere, for which the ward entered one figure while some of its units declared no headcount. */
    static ReportData external(Letterhead head) {
        Unit node = unit(1, "Phường Lê Ích Mộc", null);
        List<PeriodFigures.Line> lines = List.of(
                line(unit(10, "Tổ dân phố số 1", 200), 200, 150, 310, 12),
                line(unit(11, LONG, 40), 40, 52, 60, 0),
                new PeriodFigures.Line(unit(12, "Trường THCS Lê Ích Mộc", null), 500, "2/3", 420, 900, 30, null),
                line(unit(13, "Tổ dân phố số 2", null), null, 8, 9, 0),
                line(unit(14, "Tổ dân phố số 3", 90), 90, 0, 0, 0));
        PeriodChoice whole = PeriodChoice.whole(LocalDate.of(2026, 11, 23));
        PeriodFigures figures = new PeriodFigures(
                whole.period(),
                NOW,
                new PeriodFigures.Line(node, 830, "5/7", 700, 1_400, 45, null),
                lines,
                List.of(),
                Collections.nCopies(101, 0));
        ReportTable table = ReportTable.of(figures, figures, (unit, p, a, h) -> Optional.of(goal(p, h)), null)
                .withoutDirect();
        return new ReportData(
                new Contest(
                        1,
                        "bau-cu",
                        contest().name(),
                        "Ban Tổ chức",
                        "",
                        1,
                        "",
                        List.of(),
                        List.of(),
                        "",
                        1,
                        true,
                        EntryTerms.OPEN,
                        "https://baocaovien.vn"),
                node,
                whole,
                null,
                figures,
                null,
                figures,
                table,
                50,
                List.of(),
                List.of(),
                head,
                table.behind(50));
    }

    private static Goals.Goal goal(int people, @Nullable Integer headcount) {
        if (headcount == null) {
            return new Goals.Goal("80,00%", null, false, "chưa khai quân số");
        }
        int wanted = headcount * 4 / 5;
        return new Goals.Goal(
                "80,00%",
                BigDecimal.valueOf(people * 100L).divide(BigDecimal.valueOf(wanted), 2, RoundingMode.HALF_UP),
                people >= wanted,
                people >= wanted ? "" : "còn thiếu " + (wanted - people) + " người");
    }

    static Contest contest() {
        return new Contest(
                1,
                "bau-cu",
                "Cuộc thi trực tuyến tìm hiểu pháp luật về bầu cử",
                "Ban Tổ chức",
                "0225 000 000",
                1,
                "",
                List.of(),
                List.of(),
                "",
                1,
                true);
    }

    static PeriodFigures.Line line(Unit unit, @Nullable Integer headcount, int people, int attempts, int perfect) {
        return new PeriodFigures.Line(
                unit,
                headcount,
                null,
                people,
                attempts,
                perfect,
                headcount == null
                        ? null
                        : BigDecimal.valueOf(people * 100L)
                                .divide(BigDecimal.valueOf(headcount), 2, RoundingMode.HALF_UP));
    }

    static Unit unit(long id, String name, @Nullable Integer headcount) {
        return new Unit(id, 1, id == 1 ? null : 1L, "U" + id, name, "Tổ dân phố", "", headcount);
    }

    static Letterhead longHead(Layout layout) {
        return new Letterhead(
                "Ủy ban nhân dân thành phố Hải Phòng, Ban Chỉ đạo tuyên truyền bầu cử",
                "Ủy ban nhân dân phường Lê Ích Mộc, Tiểu ban Tuyên truyền cuộc bầu cử",
                "",
                layout.defaults().abbreviation(),
                "Lê Ích Mộc",
                List.of("Các chi bộ, cơ quan, đơn vị trực thuộc", "Ban Thường trực Ủy ban Mặt trận Tổ quốc phường"),
                List.of("Kế hoạch số 12-KH/BTGDV ngày 05/11/2026 của Ban Tuyên giáo và Dân vận Thành ủy"),
                layout.defaults().authority(),
                layout.defaults().authorities().get(1) + " " + layout.defaults().title(),
                "Phó Chủ tịch",
                "",
                List.of(
                        "UBND thành phố (b/c)",
                        "Thường trực Đảng ủy (để b/c)",
                        "Các đơn vị trực thuộc (t/h)",
                        "Công an phường (p/h)"));
    }

    static Letterhead shortHead(Layout layout) {
        return new Letterhead(
                "Thành ủy Hải Phòng",
                "Đảng ủy phường Lê Ích Mộc",
                "",
                layout.defaults().abbreviation(),
                "Hải Phòng",
                List.of("Các chi bộ trực thuộc"),
                List.of(),
                layout.defaults().authority(),
                "",
                layout.defaults().title(),
                "",
                List.of("Thành ủy (b/c)"));
    }
}
