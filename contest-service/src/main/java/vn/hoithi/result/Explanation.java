package vn.hoithi.result;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.hoithi.questionbank.rules.Ranking;
import vn.hoithi.questionbank.rules.RankingRules;
import vn.hoithi.questionbank.rules.TieBreak;

/**
 * Why somebody has a place ("vì sao tôi hạng 37"), without anybody else's name.
 *
 * @param facts what was compared, in the order of the rules
 * @param above what whoever stands directly above is ahead by; none for the first
 * @param sharing how many share the place, the person included
 * @param of how many lines the list has
 */
public record Explanation(
        int place,
        long sharing,
        long of,
        List<String> facts,
        @Nullable String above) {
    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("HH:mm:ss 'ngày' dd/MM/yyyy").withZone(ZoneId.of("Asia/Ho_Chi_Minh"));
    private static final int MINUTE = 60;

    static Explanation of(Closing closing, RankedLine own, @Nullable RankedLine above, long sharing, long size) {
        return closing.ofWholeContest()
                ? summed(own, above, sharing, size)
                : ranked(closing, own, above, sharing, size);
    }

    private static Explanation ranked(
            Closing closing, RankedLine own, @Nullable RankedLine above, long sharing, long size) {
        List<String> facts = closing.ranking().order().stream()
                .map(step -> fact(step, own, closing))
                .toList();
        return new Explanation(own.place(), sharing, size, facts, above == null ? null : ahead(closing, own, above));
    }

    private static String ahead(Closing closing, RankedLine own, RankedLine above) {
        RankingRules rules = closing.ranking();
        for (TieBreak step : rules.order()) {
            RankingRules alone = new RankingRules(rules.counting(), rules.scoring(), rules.prediction(), List.of(step));
            if (new Ranking(alone, closing.truth()).order().compare(above.entry(), own.entry()) != 0) {
                return "Người xếp ngay trên (hạng %s) hơn ở bước “%s”: %s, so với %s."
                        .formatted(Points.number(above.place()), name(step), value(step, above), value(step, own));
            }
        }
        throw new IllegalStateException("closing " + closing.id() + ": place " + own.place() + " without a difference");
    }

    private static String fact(TieBreak step, RankedLine line, Closing closing) {
        BigDecimal truth = closing.truth();
        String more =
                step == TieBreak.PREDICTION && truth != null ? " (giá trị đúng là " + Points.decimal(truth) + ")" : "";
        return label(step) + ": " + value(step, line) + more;
    }

    private static String label(TieBreak step) {
        return switch (step) {
            case SCORE -> "Điểm";
            case PREDICTION -> "Dự đoán";
            case EARLIEST -> "Nộp bài lúc";
            case SHORTEST -> "Thời gian làm bài";
            case EARLIEST_START -> "Bắt đầu làm bài lúc";
            case PERFECT_ATTEMPTS -> "Số lượt đúng hết";
        };
    }

    /** What a step compares. */
    static String name(TieBreak step) {
        return switch (step) {
            case SCORE -> "điểm";
            case PREDICTION -> "dự đoán";
            case EARLIEST -> "nộp bài sớm hơn";
            case SHORTEST -> "thời gian làm bài ngắn hơn";
            case EARLIEST_START -> "bắt đầu sớm hơn";
            case PERFECT_ATTEMPTS -> "số lượt đúng hết";
        };
    }

    private static String value(TieBreak step, RankedLine line) {
        return switch (step) {
            case SCORE -> Points.of(line.points(), line.total());
            case PREDICTION -> prediction(line);
            case EARLIEST -> moment(line.submitted());
            case SHORTEST -> duration(line.elapsed());
            case EARLIEST_START -> moment(line.started());
            case PERFECT_ATTEMPTS -> Integer.toString(line.perfect());
        };
    }

    private static String prediction(RankedLine line) {
        BigDecimal given = line.prediction();
        BigDecimal off = line.off();
        return given == null || off == null ? "không dự đoán" : Points.decimal(given) + ", lệch " + Points.decimal(off);
    }

    /** 14:32:05 ngày 21/11/2026. */
    static String moment(long second) {
        return SECOND.format(Instant.ofEpochSecond(second));
    }

    /** 6 phút 12 giây. */
    static String duration(long seconds) {
        return seconds < MINUTE ? seconds + " giây" : seconds / MINUTE + " phút " + seconds % MINUTE + " giây";
    }

    private static Explanation summed(RankedLine own, @Nullable RankedLine above, long sharing, long size) {
        List<String> facts = new ArrayList<>();
        facts.add("Tổng điểm các vòng: " + Points.questions(own.points()));
        facts.add("Số vòng đã dự thi: " + own.number());
        facts.add("Tổng thời gian làm bài: " + duration(own.elapsed()));
        return new Explanation(own.place(), sharing, size, facts, above == null ? null : aheadInAll(own, above));
    }

    private static String aheadInAll(RankedLine own, RankedLine above) {
        String step = above.points() != own.points()
                ? "tổng điểm: %s, so với %s".formatted(Points.questions(above.points()), Points.questions(own.points()))
                : above.number() != own.number()
                        ? "số vòng đã dự thi: %d, so với %d".formatted(above.number(), own.number())
                        : "tổng thời gian làm bài: %s, so với %s"
                                .formatted(duration(above.elapsed()), duration(own.elapsed()));
        return "Người xếp ngay trên (hạng %s) hơn ở %s.".formatted(Points.number(above.place()), step);
    }
}
