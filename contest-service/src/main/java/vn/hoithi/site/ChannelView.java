package vn.hoithi.site;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.hoithi.share.ChannelFigures;
import vn.hoithi.share.ChannelFigures.Line;
import vn.hoithi.unit.Unit;
import vn.hoithi.unit.UnitForest;

/** What each channel brought, as its page shows it: first by channel, then link by link. */
record ChannelView(String asOf, @Nullable Row best, List<Row> channels, List<Row> links, Row sum, int hidden) {
    private static final int SHOWN = 200;
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
        Map<String, Line> byChannel = new LinkedHashMap<>();
        figures.lines().forEach(line -> byChannel.merge(line.channel(), line, Line::plus));
        Line sum = figures.lines().stream().reduce(new Line(null, "", null, 0, 0, 0, 0, 0), Line::plus);
        List<Row> channels = byChannel.values().stream()
                .sorted((one, other) -> other.people() != one.people()
                        ? Long.compare(other.people(), one.people())
                        : Long.compare(other.visits(), one.visits()))
                .map(line -> row(line, sum, forest))
                .toList();
        List<Line> used = figures.lines().stream().filter(ChannelView::used).toList();
        boolean some = sum.people() > 0;
        return new ChannelView(
                Words.exact(figures.asOf()),
                some ? channels.getFirst() : null,
                channels,
                used.stream().limit(SHOWN).map(line -> row(line, sum, forest)).toList(),
                row(sum, sum, forest),
                Math.max(0, used.size() - SHOWN));
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
