package vn.hoithi.report;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.hoithi.contest.Contest;
import vn.hoithi.document.Numbers;
import vn.hoithi.result.Closing;
import vn.hoithi.result.UnitPrizes;
import vn.hoithi.standing.Period;

/** The prizes that a report of a period tells of: those of its rounds, or of what was published on its days. */
@Component
class PeriodPrizes {
    private final UnitPrizes prizes;

    PeriodPrizes(UnitPrizes prizes) {
        this.prizes = prizes;
    }

    /** By unit with everything below it; empty when no result of the period is published. */
    Mono<Optional<Map<Long, Long>>> of(Contest contest, Period period) {
        return contest.external()
                ? Mono.just(Optional.empty())
                : prizes.of(contest.id(), closing -> within(closing, period))
                        .map(Optional::of)
                        .defaultIfEmpty(Optional.empty());
    }

    private static boolean within(Closing closing, Period period) {
        Integer round = closing.roundId();
        return switch (period) {
            case Period.Whole ignored -> true;
            case Period.InRound in -> round != null && round == in.roundId();
            case Period.InRounds in -> round != null && in.roundIds().contains(round);
            case Period.Days days -> within(closing.publishedAt(), days);
        };
    }

    private static boolean within(@Nullable Instant published, Period.Days days) {
        if (published == null) {
            return false;
        }
        LocalDate day = Numbers.today(published);
        return !day.isBefore(days.first()) && !day.isAfter(days.last());
    }
}
