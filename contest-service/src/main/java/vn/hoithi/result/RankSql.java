package vn.hoithi.result;

import java.util.stream.Collectors;
import vn.hoithi.questionbank.rules.Counting;
import vn.hoithi.questionbank.rules.RankingRules;
import vn.hoithi.questionbank.rules.TieBreak;

/**
 * The statement that ranks, generated from the rules: the same choice and order as {@code Ranking} of the library, which a
 * test compares table by table. Shares of points are compared as double quotients: equal fractions divide to the same
 * double, and different ones of numbers this small to different ones.
 */
final class RankSql {
    private final RankingRules rules;

    RankSql(RankingRules rules) {
        this.rules = rules;
    }

    /**
     * Selects the counting attempts with place (shared by equals), n (1, 2, 3, …), perfect, attempts and off.
     *
     * @param source a SELECT that gives id, person, number, points, total, prediction, truth, submitted, elapsed and started
     * @param table a column of the source that tells tables apart, of which each is ranked for itself; "" for a single one
     */
    String select(String source, String table) {
        String by = table.isEmpty() ? "" : table + ", ";
        String within = table.isEmpty() ? "" : "PARTITION BY " + table + " ";
        String chosen = rules.counting() == Counting.EVERY
                ? "SELECT s.*, 1 AS nth FROM scored s"
                : "SELECT s.*, row_number() OVER (PARTITION BY " + by + "person ORDER BY " + choice()
                        + ") AS nth FROM scored s";
        return """
                WITH scored AS (
                    SELECT a.*, abs(a.prediction - a.truth) AS off,
                           (count(*) FILTER (WHERE a.points = a.total * 100) OVER person)::int AS perfect,
                           (count(*) OVER person)::int AS attempts
                      FROM (%s) a
                    WINDOW person AS (PARTITION BY %sa.person)
                ), chosen AS (%s)
                SELECT c.*, (rank() OVER (%sORDER BY %s))::int AS place,
                       (row_number() OVER (%sORDER BY %s, id))::int AS n
                  FROM chosen c WHERE nth = 1""".formatted(source, table.isEmpty() ? "" : "a." + by, chosen, within, order(), within, order());
    }

    private String choice() {
        return switch (rules.counting()) {
            case BEST, EVERY -> order() + ", number";
            case FIRST -> "number";
            case LAST -> "number DESC";
        };
    }

    private String order() {
        return rules.order().stream().map(RankSql::step).collect(Collectors.joining(", "));
    }

    private static String step(TieBreak step) {
        return switch (step) {
            case SCORE -> "points::float8 / total DESC";
            case PREDICTION -> "off ASC NULLS LAST";
            case EARLIEST -> "submitted";
            case SHORTEST -> "elapsed";
            case EARLIEST_START -> "started";
            case PERFECT_ATTEMPTS -> "perfect DESC";
        };
    }
}
