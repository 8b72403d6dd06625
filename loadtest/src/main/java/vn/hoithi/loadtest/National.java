package vn.hoithi.loadtest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.PrintStream;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A national contest on an empty platform: the country's units are imported through the front door, people and attempts
 * are made by SQL, and then the platform's own work is timed: standings, dashboards, reports.
 */
public final class National {
    private static final int ROUNDS = 3;
    private static final int PER_ROUND = 3;
    private static final int ORGANIZERS = 10;
    private static final int TURNS = 4;
    private static final int WARM_TURNS = 6;
    /** Pages that a platform just started shows before its dashboards are timed. */
    private static final int WARM_UP = 100;
    /** How often pages of links are timed, of units of each level. */
    private static final int LINK_SAMPLES = 30;

    /** Days of a period that is neither week nor month. */
    private static final int ODD_DAYS = 20;

    private static final Duration TURN = Duration.ofSeconds(15);
    private static final List<String> FORMATS = List.of("docx", "pdf", "xlsx");
    private static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final Duration WEEK = Duration.ofDays(7);

    private final PrintStream out = new PrintStream(System.out, true, UTF_8);
    private final Backstage stage;

    private National(Backstage stage) {
        this.stage = stage;
    }

    /** Options: see {@code loadtest/README.md}. */
    public static void main(String[] arguments) throws SQLException, InterruptedException {
        try (Backstage stage =
                Backstage.open(arguments, Set.of("people", "samples", "recount", "made", "turns", "period"))) {
            new National(stage).run();
        }
    }

    private void run() throws SQLException, InterruptedException {
        String slug = "toan-quoc";
        if (!stage.options().yes("made")) {
            importTree();
            int made = makeContest(slug);
            makePeople(made);
            catchUp(made);
        }
        int tree = stage.tree();
        int contest = stage.number("SELECT id FROM contest WHERE slug = '" + slug + "'");
        if (stage.options().number("samples", 200) > 0) {
            dashboards(slug, tree);
            links(slug, tree);
        }
        reports(slug, tree);
        exportsWhileAnswering(slug, tree);
        if (stage.options().yes("recount")) {
            out.printf(
                    "units whose standing differs from a recount: %d%n",
                    stage.number(RECOUNT.formatted(contest, tree)));
        }
    }

    private void importTree() {
        Stopwatch watch = new Stopwatch();
        int units = watch.time(() -> stage.importTree(stage.options().number("units", 50_000)));
        out.printf("import of %,d units: %s%n", units, watch.summary());
    }

    private int makeContest(String slug) throws SQLException {
        int contest = stage.contest(
                slug,
                "Cuộc thi toàn quốc",
                List.of("Cán bộ, công chức", "Đảng viên", "Đoàn viên", "Học sinh, sinh viên", "Nhân dân"));
        Instant opens = Instant.now().minus(WEEK.multipliedBy(ROUNDS)).plus(Duration.ofDays(1));
        for (int i = 0; i < ROUNDS; i++) {
            Instant from = opens.plus(WEEK.multipliedBy(i));
            int unused = stage.round(contest, "Tuần " + (i + 1), from, from.plus(WEEK));
        }
        return contest;
    }

    private void makePeople(int contest) throws SQLException {
        Population population = new Population(stage.database(), contest, stage.tree());
        long start = System.nanoTime();
        int people = population.people(stage.options().number("people", 1_000_000));
        int attempts =
                population.attempts(people, ROUNDS, PER_ROUND, stage.options().number("attempts", 2_500_000));
        int links = population.links();
        population.analyze();
        out.printf(
                "made %,d people, %,d attempts and %,d links in %.0f s%n",
                people, attempts, links, Backstage.seconds(start));
        population.tell();
    }

    private void catchUp(int contest) throws SQLException, InterruptedException {
        long start = System.nanoTime();
        waitFor("SELECT count(*) FROM standing_change WHERE contest_id = " + contest);
        out.printf("standings of everyone after %.0f s%n", Backstage.seconds(start));
        waitFor("SELECT count(*) FROM tally_change WHERE contest_id = " + contest);
        out.printf(
                "tallies of everyone after %.0f s; %,d standings, %,d tallies%n",
                Backstage.seconds(start),
                stage.number("SELECT count(*) FROM unit_standing WHERE contest_id = " + contest),
                stage.number("SELECT count(*) FROM unit_tally WHERE contest_id = " + contest));
        Thread.sleep(Duration.ofSeconds(5));
    }

    private void waitFor(String left) throws SQLException, InterruptedException {
        while (stage.number(left) > 0) {
            Thread.sleep(Duration.ofSeconds(1));
        }
    }

    private void dashboards(String slug, int tree) throws SQLException {
        int samples = stage.options().number("samples", 200);
        for (int depth = 1; depth <= 4; depth++) {
            List<Integer> units = units(tree, depth, samples);
            Stopwatch json = new Stopwatch();
            Stopwatch page = new Stopwatch();
            SplittableRandom random = new SplittableRandom(depth);
            for (int i = 0; i < WARM_UP; i++) {
                byte[] unused = stage.desk().get("/don-vi/" + slug + "/" + units.get(i % units.size()));
            }
            for (int i = 0; i < samples; i++) {
                int unit = units.get(random.nextInt(units.size()));
                int round = i % 2;
                String query =
                        "contest=" + slug + "&round=" + (round == 0 ? 0 : stage.number("SELECT max(id) FROM round"));
                byte[] unused = json.time(() -> stage.desk().get("/api/units/" + unit + "/dashboard?" + query));
                byte[] unusedPage = page.time(() -> stage.desk().get("/don-vi/" + slug + "/" + unit));
            }
            out.printf("dashboard, level %d, as JSON: %s%n", depth, json.summary());
            out.printf("dashboard, level %d, as page: %s%n", depth, page.summary());
        }
    }

    private void links(String slug, int tree) throws SQLException, InterruptedException {
        waitFor("SELECT count(*) FROM link_change");
        for (int depth = 1; depth <= 4; depth++) {
            for (String page : List.of("kenh", "lan-toa")) {
                Stopwatch watch = new Stopwatch();
                List<Integer> units = units(tree, depth, LINK_SAMPLES);
                for (int i = 0; i < LINK_SAMPLES; i++) {
                    String path = "/don-vi/" + slug + "/" + units.get(i % units.size()) + "/" + page;
                    byte[] unused = watch.time(() -> stage.desk().get(path));
                }
                out.printf("page %s, level %d: %s%n", page, depth, watch.summary());
            }
        }
    }

    private List<Integer> units(int tree, int depth, int most) throws SQLException {
        return stage.numbers("SELECT id FROM unit WHERE tree_id = " + tree + " AND nlevel(path) = " + depth
                + " ORDER BY md5(id::text) LIMIT " + most);
    }

    private void reports(String slug, int tree) throws SQLException {
        LocalDate today = LocalDate.now(VIETNAM);
        List<String> periods = List.of(
                "ca",
                "vong:" + stage.number("SELECT max(id) FROM round"),
                "tuan:" + today.minusWeeks(1),
                // Weeks and months are kept added up; this is counted from the attempts.
                "tu:" + today.minusDays(ODD_DAYS) + ".." + today);
        for (String format : FORMATS) {
            for (String period : periods) {
                Stopwatch watch = new Stopwatch();
                for (int province : provinces(tree)) {
                    byte[] unused = watch.time(() -> stage.desk().get(report(slug, province, format, period)));
                }
                out.printf("report of a province, %s, %s: %s%n", format, period, watch.summary());
            }
        }
        int country = units(tree, 1, 1).getFirst();
        for (String period : List.of("ca", "thang:" + YearMonth.from(today))) {
            Stopwatch watch = new Stopwatch();
            byte[] unused = watch.time(() -> stage.desk().get(report(slug, country, "docx", period)));
            out.printf("report of the country, docx, %s: %s%n", period, watch.summary());
        }
    }

    private static String report(String slug, int unit, String format, String period) {
        return "/api/units/" + unit + "/reports/" + slug + "/report." + format + "?ky=" + period;
    }

    // The turns alternate, so that whatever else changes on the machine meets all alike. The first ones are not
    // counted:
    // compilers are busy then, in the platform and in this client.
    private void exportsWhileAnswering(String slug, int tree) throws SQLException, InterruptedException {
        PacedCitizens citizens = stage.citizens();
        List<Integer> provinces = provinces(tree);
        Turns quiet = new Turns("nobody exports");
        Turns pressed = new Turns(ORGANIZERS + " organizers export at once, each turn once");
        Turns ceaseless = new Turns(ORGANIZERS + " organizers export without a pause");
        AtomicInteger files = new AtomicInteger();
        for (int turn = 0; turn < WARM_TURNS; turn++) {
            List<Double> unused = whileExporting(slug, provinces, Duration.ZERO, files, citizens);
        }
        int turns = stage.options().number("turns", TURNS);
        files.set(0);
        for (int turn = 0; turn < turns; turn++) {
            quiet.add(citizens.takePart(TURN));
            pressed.add(whileExporting(slug, provinces, TURN, files, citizens));
            quiet.add(citizens.takePart(TURN));
            ceaseless.add(whileExporting(slug, provinces, Duration.ZERO, files, citizens));
        }
        List.of(quiet, pressed, ceaseless).forEach(kind -> out.println(kind.summary()));
        out.printf("files exported in these turns: %,d%n", files.get());
    }

    // All press at the same moment; who has the file reads it for that long before the next one.
    private List<Double> whileExporting(
            String slug, List<Integer> provinces, Duration pause, AtomicInteger exported, PacedCitizens citizens)
            throws InterruptedException {
        AtomicBoolean exporting = new AtomicBoolean(true);
        try (ExecutorService organizers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < ORGANIZERS; i++) {
                String path = report(
                        slug,
                        provinces.get(i % provinces.size()),
                        FORMATS.get(i % FORMATS.size()),
                        stage.options().text("period").orElse("ca"));
                Future<?> unused = organizers.submit(() -> {
                    while (exporting.get()) {
                        byte[] unusedFile = stage.desk().get(path);
                        exported.incrementAndGet();
                        Thread.sleep(pause);
                    }
                    return null;
                });
            }
            List<Double> took = citizens.takePart(TURN);
            exporting.set(false);
            organizers.shutdownNow();
            return took;
        }
    }

    private List<Integer> provinces(int tree) throws SQLException {
        return units(tree, 2, ORGANIZERS);
    }

    /** Units whose people or attempts in all rounds differ from a count along the parents, without anything the fold keeps. */
    private static final String RECOUNT = """
            WITH RECURSIVE up AS (
                SELECT id AS unit_id, id AS ancestor_id, parent_id FROM unit WHERE tree_id = %2$d
                UNION ALL
                SELECT up.unit_id, u.id, u.parent_id FROM up JOIN unit u ON u.id = up.parent_id
            ), recount AS (
                SELECT up.ancestor_id AS unit_id, count(DISTINCT a.participation_id) AS people, count(*) AS attempts
                  FROM attempt a
                  JOIN participation_unit p ON p.participation_id = a.participation_id
                  JOIN up ON up.unit_id = p.unit_id
                 WHERE a.contest_id = %1$d AND a.submitted_at IS NOT NULL AND NOT a.trial
                 GROUP BY up.ancestor_id
            )
            SELECT count(*) FROM recount r FULL JOIN (SELECT * FROM unit_standing WHERE contest_id = %1$d AND round_id = 0) s
                ON s.unit_id = r.unit_id
             WHERE r.people IS DISTINCT FROM s.people OR r.attempts IS DISTINCT FROM s.attempts""";
}
