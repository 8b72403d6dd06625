package vn.hoithi.loadtest;

import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** A platform from behind: its database and the desk of an admin, with which a big trial is prepared and watched. */
final class Backstage implements AutoCloseable {
    private static final String TREE = "viet-nam";
    private static final Set<String> OPTIONS = Set.of(
            "url",
            "login",
            "password",
            "own-password",
            "jdbc",
            "user",
            "db-password",
            "units",
            "attempts",
            "citizens",
            "contest",
            "round",
            "unit",
            "consent");

    private final Options options;
    private final Connection database;
    private final Desk desk;

    private Backstage(Options options, Connection database) {
        this.options = options;
        this.database = database;
        this.desk = new Desk(URI.create(options.require("url")));
    }

    /**
     * Connects and signs in.
     *
     * @param more options of the trial itself; {@code loadtest/README.md} explains all
     */
    static Backstage open(String[] arguments, Set<String> more) throws SQLException {
        Set<String> known = new TreeSet<>(OPTIONS);
        known.addAll(more);
        Options options = Options.parse(arguments, known);
        Backstage backstage = new Backstage(
                options,
                DriverManager.getConnection(
                        options.require("jdbc"),
                        options.text("user").orElse("postgres"),
                        options.text("db-password").orElse("postgres")));
        backstage.desk.signIn(options.require("login"), options.require("password"), options.require("own-password"));
        return backstage;
    }

    Options options() {
        return options;
    }

    Desk desk() {
        return desk;
    }

    Connection database() {
        return database;
    }

    /** Citizens for the round that the options name, or the first that a visitor finds now. */
    PacedCitizens citizens() {
        Phones phones = new Phones();
        return new PacedCitizens(Venue.find(options, phones), phones, options.number("citizens", 40));
    }

    /** Imports the country's units; how many. */
    int importTree(int units) {
        return desk.upload(
                        "/api/admin/trees/" + TREE + "/units",
                        Map.of("name", "Việt Nam"),
                        "units.csv",
                        NationalTree.csv(units))
                .path("units")
                .asInt();
    }

    /** The imported tree. */
    int tree() throws SQLException {
        return number("SELECT id FROM unit_tree WHERE code = '" + TREE + "'");
    }

    /** Makes a contest of the imported tree; its id. People say their audience where there are any. */
    int contest(String slug, String name, List<String> audiences) throws SQLException {
        List<Map<String, Object>> fields = new ArrayList<>(List.of(
                Map.of("name", "fullName", "required", true, "identifies", false),
                Map.of("name", "phone", "required", true, "identifies", true)));
        if (!audiences.isEmpty()) {
            fields.add(Map.of("name", "audience", "required", false, "identifies", false));
        }
        JsonNode unused = desk.post(
                "/api/admin/contests",
                Map.of(
                        "slug",
                        slug,
                        "name",
                        name,
                        "organizer",
                        "Ban Tổ chức",
                        "hotline",
                        "1900 0000",
                        "treeId",
                        tree(),
                        "rulesText",
                        "Thể lệ",
                        "fields",
                        fields,
                        "audiences",
                        audiences,
                        "consentText",
                        "Tôi đồng ý",
                        "scoreAtOnce",
                        true));
        return number("SELECT id FROM contest WHERE slug = '" + slug + "'");
    }

    /** Adds a round over the newest bank: ten questions, ten minutes, seven attempts; its id. */
    int round(int contest, String name, Instant opens, Instant closes) throws SQLException {
        JsonNode unused = desk.post(
                "/api/admin/contests/" + contest + "/rounds",
                Map.of(
                        "name",
                        name,
                        "opensAt",
                        opens.toString(),
                        "closesAt",
                        closes.toString(),
                        "bankVersionId",
                        number("SELECT max(id) FROM bank_version"),
                        "minutes",
                        10,
                        "attempts",
                        7,
                        "blueprint",
                        "10",
                        "rulesText",
                        ""));
        return number("SELECT max(id) FROM round WHERE contest_id = " + contest);
    }

    void sql(String text) throws SQLException {
        try (Statement statement = database.createStatement()) {
            int unused = statement.executeUpdate(text);
        }
    }

    int number(String sql) throws SQLException {
        List<Integer> numbers = numbers(sql);
        if (numbers.isEmpty()) {
            throw new IllegalStateException("nothing: " + sql);
        }
        return numbers.getFirst();
    }

    List<Integer> numbers(String sql) throws SQLException {
        List<Integer> numbers = new ArrayList<>();
        try (Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                numbers.add(rows.getInt(1));
            }
        }
        return numbers;
    }

    /** Since a {@link System#nanoTime}. */
    static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    @Override
    public void close() throws SQLException {
        database.close();
    }
}
