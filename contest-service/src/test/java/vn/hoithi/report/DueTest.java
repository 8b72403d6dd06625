package vn.hoithi.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When reports are due, and when those make themselves that do. Times of the day are Việt Nam's: seven hours ahead. */
class DueTest {
    private static final Due MONDAYS = new Due(1, 1, "Tuần", 1, null, LocalTime.of(10, 0), null);
    private static final Due LAST_DAYS = new Due(2, 1, "Tháng", null, 31, LocalTime.of(16, 30), null);
    private static final Due FIFTHS = new Due(3, 1, "Tháng", null, 5, LocalTime.of(8, 0), null);
    private static final Schedule.Weekly USUAL = Schedule.Weekly.USUAL;
    private static final Instant DECEMBER = Instant.parse("2026-12-25T09:30:00Z");
    private static final Due ONCE = new Due(4, 1, "Tổng kết", null, null, null, DECEMBER);
    /** A Saturday. */
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    @Test
    void aWeeklyOneIsAboutTheWholeWeekBefore() {
        assertThat(MONDAYS.between(LocalDate.parse("2026-11-16"), LocalDate.parse("2026-11-30")))
                .extracting(Due.Instance::at, Due.Instance::period)
                .containsExactly(
                        tuple(Instant.parse("2026-11-16T03:00:00Z"), "tuan:2026-11-09"),
                        tuple(Instant.parse("2026-11-23T03:00:00Z"), "tuan:2026-11-16"),
                        tuple(Instant.parse("2026-11-30T03:00:00Z"), "tuan:2026-11-23"));
    }

    @Test
    void theLastDayOfAMonthIsTheLastDayOfEveryMonth() {
        assertThat(LAST_DAYS.between(LocalDate.parse("2027-01-01"), LocalDate.parse("2027-04-30")))
                .extracting(Due.Instance::at)
                .containsExactly(
                        Instant.parse("2027-01-31T09:30:00Z"),
                        Instant.parse("2027-02-28T09:30:00Z"),
                        Instant.parse("2027-03-31T09:30:00Z"),
                        Instant.parse("2027-04-30T09:30:00Z"));
    }

    @Test
    void aMonthlyOneIsAboutItsMonthOrInTheFirstHalfAboutTheMonthBefore() {
        assertThat(LAST_DAYS.next(NOW).orElseThrow().period()).isEqualTo("thang:2026-11");
        assertThat(FIFTHS.next(NOW).orElseThrow().period()).isEqualTo("thang:2026-11");
        assertThat(FIFTHS.next(NOW).orElseThrow().at()).isEqualTo(Instant.parse("2026-12-05T01:00:00Z"));
    }

    @Test
    void whatIsDueOnceIsDueOnce() {
        assertThat(ONCE.next(NOW).orElseThrow().at()).isEqualTo(DECEMBER);
        assertThat(ONCE.next(DECEMBER)).isEmpty();
    }

    @Test
    void theNextReportIsMadeAtTheNearestDeadline() {
        assertThat(Schedule.next(USUAL, List.of(MONDAYS, LAST_DAYS, FIFTHS, ONCE), NOW))
                .isEqualTo(Instant.parse("2026-11-23T03:00:00Z"));
        assertThat(Schedule.next(USUAL, List.of(MONDAYS, LAST_DAYS), Instant.parse("2026-11-30T03:00:00Z")))
                .isEqualTo(Instant.parse("2026-11-30T09:30:00Z"));
    }

    @Test
    void whereNobodySetsAWeeklyDeadlineReportsAreMadeOnMondaysAtSevenToo() {
        Instant monday = Instant.parse("2026-11-23T00:00:00Z");
        assertThat(Schedule.next(USUAL, List.of(), NOW)).isEqualTo(monday);
        assertThat(Schedule.next(USUAL, List.of(LAST_DAYS, ONCE), NOW)).isEqualTo(monday);
        assertThat(Schedule.next(USUAL, List.of(), monday)).isEqualTo(Instant.parse("2026-11-30T00:00:00Z"));
    }

    @Test
    void aUnitChoosesItsOwnTimeOfTheWeekWhichAWeeklyDeadlineFromAboveOverrules() {
        Schedule.Weekly fridays = new Schedule.Weekly(5, LocalTime.of(16, 30));
        Instant friday = Instant.parse("2026-11-27T09:30:00Z");
        assertThat(Schedule.next(fridays, List.of(), NOW)).isEqualTo(friday);
        assertThat(Schedule.next(fridays, List.of(), friday)).isEqualTo(Instant.parse("2026-12-04T09:30:00Z"));
        assertThat(Schedule.next(fridays, List.of(MONDAYS), NOW)).isEqualTo(Instant.parse("2026-11-23T03:00:00Z"));
        assertThat(Schedule.next(fridays, List.of(ONCE), Instant.parse("2026-12-24T00:00:00Z")))
                .as("the nearer of both")
                .isEqualTo(DECEMBER);
        assertThat(new Schedule(1, 1, "dang", fridays, friday, 0).period()).isEqualTo("tuan:2026-11-16");
    }
}
