package vn.hoithi.contest;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.hoithi.questionbank.rules.RankingRules;

/**
 * Everything of a round that an admin edits; {@code blueprint} as {@code Blueprint.parse} reads it, e.g. {@code 10}.
 *
 * @param ranking left out: stays as it is, or plain for a new round
 * @param terms left out: stay as they are, or plain for a new round
 */
public record RoundForm(
        @NotBlank(message = "Hãy đặt tên, ví dụ Tuần thi 1.") @Size(max = 120, message = "Tên dài quá 120 ký tự.")
        String name,

        @Size(max = 120, message = "Tên giai đoạn dài quá 120 ký tự.") @Nullable
        String phase,

        @NotNull(message = "Hãy chọn giờ mở.") Instant opensAt,
        @NotNull(message = "Hãy chọn giờ đóng.") Instant closesAt,
        int bankVersionId,

        @Min(value = 1, message = "Thời gian làm bài từ 1 đến 240 phút.")
        @Max(value = 240, message = "Thời gian làm bài từ 1 đến 240 phút.")
        int minutes,

        @Min(value = 1, message = "Số lượt thi từ 1 đến 1.000.")
        @Max(value = 1000, message = "Số lượt thi từ 1 đến 1.000.")
        int attempts,

        @Min(value = 1, message = "Số lượt mỗi ngày từ 1 trở lên.") @Max(1000) @Nullable
        Integer perDay,

        @NotBlank(message = "Hãy ghi cơ cấu đề, ví dụ 10.") @Size(max = 2_000)
        String blueprint,

        @NotNull @Size(max = 20_000, message = "Thể lệ riêng dài quá 20.000 ký tự.")
        String rulesText,

        @Valid @Nullable RankingForm ranking,
        @Valid @Nullable Terms terms) {

    /** A round of no phase that ranks plainly under plain terms, or as it did. */
    public RoundForm(
            String name,
            Instant opensAt,
            Instant closesAt,
            int bankVersionId,
            int minutes,
            int attempts,
            @Nullable Integer perDay,
            String blueprint,
            String rulesText) {
        this(name, null, opensAt, closesAt, bankVersionId, minutes, attempts, perDay, blueprint, rulesText, null, null);
    }

    /** A round as it is. */
    static RoundForm of(Round round) {
        Rules rules = round.rules();
        return new RoundForm(
                round.name(),
                round.phase(),
                round.opensAt(),
                round.closesAt(),
                round.bankVersionId(),
                rules.minutes(),
                rules.attempts(),
                rules.perDay(),
                rules.blueprint().print(),
                rules.rulesText(),
                RankingForm.of(rules.ranking()),
                rules.terms());
    }

    /** The same round that ranks by these rules. */
    public RoundForm ranked(RankingRules rules) {
        return with(opensAt, closesAt, RankingForm.of(rules), terms);
    }

    /** The same round under these terms. */
    public RoundForm under(Terms others) {
        return with(opensAt, closesAt, ranking, others);
    }

    /** The same round at another time. */
    public RoundForm at(Instant opens, Instant closes) {
        return with(opens, closes, ranking, terms);
    }

    private RoundForm with(Instant opens, Instant closes, @Nullable RankingForm ranked, @Nullable Terms others) {
        return new RoundForm(
                name,
                phase,
                opens,
                closes,
                bankVersionId,
                minutes,
                attempts,
                perDay,
                blueprint,
                rulesText,
                ranked,
                others);
    }

    /** The same with everything said: what was left out is as before. */
    RoundForm complete(Rules before) {
        return with(
                opensAt,
                closesAt,
                ranking == null ? RankingForm.of(before.ranking()) : ranking,
                terms == null ? before.terms() : terms);
    }

    /** The same with everything said: what was left out is plain. */
    RoundForm complete() {
        return with(opensAt, closesAt, RankingForm.of(rankingRules()), saidTerms());
    }

    /** How it ranks; plain when nothing is said. */
    RankingRules rankingRules() {
        return ranking == null ? RankingRules.PLAIN : ranking.rules();
    }

    /** Its further terms; plain when nothing is said. */
    Terms saidTerms() {
        return terms == null ? Terms.PLAIN : terms;
    }
}
