package vn.hoithi.site;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import vn.hoithi.standing.Dashboard;

/**
 * What a unit's page shows below its counters.
 *
 * @param goal the unit's target and how far it is; none without one
 * @param today a sentence about today
 * @param days newest first
 * @param bands people by best score, highest first
 * @param behind how many units below lag behind
 * @param silent how many have been silent
 */
record DashboardView(
        @Nullable GoalLine goal,
        String today,
        List<DayRow> days,
        List<WeekRow> weeks,
        List<AudienceRow> audiences,
        List<ShareRow> bands,
        int behind,
        int silent,
        String tallied) {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    record GoalLine(String asked, String reached, boolean done) {}

    record DayRow(LocalDate date, String day, String people, String attempts, String fresh, String soFar) {}

    record WeekRow(String week, String people, String attempts) {}

    /** @param headcount "–" where it was not declared for this audience */
    record AudienceRow(
            String name,
            String people,
            String headcount,
            @Nullable BigDecimal rate,
            String rateText,
            String attempts) {}

    /** @param percent of all people, two decimals */
    record ShareRow(String name, String people, BigDecimal percent, String percentText) {}

    /** Score bands as domain tables print them: everything right, three quarters, a quarter, less, nothing. */
    private record Band(String name, int from, int to) {}

    private static final List<Band> BANDS = List.of(
            new Band("Đúng 100 %", 100, 100),
            new Band("Từ 75 % đến dưới 100 %", 75, 99),
            new Band("Từ 25 % đến dưới 75 %", 25, 74),
            new Band("Dưới 25 %", 1, 24),
            new Band("Không đúng câu nào", 0, 0));

    static DashboardView of(Dashboard dashboard) {
        Dashboard.Goal goal = dashboard.goal();
        return new DashboardView(
                goal == null
                        ? null
                        : new GoalLine(
                                GoalWords.asked(goal),
                                GoalWords.shortly(goal),
                                goal.state().reached()),
                today(dashboard.today()),
                dashboard.days().stream().map(DashboardView::day).toList().reversed(),
                dashboard.weeks().stream().map(DashboardView::week).toList().reversed(),
                dashboard.audiences().stream().map(DashboardView::audience).toList(),
                bands(dashboard.scores()),
                (int) dashboard.children().stream()
                        .filter(Dashboard.Child::behind)
                        .count(),
                (int) dashboard.children().stream()
                        .filter(Dashboard.Child::silent)
                        .count(),
                Words.exact(dashboard.tallied()));
    }

    private static String today(Dashboard.Today today) {
        return today.attempts() == 0
                ? "Hôm nay chưa có lượt thi nào."
                : "Hôm nay: " + Figures.number(today.people()) + " người, " + Figures.number(today.attempts())
                        + " lượt thi.";
    }

    private static DayRow day(Dashboard.Day day) {
        return new DayRow(
                day.date(),
                Words.day(day.date()),
                Figures.number(day.people()),
                Figures.number(day.attempts()),
                Figures.number(day.fresh()),
                Figures.number(day.soFar()));
    }

    private static WeekRow week(Dashboard.Week week) {
        return new WeekRow(
                Words.day(week.monday()) + "–" + Words.day(week.monday().plusDays(6)),
                Figures.number(week.people()),
                Figures.number(week.attempts()));
    }

    private static AudienceRow audience(Dashboard.Audience audience) {
        Integer headcount = audience.headcount();
        return new AudienceRow(
                audience.audience().isBlank() ? "Không phân đối tượng" : audience.audience(),
                Figures.number(audience.people()),
                headcount == null ? "–" : Figures.number(headcount),
                audience.rate(),
                Figures.percent(audience.rate()),
                Figures.number(audience.attempts()));
    }

    private static List<ShareRow> bands(List<Integer> scores) {
        int all = scores.stream().mapToInt(Integer::intValue).sum();
        return BANDS.stream()
                .map(band -> share(
                        band.name(),
                        IntStream.rangeClosed(band.from(), band.to())
                                .map(scores::get)
                                .sum(),
                        all))
                .toList();
    }

    private static ShareRow share(String name, int people, int all) {
        BigDecimal percent = all == 0
                ? BigDecimal.ZERO
                : BigDecimal.valueOf(people).multiply(HUNDRED).divide(BigDecimal.valueOf(all), 2, RoundingMode.HALF_UP);
        return new ShareRow(name, Figures.number(people), percent, Figures.percent(percent));
    }
}
