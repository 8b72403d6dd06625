package vn.hoithi.loadtest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import vn.hoithi.loadtest.History.Operation;
import vn.hoithi.loadtest.History.Outcome;

/**
 * Takes part while somebody breaks things (kills a node, stops PostgreSQL, empties Redis), writes down every request, and
 * compares the history with PostgreSQL at the end. Ends with 1 when a promise was broken.
 */
public final class Checker {
    private static final Set<String> OPTIONS = Set.of(
            "url",
            "nodes",
            "contest",
            "round",
            "unit",
            "consent",
            "jdbc",
            "user",
            "password",
            "citizens",
            "seconds",
            "history");

    private Checker() {}

    /** Options: see {@code loadtest/README.md}. */
    public static void main(String[] arguments) throws SQLException {
        Options options = Options.parse(arguments, OPTIONS);
        PrintStream out = new PrintStream(System.out, true, UTF_8);
        Phones phones = new Phones();
        Venue venue = Venue.find(options, phones);
        List<URI> nodes = options.text("nodes")
                .map(given ->
                        Arrays.stream(given.split(",", -1)).map(URI::create).toList())
                .orElse(List.of(venue.url()));
        History history = new History();
        takePart(options, venue, nodes, phones, history);
        options.text("history").map(Path::of).ifPresent(history::write);
        for (Operation operation : Operation.values()) {
            out.printf(
                    "%-7s invoked %,7d  ok %,7d  refused %,5d  unknown %,5d%n",
                    operation,
                    history.count(operation, Outcome.INVOKE),
                    history.count(operation, Outcome.OK),
                    history.count(operation, Outcome.FAIL),
                    history.count(operation, Outcome.INFO));
        }
        List<String> broken;
        try (Connection database = DriverManager.getConnection(
                options.require("jdbc"),
                options.text("user").orElse("postgres"),
                options.text("password").orElse("postgres"))) {
            broken = new Verdict(database).on(history);
        }
        broken.stream().limit(50).forEach(out::println);
        out.println(broken.isEmpty() ? "every promise was kept" : broken.size() + " broken promises");
        System.exit(broken.isEmpty() ? 0 : 1);
    }

    private static void takePart(Options options, Venue venue, List<URI> nodes, Phones phones, History history) {
        Instant until = Instant.now().plusSeconds(options.number("seconds", 60));
        SplittableRandom random = new SplittableRandom();
        try (HttpClient http = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(Duration.ofSeconds(2))
                        .build();
                ExecutorService citizens = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < options.number("citizens", 100); i++) {
                citizens.execute(new RecordedCitizen(http, nodes, venue, phones, history, until, random.split()));
            }
        }
    }
}
