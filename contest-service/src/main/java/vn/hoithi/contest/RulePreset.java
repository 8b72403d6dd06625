package vn.hoithi.contest;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.hoithi.questionbank.rules.Counting;
import vn.hoithi.questionbank.rules.Meaning;
import vn.hoithi.questionbank.rules.Scoring;
import vn.hoithi.questionbank.rules.TieBreak;

/**
 * A pattern of rules to begin a round with; everything stays to be edited.
 *
 * @param says whose pattern it is, in one sentence
 * @param days how long such a round is open
 * @param separateBanks whether each audience has questions of its own
 */
public record RulePreset(
        String id,
        String name,
        String says,
        int days,
        int minutes,
        int attempts,
        @Nullable Integer perDay,
        String blueprint,
        RankingForm ranking,
        Terms terms,
        boolean separateBanks) {
    private static final BigDecimal TEN_MILLION = new BigDecimal(10_000_000);

    /** All patterns, the most common first. */
    public static final List<RulePreset> ALL = List.of(
            new RulePreset(
                    "trung-uong-2026",
                    "Mẫu Trung ương 2026",
                    "Tuần thi của hệ thống tuyên giáo: 10 câu và một câu dự đoán, 10 phút, 7 lượt mỗi tuần, lấy lượt cao nhất.",
                    7,
                    10,
                    7,
                    null,
                    "10",
                    ranking(
                            Counting.BEST,
                            asked(Meaning.PEOPLE_ALL_RIGHT),
                            TieBreak.SCORE,
                            TieBreak.PREDICTION,
                            TieBreak.SHORTEST,
                            TieBreak.EARLIEST),
                    new Terms(false, Terms.Score.AT_ONCE, true, List.of(), List.of()),
                    false),
            new RulePreset(
                    "vcnet",
                    "Mẫu VCNet",
                    "Không giới hạn số lượt, chỉ tính lượt tốt nhất và sớm nhất; bằng điểm thì theo dự đoán rồi theo giờ nộp.",
                    7,
                    15,
                    1_000,
                    null,
                    "10",
                    ranking(
                            Counting.BEST,
                            asked(Meaning.PEOPLE_ALL_RIGHT),
                            TieBreak.SCORE,
                            TieBreak.PREDICTION,
                            TieBreak.EARLIEST),
                    new Terms(false, Terms.Score.AFTER_CLOSE, true, List.of(), List.of()),
                    false),
            new RulePreset(
                    "moi-tuan-mot-luot",
                    "Mỗi tuần một lượt, đề riêng cho công chức và người dân",
                    "Mỗi người một lượt mỗi tuần, 15 câu và một câu dự đoán; mỗi đối tượng có ngân hàng câu hỏi riêng.",
                    7,
                    15,
                    1,
                    null,
                    "15",
                    ranking(
                            Counting.BEST,
                            asked(Meaning.PEOPLE_ALL_RIGHT),
                            TieBreak.SCORE,
                            TieBreak.PREDICTION,
                            TieBreak.SHORTEST,
                            TieBreak.EARLIEST),
                    new Terms(false, Terms.Score.AT_ONCE, true, List.of(), List.of()),
                    true),
            new RulePreset(
                    "khu-dan-cu",
                    "Cuộc thi nhỏ của khu dân cư",
                    "10 câu, 15 phút, 3 lượt, không có câu dự đoán; bằng điểm thì ai làm nhanh hơn xếp trên.",
                    14,
                    15,
                    3,
                    null,
                    "10",
                    ranking(Counting.BEST, null, TieBreak.SCORE, TieBreak.SHORTEST, TieBreak.EARLIEST),
                    new Terms(false, Terms.Score.AT_ONCE, true, List.of(), List.of()),
                    false));

    private static RankingForm ranking(Counting counting, RankingForm.@Nullable Asked asked, TieBreak... order) {
        return new RankingForm(counting, Scoring.ALL_OR_NOTHING, asked, List.of(order));
    }

    private static RankingForm.Asked asked(Meaning meaning) {
        return new RankingForm.Asked(meaning, 0, BigDecimal.ZERO, TEN_MILLION, 0, true);
    }
}
