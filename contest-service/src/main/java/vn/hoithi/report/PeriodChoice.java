package vn.hoithi.report;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.hoithi.contest.Round;
import vn.hoithi.document.Numbers;
import vn.hoithi.platform.SimplyRefused;
import vn.hoithi.platform.Unmarked;
import vn.hoithi.standing.Period;

/**
 * The time a report is about, as somebody chose it.
 *
 * @param code for addresses and tables: {@code tuan:2026-11-16}, {@code vong:7}, {@code giai-doan:Đợt 1},
 *     {@code ca}
 * @param words as in "báo cáo … tuần từ ngày 16/11/2026 đến ngày 22/11/2026"
 * @param within begins a sentence: "Trong tuần từ ngày …"
 * @param fileWords for file names, without diacritics
 */
public record PeriodChoice(Period period, String code, String words, String within, String fileWords) {

    /** The choice that a code names; refused (422) when it names none of this contest. */
    static PeriodChoice of(String code, List<Round> rounds, LocalDate today) {
        int colon = code.indexOf(':');
        String kind = colon < 0 ? code : code.substring(0, colon);
        String value = colon < 0 ? "" : code.substring(colon + 1);
        try {
            return switch (kind) {
                case "ngay" -> day(LocalDate.parse(value));
                case "tuan" -> week(LocalDate.parse(value));
                case "thang" -> month(YearMonth.parse(value));
                case "tu" -> between(value);
                case "vong" -> round(Integer.parseInt(value), rounds);
                case "giai-doan" -> phase(value, rounds);
                case "ca" -> whole(today);
                default -> throw unknown();
            };
        } catch (DateTimeException | IllegalArgumentException e) {
            throw unknown();
        }
    }

    static PeriodChoice day(LocalDate day) {
        String words = "ngày " + Numbers.day(day);
        return new PeriodChoice(Period.Days.day(day), "ngay:" + day, words, "Trong " + words, "ngay-" + day);
    }

    static PeriodChoice week(LocalDate day) {
        Period.Days week = Period.Days.weekOf(day);
        String words = "tuần từ " + span(week);
        return new PeriodChoice(week, "tuan:" + week.first(), words, "Trong " + words, "tuan-" + week.first());
    }

    static PeriodChoice month(YearMonth month) {
        String words = "tháng " + Numbers.month(month.getMonthValue()) + " năm " + month.getYear();
        return new PeriodChoice(Period.Days.month(month), "thang:" + month, words, "Trong " + words, "thang-" + month);
    }

    static PeriodChoice whole(LocalDate today) {
        return new PeriodChoice(
                new Period.Whole(),
                "ca",
                "tính đến ngày " + Numbers.day(today),
                "Từ đầu Cuộc thi đến nay",
                "den-" + today);
    }

    private static PeriodChoice between(String value) {
        int slash = value.indexOf("..");
        Period.Days days = new Period.Days(
                LocalDate.parse(value.substring(0, slash)), LocalDate.parse(value.substring(slash + 2)));
        return new PeriodChoice(
                days, "tu:" + value, "từ " + span(days), "Từ " + span(days), days.first() + "-den-" + days.last());
    }

    private static PeriodChoice round(int id, List<Round> rounds) {
        Round round = rounds.stream().filter(one -> one.id() == id).findFirst().orElseThrow(PeriodChoice::unknown);
        return new PeriodChoice(
                new Period.InRound(id), "vong:" + id, round.name(), "Tại " + round.name(), "vong-" + round.number());
    }

    /** The phases of a contest in the order in which its rounds name them. */
    public static List<PeriodChoice> phases(List<Round> rounds) {
        return rounds.stream()
                .map(Round::phase)
                .filter(phase -> !phase.isEmpty())
                .distinct()
                .map(phase -> phase(phase, rounds))
                .toList();
    }

    private static PeriodChoice phase(String phase, List<Round> rounds) {
        List<Integer> ids = rounds.stream()
                .filter(round -> !phase.isEmpty() && round.phase().equals(phase))
                .map(Round::id)
                .toList();
        if (ids.isEmpty()) {
            throw unknown();
        }
        String words = "giai đoạn “" + phase + "”";
        return new PeriodChoice(
                ids.size() == 1 ? new Period.InRound(ids.getFirst()) : new Period.InRounds(ids),
                "giai-doan:" + phase,
                words,
                "Trong " + words,
                Unmarked.fileName(phase));
    }

    /** The period just before of the same kind; none for the whole contest and its first round or phase. */
    @Nullable
    PeriodChoice before(List<Round> rounds, LocalDate today) {
        return switch (period) {
            case Period.Whole ignored -> null;
            case Period.InRounds in -> phaseBefore(rounds);
            case Period.InRound in ->
                code.startsWith("vong:") ? roundBefore(in.roundId(), rounds) : phaseBefore(rounds);
            case Period.Days days -> {
                if (code.startsWith("thang:")) {
                    yield month(YearMonth.from(days.first()).minusMonths(1));
                }
                if (code.startsWith("tuan:")) {
                    yield week(days.first().minusDays(1));
                }
                Period.Days before = days.before();
                yield days.first().equals(days.last())
                        ? day(before.first())
                        : between(before.first() + ".." + before.last());
            }
        };
    }

    /** How the period before is called beside this one. */
    String beforeWords(PeriodChoice before) {
        int colon = code.indexOf(':');
        return switch (code.substring(0, colon)) {
            case "ngay" -> "ngày hôm trước";
            case "tuan" -> "tuần trước";
            case "thang" -> "tháng trước";
            default -> before.words();
        };
    }

    private @Nullable PeriodChoice phaseBefore(List<Round> rounds) {
        PeriodChoice before = null;
        for (PeriodChoice phase : phases(rounds)) {
            if (phase.code().equals(code)) {
                return before;
            }
            before = phase;
        }
        return null;
    }

    private static @Nullable PeriodChoice roundBefore(int id, List<Round> rounds) {
        Round before = null;
        for (Round round : rounds) {
            if (round.id() == id) {
                return before == null ? null : round(before.id(), rounds);
            }
            before = round;
        }
        return null;
    }

    private static String span(Period.Days days) {
        return "ngày " + Numbers.day(days.first()) + " đến ngày " + Numbers.day(days.last());
    }

    private static SimplyRefused unknown() {
        return SimplyRefused.invalidField(
                "unknown-period",
                "period",
                "Kỳ báo cáo không hợp lệ. Chọn ngày, tuần, tháng, vòng thi, giai đoạn, cả cuộc thi, hoặc từ ngày đến ngày (ngày cuối không trước ngày đầu).");
    }
}
