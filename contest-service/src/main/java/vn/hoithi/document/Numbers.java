package vn.hoithi.document;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Numbers and dates as documents write them: 73.108, 23,53%, ngày 05 tháng 02, tháng 3. */
public final class Numbers {
    public static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int DECIMALS = 2;
    private static final int WITH_ZERO = 3;

    private Numbers() {}

    public static String number(long value) {
        return Long.toString(value).replaceAll("\\B(?=(\\d{3})+$)", ".");
    }

    /** 23,53: always two decimals. */
    public static String decimal(BigDecimal value) {
        String plain = value.setScale(DECIMALS, RoundingMode.HALF_UP).toPlainString();
        int point = plain.indexOf('.');
        return number(Long.parseLong(plain.substring(0, point))) + "," + plain.substring(point + 1);
    }

    public static String percent(BigDecimal value) {
        return decimal(value) + "%";
    }

    /** Per hundred, two decimals, half up. */
    public static BigDecimal percentOf(long part, long of) {
        return BigDecimal.valueOf(part)
                .multiply(HUNDRED)
                .divide(BigDecimal.valueOf(of), DECIMALS, RoundingMode.HALF_UP);
    }

    /**
     * Shares of a whole in percent with two decimals that sum to exactly 100,00: rounded down, what is left goes to the
     * largest remainders. All zero when there is nothing to share.
     */
    public static List<BigDecimal> shares(List<Integer> parts) {
        long whole = parts.stream().mapToLong(Integer::longValue).sum();
        if (whole == 0) {
            return parts.stream()
                    .map(part -> BigDecimal.ZERO.setScale(DECIMALS))
                    .toList();
        }
        long units = 10_000;
        long[] floors = parts.stream().mapToLong(part -> part * units / whole).toArray();
        long left = units - Arrays.stream(floors).sum();
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < floors.length; i++) {
            order.add(i);
        }
        order.sort(Comparator.comparingLong((Integer i) -> parts.get(i) * units % whole)
                .reversed());
        for (int i = 0; i < left; i++) {
            floors[order.get(i)]++;
        }
        return Arrays.stream(floors)
                .mapToObj(share -> BigDecimal.valueOf(share, DECIMALS))
                .toList();
    }

    public static String day(LocalDate day) {
        return DAY.format(day);
    }

    /** 14 giờ 30 ngày 21/11/2026. */
    public static String moment(Instant instant) {
        ZonedDateTime local = instant.atZone(VIETNAM);
        return "%02d giờ %02d ngày %s".formatted(local.getHour(), local.getMinute(), day(local.toLocalDate()));
    }

    /** Months 1 and 2 are written with a zero, the others without. */
    public static String month(int month) {
        return month < WITH_ZERO ? "0" + month : Integer.toString(month);
    }

    public static LocalDate today(Instant now) {
        return now.atZone(VIETNAM).toLocalDate();
    }
}
