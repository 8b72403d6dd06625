package vn.hoithi.testing;

import java.net.URI;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * The standings of a contest twice over: counted anew from the attempts alone, along the units' parents, without anything
 * that the fold keeps; and as the boards show them over HTTP. Units with nobody are in neither.
 */
public final class Recount {
    private static final String COUNT = """
            WITH RECURSIVE up AS (
                SELECT id AS unit_id, id AS ancestor_id, parent_id FROM unit
                UNION ALL
                SELECT up.unit_id, u.id, u.parent_id FROM up JOIN unit u ON u.id = up.parent_id
            ), counted AS (
                SELECT a.participation_id, a.round_id, up.ancestor_id
                  FROM attempt a
                  JOIN participation_unit p ON p.participation_id = a.participation_id
                  JOIN up ON up.unit_id = p.unit_id
                 WHERE a.contest_id = ? AND a.submitted_at IS NOT NULL AND NOT a.trial
            )
            SELECT round_id, ancestor_id, count(DISTINCT participation_id) AS people, count(*) AS attempts
              FROM counted GROUP BY round_id, ancestor_id
            UNION ALL
            SELECT 0, ancestor_id, count(DISTINCT participation_id), count(*) FROM counted GROUP BY ancestor_id""";

    private Recount() {}

    /** A unit in a round, or in all of them (round 0). */
    public record Key(int round, long unit) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            return round == other.round ? Long.compare(unit, other.unit) : Integer.compare(round, other.round);
        }
    }

    public record Figures(int people, int attempts) {}

    /** What a contest's boards show, and whether any of them says that its figures may come late. */
    public record Shown(Map<Key, Figures> figures, boolean catchingUp) {}

    public static Map<Key, Figures> of(BackingServices.Database database, int contest) {
        try (Connection connection = database.connect();
                PreparedStatement sql = connection.prepareStatement(COUNT)) {
            sql.setInt(1, contest);
            ResultSet row = sql.executeQuery();
            Map<Key, Figures> counted = new TreeMap<>();
            while (row.next()) {
                counted.put(
                        new Key(row.getInt("round_id"), row.getLong("ancestor_id")),
                        new Figures(row.getInt("people"), row.getInt("attempts")));
            }
            return counted;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Every board of the contest's tree, from the root to the leaves, in all rounds together and in each of these. */
    public static Shown shown(URI node, String slug, int... rounds) {
        Http http = new Http(node);
        Map<Key, Figures> figures = new TreeMap<>();
        List<Integer> asked = new ArrayList<>(List.of(0));
        for (int round : rounds) {
            asked.add(round);
        }
        boolean catchingUp = false;
        for (int round : asked) {
            catchingUp |= walk(http, slug, round, "", figures);
        }
        return new Shown(figures, catchingUp);
    }

    /** As {@link #shown}, of other trees by their codes as well, in all rounds together. */
    public static Map<Key, Figures> shownInTrees(URI node, String slug, List<String> trees) {
        Map<Key, Figures> figures = new TreeMap<>();
        trees.forEach(tree -> {
            boolean unused = walk(new Http(node), slug, 0, "&tree=" + tree, figures);
        });
        return figures;
    }

    /** The total figures alone, without those of single rounds. */
    public static Map<Key, Figures> totals(Map<Key, Figures> counted) {
        Map<Key, Figures> totals = new TreeMap<>(counted);
        totals.keySet().removeIf(key -> key.round() != 0);
        return totals;
    }

    private static boolean walk(Http http, String slug, int round, String parent, Map<Key, Figures> figures) {
        JsonNode board = http.get("/api/contests/" + slug + "/standings?round=" + round + parent)
                .json();
        put(round, board.path("unit"), figures);
        boolean catchingUp = board.path("catchingUp").asBoolean();
        for (JsonNode child : board.path("children")) {
            catchingUp |= walk(http, slug, round, "&parent=" + child.path("id").asLong(), figures);
        }
        return catchingUp;
    }

    private static void put(int round, JsonNode row, Map<Key, Figures> figures) {
        Figures shown =
                new Figures(row.path("people").asInt(-1), row.path("attempts").asInt(-1));
        if (shown.attempts() != 0) {
            figures.put(new Key(round, row.path("id").asLong()), shown);
        }
    }
}
