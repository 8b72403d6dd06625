package vn.hoithi.standing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;

class SpanTest {
    @Test
    void aWeekIsWrittenAsItsMondayAndAMonthAsItself() {
        assertThat(Span.of(Period.Days.weekOf(LocalDate.of(2026, 11, 15)))).hasValue(-20261109);
        assertThat(Span.of(Period.Days.month(YearMonth.of(2026, 11)))).hasValue(-202611);
    }

    @Test
    void theWeekAndTheMonthThatBeginOnOneMondayAreTwoSpans() {
        LocalDate monday = LocalDate.of(2027, 2, 1);
        assertThat(Span.of(Period.Days.weekOf(monday))).hasValue(-20270201);
        assertThat(Span.of(new Period.Days(monday, LocalDate.of(2027, 2, 28)))).hasValue(-202702);
    }

    @Test
    void otherDaysAreNoSpan() {
        LocalDate monday = LocalDate.of(2026, 11, 9);
        assertThat(Span.of(Period.Days.day(monday))).isEmpty();
        assertThat(Span.of(new Period.Days(monday.plusDays(1), monday.plusDays(7))))
                .isEmpty();
        assertThat(Span.of(new Period.Days(monday, monday.plusDays(13)))).isEmpty();
        assertThat(Span.of(new Period.Days(LocalDate.of(2026, 11, 1), LocalDate.of(2026, 11, 29))))
                .isEmpty();
    }
}
