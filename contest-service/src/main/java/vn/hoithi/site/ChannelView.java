package vn.hoithi.site;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.hoithi.share.ChannelFigures;
import vn.hoithi.share.ChannelFigures.Line;
import vn.hoithi.unit.Unit;
import vn.hoithi.unit.UnitForest;

/** What each channel brought, as its page shows it: first by channel, then link by link. */
record ChannelView(String asOf, @Nullable Row best, List<Row> channels, List<Row> links, Row sum, int hidden) {
    /** Links on the page. */
    static final int SHOWN = 200;

    private static final int HUNDRED = 100;

    /**
     * A line of a table.
     *
     * @param share people per hundred of those whom all links brought, for the bar
     */
    record Row(
            String channel,
            String unit,
            @Nullable String code,
            String visits,
            String entered,
            String started,
            String people,
            String attempts,
            long share) {}

    static ChannelView of(ChannelFigures figures, UnitForest forest) {
        Line sum = figures.channels().stream().reduce(new Line(null, "", null, 0, 0, 0, 0, 0), Line::plus);
        List<Row> channels = figures.channels().stream()
                .sorted(Comparator.comparingLong(Line::people)
                        .thenComparingLong(Line::visits)
                        .reversed())
                .map(line -> row(line, sum, forest))
                .toList();
        List<Row> links = figures.lines().stream()
                .filter(ChannelView::used)
                .map(line -> row(line, sum, forest))
                .toList();
        return new ChannelView(
                Words.exact(figures.asOf()),
                sum.people() > 0 ? channels.getFirst() : null,
                channels,
                links,
                row(sum, sum, forest),
                figures.used() - links.size());
    }

    private static boolean used(Line line) {
        return line.visits() + line.entered() > 0;
    }

    private static Row row(Line line, Line sum, UnitForest forest) {
        return new Row(
                line.channel(),
                unitName(line, forest),
                line.code(),
                Figures.number(line.visits()),
                Figures.number(line.entered()),
                Figures.number(line.started()),
                Figures.number(line.people()),
                Figures.number(line.attempts()),
                sum.people() == 0 ? 0 : Math.round((double) HUNDRED * line.people() / sum.people()));
    }

    static String unitName(Line line, UnitForest forest) {
        Long id = line.unitId();
        return id == null ? "Cả cuộc thi" : forest.find(id).map(Unit::name).orElse("");
    }
}
