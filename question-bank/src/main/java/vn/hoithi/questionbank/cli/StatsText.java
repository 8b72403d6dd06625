package vn.hoithi.questionbank.cli;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import vn.hoithi.questionbank.stats.ItemReport;
import vn.hoithi.questionbank.stats.ItemReport.Choice;
import vn.hoithi.questionbank.stats.RoundReport;
import vn.hoithi.questionbank.stats.ScoreReport;

/** The statistics of a round as tables with tabs, which spreadsheets take when pasted. */
final class StatsText {

    private StatsText() {}

    static void print(RoundReport report, Console console) {
        scores(report.scores(), console);
        console.print("");
        console.print(
                "mã câu\tlượt\tđộ khó %\tđộ phân biệt\thiệu lực phân biệt %\tbỏ trống\tphương án: lượt chọn, điểm các câu khác");
        report.items().forEach(item -> console.print(line(item)));
        console.print("");
        report.items()
                .forEach(item -> item.flags().forEach(flag -> console.print(item.question() + ": " + flag.sentence())));
    }

    private static void scores(ScoreReport scores, Console console) {
        console.print("Lượt thi: " + scores.attempts());
        console.print("Điểm trung bình: " + Decimals.of(scores.mean(), 2) + " / "
                + (scores.questions() == 0 ? "đề dài ngắn khác nhau" : scores.questions() + " câu"));
        console.print("Độ lệch chuẩn: " + Decimals.of(scores.deviation(), 2));
        console.print("Độ tin cậy: " + Decimals.of(scores.alpha(), 3) + " (" + basis(scores.basis()) + ")");
        console.print("Tỉ lệ sai số: " + Decimals.of(scores.errorRatio(), 1) + " %; sai số chuẩn: "
                + Decimals.of(scores.standardError(), 2) + " câu");
        console.print("Phân bố điểm (số câu đúng: số lượt): "
                + IntStream.range(0, scores.distribution().size())
                        .mapToObj(score -> score + ": " + scores.distribution().get(score))
                        .collect(Collectors.joining(", ")));
    }

    private static String basis(ScoreReport.Basis basis) {
        return switch (basis) {
            case SAME_QUESTIONS -> "alpha của Cronbach: mọi lượt cùng một bộ câu hỏi";
            case DRAWN_PAPERS -> "công thức Kuder–Richardson 21: đề bốc ngẫu nhiên";
            case NONE -> "không tính được";
        };
    }

    private static String line(ItemReport item) {
        return String.join(
                "\t",
                item.question(),
                Long.toString(item.shown()),
                Decimals.of(100 * item.facility(), 1),
                Decimals.of(item.discrimination(), 1),
                Decimals.of(item.efficiency(), 1),
                Long.toString(item.open()),
                item.choices().stream().map(StatsText::choice).collect(Collectors.joining("; ")));
    }

    private static String choice(Choice choice) {
        return choice.letter() + (choice.key() ? "*" : "") + ": " + choice.count() + ", "
                + Decimals.of(choice.meanRest(), 2);
    }
}
