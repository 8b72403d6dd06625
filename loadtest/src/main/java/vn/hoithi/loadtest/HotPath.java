package vn.hoithi.loadtest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * How many whole attempts (start, two saves, submission, all durable) a server carries in a second, beside how often the
 * same server answers to an empty GET on the same connections. The two are measured in turns, and medians compared.
 */
public final class HotPath {
    private static final Set<String> OPTIONS = Set.of(
            "url",
            "contest",
            "round",
            "unit",
            "consent",
            "seconds",
            "warmup",
            "turns",
            "connections",
            "people",
            "gzip",
            "watch");

    private final Wire wire;
    private final Duration turn;
    private final Report report;
    private final List<TakingPart> takingPart = new ArrayList<>();
    private final HttpText text;

    private HotPath(Venue venue, Wire wire, Duration turn, HttpText text, People people, Report report) {
        this.wire = wire;
        this.turn = turn;
        this.text = text;
        this.report = report;
        for (int i = 0; i < wire.size(); i++) {
            takingPart.add(new TakingPart(venue, text, people, new Figures(), i));
        }
    }

    /** Options: see {@code loadtest/README.md}. */
    public static void main(String[] arguments) throws IOException {
        Options options = Options.parse(arguments, OPTIONS);
        Phones phones = new Phones();
        Venue venue = Venue.find(options, phones);
        HttpText text = new HttpText(venue.url(), options.yes("gzip"));
        Report report = new Report(
                new PrintStream(System.out, true, UTF_8),
                new CpuTime(options.text("watch").orElse("")));
        People people = new People();
        try (Wire wire = new Wire(venue.url(), options.number("connections", 64))) {
            report.venue(venue, wire.size());
            report.entered(enter(options.number("people", 30_000), venue, text, phones, people, wire), people.size());
            Duration turn = Duration.ofSeconds(options.number("seconds", 10));
            HotPath measure = new HotPath(venue, wire, turn, text, people, report);
            measure.warmUp(Duration.ofSeconds(options.number("warmup", 20)));
            IntStream.range(0, options.number("turns", 3)).forEach(ignored -> measure.oneOfEach());
            report.summary();
        }
    }

    private static Duration enter(int count, Venue venue, HttpText text, Phones phones, People people, Wire wire)
            throws IOException {
        List<Entering> entering = IntStream.range(0, Math.min(wire.size(), 16))
                .mapToObj(ignored -> new Entering(venue, text, phones, people, count))
                .toList();
        return wire.talk(entering, Duration.ofMinutes(10));
    }

    private void warmUp(Duration time) throws IOException {
        Figures pings = new Figures();
        report.warmedUp(pings, wire.talk(pinging(pings), time.dividedBy(4)));
        Figures attempts = new Figures();
        takingPart.forEach(citizen -> citizen.countIn(attempts));
        report.warmedUp(attempts, wire.talk(takingPart, time));
    }

    private void oneOfEach() {
        try {
            Figures pings = new Figures();
            report.pings(pings, wire.talk(pinging(pings), turn));
            Figures attempts = new Figures();
            takingPart.forEach(citizen -> citizen.countIn(attempts));
            report.attempts(attempts, wire.talk(takingPart, turn));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private List<Pinging> pinging(Figures figures) {
        return IntStream.range(0, wire.size())
                .mapToObj(ignored -> new Pinging(text, figures))
                .toList();
    }
}
