package vn.hoithi.standing;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;

/** What figures are about: everything, a round or some of them, or calendar days in Việt Nam. */
public sealed interface Period {

    /** The whole contest so far. */
    record Whole() implements Period {}

    /** One round, however many days it spans. */
    record InRound(int roundId) implements Period {}

    /** Several rounds together, as those of one phase: who took part in any of them counts once. */
    record InRounds(List<Integer> roundIds) implements Period {}

    /** Days from first to last, both included. */
    record Days(LocalDate first, LocalDate last) implements Period {
        public Days {
            if (last.isBefore(first)) {
                throw new IllegalArgumentException("a period ends before it starts: " + first + ", " + last);
            }
        }

        public static Days day(LocalDate day) {
            return new Days(day, day);
        }

        /** Monday to Sunday around that day. */
        public static Days weekOf(LocalDate day) {
            LocalDate monday = day.minusDays(day.getDayOfWeek().getValue() - 1L);
            return new Days(monday, monday.plusDays(6));
        }

        public static Days month(YearMonth month) {
            return new Days(month.atDay(1), month.atEndOfMonth());
        }

        /** The period of the same length just before. */
        public Days before() {
            long days = last.toEpochDay() - first.toEpochDay() + 1;
            return new Days(first.minusDays(days), first.minusDays(1));
        }
    }
}
