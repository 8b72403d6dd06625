package vn.hoithi.result;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.hoithi.contest.Contest;
import vn.hoithi.document.Composer;
import vn.hoithi.document.Layout;
import vn.hoithi.document.Letterhead;
import vn.hoithi.document.MarkdownText;
import vn.hoithi.document.Numbers;
import vn.hoithi.document.Tree;
import vn.hoithi.document.Tree.Align;
import vn.hoithi.document.Tree.Block;
import vn.hoithi.document.Tree.Grid;
import vn.hoithi.document.Tree.Para;
import vn.hoithi.document.Tree.Run;

/**
 * The draft of "Quyết định công nhận kết quả": number and date are left blank, as those who issue it want it.
 *
 * @param round "" for the whole contest
 * @param head who issues it in the layout that it is written in
 */
record Decision(Contest contest, String round, Closing closing, List<Winner> winners, Letterhead head) {
    private static final int GAP = 12;
    private static final String HEADING = "QUYET-DINH";

    Tree tree(Layout layout) {
        MarkdownText text = MarkdownText.of(
                words(),
                layout,
                Map.of(HEADING, Composer.centered("QUYẾT ĐỊNH:", layout.body().withBold(), GAP)));
        Composer composer =
                new Composer(layout, head, Numbers.today(closing.frozenAt()).getYear());
        return composer.document("QUYẾT ĐỊNH", "QĐ", text, annex(layout));
    }

    /** What was decided about, within a sentence. */
    private String scope() {
        return (round.isEmpty() ? "" : escaped(round) + ", ") + escaped(DecisionHeads.named(contest));
    }

    private String words() {
        StringBuilder text = new StringBuilder();
        text.append("# Công nhận kết quả ").append(scope()).append("\n\n");
        head.bases().stream()
                .filter(base -> !base.isBlank())
                .forEach(base -> text.append("*Căn cứ ").append(escaped(base)).append(";*\n\n"));
        text.append("*Căn cứ kết quả chấm, xếp hạng do hệ thống lập từ số liệu chốt lúc ")
                .append(Numbers.moment(closing.frozenAt()))
                .append(", bản thứ ")
                .append(closing.number())
                .append(";*\n\n");
        text.append("*Theo đề nghị của Ban Tổ chức Cuộc thi,*\n\n");
        text.append(HEADING).append("\n\n");
        text.append("**Điều 1.** Công nhận kết quả ").append(scope()).append(" với ");
        text.append(Numbers.number(closing.counts().people())).append(" người dự thi, ");
        text.append(Numbers.number(closing.counts().attempts())).append(" lượt thi");
        BigDecimal truth = closing.truth();
        if (truth != null) {
            text.append("; giá trị đúng của câu hỏi dự đoán là ").append(Points.decimal(truth));
        }
        text.append(".\n\n");
        if (!closing.reason().isEmpty()) {
            text.append("Kết quả này thay bản trước. Lý do: ")
                    .append(escaped(closing.reason()))
                    .append("\n\n");
        }
        text.append("**Điều 2.** Trao giải cho ")
                .append(count(true))
                .append(" cá nhân và ")
                .append(count(false))
                .append(" tập thể có tên trong danh sách kèm theo");
        long held = winners.stream().filter(winner -> winner.given().held()).count();
        if (held > 0) {
            text.append("; trong đó ").append(held).append(" giải tạm hoãn trao cho đến khi xác minh xong");
        }
        text.append(".\n\n");
        text.append("**Điều 3.** Ban Tổ chức Cuộc thi, các đơn vị liên quan và các cá nhân, tập thể có tên tại Điều 2 ")
                .append("chịu trách nhiệm thi hành Quyết định này.\n");
        return text.toString();
    }

    private long count(boolean persons) {
        return winners.stream()
                .filter(winner -> (winner.given().kind() != Given.Kind.UNIT) == persons)
                .count();
    }

    private static String escaped(String text) {
        return text.replaceAll("([*_`#\\[\\]<>\\\\])", "\\\\$1").replaceAll("\\s+", " ");
    }

    private List<Block> annex(Layout layout) {
        Layout.Style body = layout.body();
        List<Block> blocks = new ArrayList<>();
        blocks.add(Composer.centered("DANH SÁCH CÁ NHÂN, TẬP THỂ ĐẠT GIẢI", body.withBold(), 0));
        blocks.add(Composer.centered((round.isEmpty() ? "" : round + " – ") + contest.name(), body.withBold(), 0));
        grids().forEach((title, grid) -> {
            blocks.add(new Para(List.of(new Run(title, body.withBold())), Align.LEFT, false, GAP + GAP / 2, true));
            blocks.add(grid);
        });
        return blocks;
    }

    /** The lists by kind: persons, units, those who spread the contest. */
    Map<String, Grid> grids() {
        Map<String, Grid> grids = new LinkedHashMap<>();
        for (Given.Kind kind : List.of(Given.Kind.INDIVIDUAL, Given.Kind.UNIT, Given.Kind.SPREAD)) {
            List<Winner> of = winners.stream()
                    .filter(winner -> winner.given().kind() == kind)
                    .toList();
            if (!of.isEmpty()) {
                grids.put(kind.words(), kind == Given.Kind.UNIT ? units(of) : persons(of));
            }
        }
        return grids;
    }

    private static Grid persons(List<Winner> winners) {
        List<List<String>> rows = new ArrayList<>();
        for (Winner winner : winners) {
            rows.add(List.of(
                    Integer.toString(rows.size() + 1),
                    named(winner),
                    join(winner.unit(), winner.above()),
                    winner.given().prizeName(),
                    winner.reward(),
                    Integer.toString(winner.given().place()),
                    winner.achievement() + (winner.given().held() ? "; tạm hoãn trao" : "")));
        }
        return new Grid(
                List.of(5, 24, 30, 19, 18, 7, 23),
                List.of(Align.CENTER, Align.LEFT, Align.LEFT, Align.LEFT, Align.LEFT, Align.CENTER, Align.LEFT),
                List.of("TT", "Họ và tên", "Đơn vị", "Giải", "Hình thức", "Hạng", "Kết quả"),
                rows,
                0);
    }

    private static String named(Winner winner) {
        return winner.name().isEmpty() ? "Mã " + winner.given().pseudonym() : winner.name();
    }

    private static Grid units(List<Winner> winners) {
        List<List<String>> rows = new ArrayList<>();
        for (Winner winner : winners) {
            rows.add(List.of(
                    Integer.toString(rows.size() + 1),
                    join(winner.name(), winner.unit()),
                    winner.given().block(),
                    winner.given().prizeName(),
                    winner.reward(),
                    Integer.toString(winner.given().place()),
                    winner.achievement()));
        }
        return new Grid(
                List.of(5, 32, 18, 16, 18, 7, 30),
                List.of(Align.CENTER, Align.LEFT, Align.LEFT, Align.LEFT, Align.LEFT, Align.CENTER, Align.LEFT),
                List.of("TT", "Tập thể", "Khối", "Giải", "Hình thức", "Hạng", "Kết quả"),
                rows,
                0);
    }

    private static String join(String one, @Nullable String other) {
        return other == null || other.isEmpty() ? one : one + ", " + other;
    }

    /** The front of the ranked list. */
    static Grid list(List<PublicLine> lines) {
        List<List<String>> rows = lines.stream()
                .map(line -> List.of(
                        Integer.toString(line.place()),
                        line.pseudonym(),
                        line.name(),
                        line.unit(),
                        line.points(),
                        line.prediction() == null ? "" : line.prediction(),
                        line.off() == null ? "" : line.off(),
                        line.elapsed(),
                        line.submitted()))
                .toList();
        return new Grid(
                List.of(7, 20, 22, 26, 10, 12, 12, 18, 24),
                List.of(
                        Align.CENTER,
                        Align.LEFT,
                        Align.LEFT,
                        Align.LEFT,
                        Align.RIGHT,
                        Align.RIGHT,
                        Align.RIGHT,
                        Align.LEFT,
                        Align.LEFT),
                List.of(
                        "Hạng",
                        "Mã dòng",
                        "Tên rút gọn",
                        "Đơn vị",
                        "Điểm",
                        "Dự đoán",
                        "Lệch",
                        "Thời gian làm",
                        "Nộp lúc"),
                rows,
                0);
    }
}
