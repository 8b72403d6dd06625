package vn.hoithi.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.hoithi.questionbank.rules.Counting;
import vn.hoithi.questionbank.rules.Entry;
import vn.hoithi.questionbank.rules.Meaning;
import vn.hoithi.questionbank.rules.Prediction;
import vn.hoithi.questionbank.rules.Ranking;
import vn.hoithi.questionbank.rules.RankingRules;
import vn.hoithi.questionbank.rules.Scoring;
import vn.hoithi.questionbank.rules.TieBreak;
import vn.hoithi.testing.BackingServices;

/** SQL and the library's comparator rank alike: 100,000 small tables full of ties, under rules of every kind. */
class RankSqlTest {
    private static final int RULE_SETS = 500;
    private static final int TABLES_EACH = 200;
    private static final long SEED = 20_261_121;
    private static final String SOURCE =
            "SELECT id, no, person, number, points, total, prediction, truth, submitted, elapsed, started FROM generated";

    /** A small table: entries and the true value that predictions are compared with. */
    private record Table(@Nullable BigDecimal truth, List<Entry> entries) {}

    @Test
    void sqlAndTheComparatorRankAHundredThousandTablesAlike() throws SQLException {
        Random random = new Random(SEED);
        int compared = 0;
        int ties = 0;
        try (Connection connection = BackingServices.shared().freshDatabase().connect()) {
            create(connection);
            for (int set = 0; set < RULE_SETS; set++) {
                RankingRules rules = rules(random);
                List<Table> tables = new ArrayList<>();
                for (int i = 0; i < TABLES_EACH; i++) {
                    tables.add(table(random));
                }
                fill(connection, tables);
                List<List<String>> bySql = ranked(connection, rules);
                for (int i = 0; i < TABLES_EACH; i++) {
                    List<String> byJava = ranked(tables.get(i), rules);
                    assertThat(bySql.get(i))
                            .as("%s of %s", rules, tables.get(i))
                            .isEqualTo(byJava);
                    compared++;
                    ties += byJava.size()
                                    > byJava.stream()
                                            .map(line -> line.substring(0, line.indexOf(' ')))
                                            .distinct()
                                            .count()
                            ? 1
                            : 0;
                }
            }
        }
        assertThat(compared).isEqualTo(100_000);
        assertThat(ties).as("tables in which somebody shares a place").isGreaterThan(20_000);
    }

    private static RankingRules rules(Random random) {
        List<TieBreak> steps = new ArrayList<>(List.of(TieBreak.values()));
        Collections.shuffle(steps, random);
        List<TieBreak> order = steps.subList(0, 1 + random.nextInt(steps.size()));
        Counting[] counting = Counting.values();
        return new RankingRules(
                counting[random.nextInt(counting.length)], Scoring.PARTIAL, Prediction.whole(Meaning.PEOPLE), order);
    }

    // Few values of everything, so that most steps tie; papers of different length with equal shares.
    private static Table table(Random random) {
        List<Entry> drawn = new ArrayList<>();
        int people = 1 + random.nextInt(5);
        for (int person = 1; person <= people; person++) {
            int attempts = 1 + random.nextInt(3);
            for (int number = 1; number <= attempts; number++) {
                int total = random.nextInt(3) == 0 ? 4 : 2;
                drawn.add(new Entry(
                        person,
                        number,
                        random.nextInt(5) * total * 25,
                        total,
                        random.nextInt(4) == 0 ? null : BigDecimal.valueOf(random.nextInt(40), 1),
                        1_000 + random.nextInt(3),
                        random.nextInt(3),
                        900 + random.nextInt(3),
                        0));
            }
        }
        List<Entry> entries = drawn.stream()
                .map(entry -> new Entry(
                        entry.person(),
                        entry.number(),
                        entry.points(),
                        entry.total(),
                        entry.prediction(),
                        entry.submitted(),
                        entry.elapsed(),
                        entry.started(),
                        (int) drawn.stream()
                                .filter(other -> other.person() == entry.person())
                                .filter(other -> other.points() == other.total() * 100)
                                .count()))
                .toList();
        return new Table(BigDecimal.valueOf(random.nextInt(40), 1), entries);
    }

    private static List<String> ranked(Table table, RankingRules rules) {
        return new Ranking(rules, table.truth())
                .rank(table.entries()).stream()
                        .map(placed -> placed.place() + " " + placed.entry().person() + "/"
                                + placed.entry().number() + " " + placed.entry().perfect())
                        .sorted()
                        .toList();
    }

    private static void create(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            boolean unused = statement.execute("""
                    CREATE TEMP TABLE generated (no int, id int, person bigint, number int, points int, total int,
                        prediction numeric, truth numeric, submitted bigint, elapsed bigint, started bigint)""");
        }
    }

    private static void fill(Connection connection, List<Table> tables) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            boolean unused = statement.execute("TRUNCATE generated");
        }
        StringBuilder values = new StringBuilder();
        int id = 0;
        for (int no = 0; no < tables.size(); no++) {
            for (Entry entry : tables.get(no).entries()) {
                values.append(values.isEmpty() ? "" : ",")
                        .append("(%d,%d,%d,%d,%d,%d,%s,%s,%d,%d,%d)"
                                .formatted(
                                        no,
                                        id++,
                                        entry.person(),
                                        entry.number(),
                                        entry.points(),
                                        entry.total(),
                                        entry.prediction(),
                                        tables.get(no).truth(),
                                        entry.submitted(),
                                        entry.elapsed(),
                                        entry.started()));
            }
        }
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO generated VALUES " + values)) {
            int unused = insert.executeUpdate();
        }
    }

    private static List<List<String>> ranked(Connection connection, RankingRules rules) throws SQLException {
        Map<Integer, List<String>> lines = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(new RankSql(rules).select(SOURCE, "no"))) {
            while (rows.next()) {
                lines.computeIfAbsent(rows.getInt("no"), no -> new ArrayList<>())
                        .add(rows.getInt("place") + " " + rows.getLong("person") + "/" + rows.getInt("number") + " "
                                + rows.getInt("perfect"));
            }
        }
        List<List<String>> all = new ArrayList<>();
        for (int no = 0; no < TABLES_EACH; no++) {
            all.add(lines.getOrDefault(no, List.of()).stream().sorted().toList());
        }
        return all;
    }
}
