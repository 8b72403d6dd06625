package vn.hoithi.site;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.hoithi.attempt.ItemStatisticsService;
import vn.hoithi.questionbank.QuestionBank;
import vn.hoithi.questionbank.stats.ItemReport;
import vn.hoithi.questionbank.stats.RoundReport;
import vn.hoithi.questionbank.stats.ScoreReport;
import vn.hoithi.questionbank.text.PlainText;
import vn.hoithi.result.KeyChange;

/**
 * How the questions of a closed round did, in figures for people: those of one bank.
 *
 * @param title whose questions these are; "" where everybody has the same
 * @param withheld questions whose figures are kept back
 */
record StatisticsView(
        String title,
        int withheld,
        String attempts,
        String mean,
        String deviation,
        String alpha,
        String basis,
        String error,
        List<Row> flagged,
        List<Row> rows) {
    private static final int LONGEST_STEM = 160;
    private static final Locale VIETNAMESE = Locale.of("vi");

    /** @param later what was decided about it after it was answered; "" for nothing */
    record Row(
            String id,
            String stem,
            String shown,
            String facility,
            String discrimination,
            String efficiency,
            String open,
            List<Choice> choices,
            List<String> flags,
            String later) {}

    /** How often a choice was ticked. */
    record Choice(String letter, String words, boolean key) {}

    static StatisticsView of(
            String title, ItemStatisticsService.Shown shown, QuestionBank bank, Map<String, KeyChange> changes) {
        RoundReport report = shown.report();
        ScoreReport scores = report.scores();
        List<Row> rows = report.items().stream()
                .map(item -> row(item, bank, changes.get(item.question())))
                .toList();
        return new StatisticsView(
                title,
                shown.withheld(),
                Figures.number(scores.attempts()),
                figure(scores.mean()),
                figure(scores.deviation()),
                figure(scores.alpha()),
                switch (scores.basis()) {
                    case SAME_QUESTIONS -> "độ tin cậy (Cronbach α)";
                    case DRAWN_PAPERS -> "độ tin cậy (đề bốc thăm, KR-21)";
                    case NONE -> "độ tin cậy: chưa đủ số liệu";
                },
                figure(scores.standardError()),
                rows.stream().filter(row -> !row.flags().isEmpty()).toList(),
                rows);
    }

    private static Row row(ItemReport item, QuestionBank bank, @Nullable KeyChange change) {
        return new Row(
                item.question(),
                bank.find(item.question())
                        .map(question ->
                                shortened(PlainText.line(question.stem().plain())))
                        .orElse(""),
                Figures.number(item.shown()),
                percent(item.facility()),
                figure(item.discrimination()),
                figure(item.efficiency()),
                Figures.number(item.open()),
                item.choices().stream().map(StatisticsView::choice).toList(),
                item.flags().stream().map(ItemReport.Flag::sentence).toList(),
                change == null ? "" : change.words());
    }

    private static Choice choice(ItemReport.Choice choice) {
        return new Choice(
                choice.letter(), Figures.number(choice.count()) + " · " + percent(choice.share()), choice.key());
    }

    /** Cut between words. */
    private static String shortened(String stem) {
        int end = stem.length() <= LONGEST_STEM ? -1 : stem.lastIndexOf(' ', LONGEST_STEM);
        return end < 0 ? PlainText.cut(stem, LONGEST_STEM) : stem.substring(0, end) + "…";
    }

    private static String percent(double share) {
        return String.format(VIETNAMESE, "%.1f\u00a0%%", 100 * share);
    }

    private static String figure(@Nullable Double value) {
        return value == null ? "–" : String.format(VIETNAMESE, "%.2f", value);
    }
}
