package vn.hoithi.attempt;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.hoithi.contest.Rules;

/** How many attempts are used of how many, in the period whose limit is reached first: today, the round, or the contest. */
record AttemptsUsed(int allowed, int used) {
    private static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");

    /**
     * @param inContest most attempts over all rounds; no such limit when none
     * @param all attempts of the person in the contest
     */
    static AttemptsUsed of(Rules rules, List<Attempt> attempts, @Nullable Integer inContest, int all, Instant now) {
        AttemptsUsed here = of(rules, attempts, now);
        AttemptsUsed everywhere = inContest == null ? here : new AttemptsUsed(inContest, all);
        return everywhere.left() < here.left() ? everywhere : here;
    }

    private static AttemptsUsed of(Rules rules, List<Attempt> attempts, Instant now) {
        AttemptsUsed inRound = new AttemptsUsed(rules.attempts(), attempts.size());
        Integer perDay = rules.perDay();
        if (perDay == null) {
            return inRound;
        }
        LocalDate today = LocalDate.ofInstant(now, VIETNAM);
        int usedToday = (int) attempts.stream()
                .map(attempt -> LocalDate.ofInstant(attempt.sitting().startedAt(), VIETNAM))
                .filter(today::equals)
                .count();
        AttemptsUsed inDay = new AttemptsUsed(perDay, usedToday);
        return inRound.left() < inDay.left() ? inRound : inDay;
    }

    private int left() {
        return allowed - used;
    }
}
