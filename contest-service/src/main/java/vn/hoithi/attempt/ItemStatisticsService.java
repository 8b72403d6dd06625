package vn.hoithi.attempt;

import static java.util.Objects.requireNonNull;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import vn.hoithi.contest.ContestService;
import vn.hoithi.contest.Round;
import vn.hoithi.platform.BackgroundDatabase;
import vn.hoithi.platform.BackgroundThreads;
import vn.hoithi.platform.ContestClock;
import vn.hoithi.platform.SimplyRefused;
import vn.hoithi.questionbank.Blueprint;
import vn.hoithi.questionbank.Composition;
import vn.hoithi.questionbank.Paper;
import vn.hoithi.questionbank.PaperQuestion;
import vn.hoithi.questionbank.Sheet;
import vn.hoithi.questionbank.stats.ItemReport;
import vn.hoithi.questionbank.stats.ItemStatistics;
import vn.hoithi.questionbank.stats.RoundReport;

/**
 * How the questions of a round did, from the attempts as they were handed in. Papers are drawn again on a thread of its own
 * and rows come through the background's connections: no answer waits for this.
 */
@Service
public class ItemStatisticsService implements DisposableBean {
    private static final String HANDED_IN = """
            SELECT bank_version_id, blueprint, seed, sheet FROM attempt
             WHERE round_id = :round AND submitted_at IS NOT NULL AND NOT trial""";

    private static final int ROWS_AT_ONCE = 1_000;
    private static final int WAITING = 10;

    private final BackgroundDatabase database;
    private final Papers papers;
    private final ContestService contests;
    private final ContestClock clock;
    private final Scheduler thread = BackgroundThreads.of("item-statistics", 1, WAITING);
    // A closed round changes rarely; several people looking at it count once.
    private final AsyncCache<Integer, Map<Integer, RoundReport>> reports = Caffeine.newBuilder()
            .maximumSize(20)
            .expireAfterWrite(Duration.ofMinutes(1))
            .buildAsync();

    ItemStatisticsService(BackgroundDatabase database, Papers papers, ContestService contests, ContestClock clock) {
        this.database = database;
        this.papers = papers;
        this.contests = contests;
        this.clock = clock;
    }

    private record HandedIn(int bankVersionId, Blueprint blueprint, long seed, String sheet) {}

    /**
     * What may be seen of the papers from one bank.
     *
     * @param withheld questions left out because another open or coming round uses them: their figures would tell the key
     */
    public record Shown(int bankVersionId, RoundReport report, int withheld) {}

    /**
     * Facility, discrimination and choices of the questions shown, for each bank that attempts were drawn from: the same id
     * may mean different questions in separate banks. At most a minute old; refused (409) before the close.
     */
    public Mono<List<Shown>> ofClosed(Round round) {
        if (round.stateAt(clock.instant()) != Round.State.CLOSED) {
            return Mono.error(SimplyRefused.conflict(
                    "round-not-closed",
                    "Vòng thi chưa đóng",
                    "Thống kê câu hỏi cho thấy đáp án, nên chỉ có sau khi vòng thi đóng."));
        }
        return of(round)
                .flatMapIterable(Map::entrySet)
                .concatMap(bank -> contests.heldBack(bank.getKey())
                        .map(heldBack -> shown(bank.getKey(), bank.getValue(), heldBack)))
                .collectList();
    }

    private static Shown shown(int bank, RoundReport report, Set<String> heldBack) {
        List<ItemReport> items = report.items().stream()
                .filter(item -> !heldBack.contains(item.question()))
                .toList();
        return new Shown(
                bank, new RoundReport(report.scores(), items), report.items().size() - items.size());
    }

    /** By version of the bank, the round's own first. */
    Mono<Map<Integer, RoundReport>> of(Round round) {
        return Mono.defer(() -> {
            CompletableFuture<Map<Integer, RoundReport>> report =
                    reports.get(round.id(), (id, executor) -> count(round).toFuture());
            return Mono.fromFuture(report, true);
        });
    }

    private Mono<Map<Integer, RoundReport>> count(Round round) {
        return database.client()
                .sql(HANDED_IN)
                .filter(statement -> statement.fetchSize(ROWS_AT_ONCE))
                .bind("round", round.id())
                .map(row -> new HandedIn(
                        requireNonNull(row.get("bank_version_id", Integer.class)),
                        Blueprint.parse(requireNonNull(row.get("blueprint", String.class))),
                        requireNonNull(row.get("seed", Long.class)),
                        requireNonNull(row.get("sheet", String.class))))
                .all()
                .publishOn(thread, ROWS_AT_ONCE)
                .concatMap(attempt -> papers.composition(attempt.bankVersionId(), attempt.blueprint())
                        .map(composition -> new Answered(attempt.bankVersionId(), answers(attempt, composition))))
                .collect(() -> counters(round), ItemStatisticsService::add)
                .map(ItemStatisticsService::reports);
    }

    private record Answered(int bankVersionId, List<ItemStatistics.Answer> answers) {}

    private static Map<Integer, ItemStatistics> counters(Round round) {
        Map<Integer, ItemStatistics> counters = new LinkedHashMap<>();
        round.drawn().forEach(drawn -> counters.put(drawn.bankVersionId(), new ItemStatistics()));
        return counters;
    }

    private static void add(Map<Integer, ItemStatistics> counters, Answered attempt) {
        counters.computeIfAbsent(attempt.bankVersionId(), bank -> new ItemStatistics())
                .add(attempt.answers());
    }

    private static Map<Integer, RoundReport> reports(Map<Integer, ItemStatistics> counters) {
        Map<Integer, RoundReport> reports = new LinkedHashMap<>();
        counters.forEach((bank, counter) -> reports.put(bank, counter.report()));
        return reports;
    }

    private static List<ItemStatistics.Answer> answers(HandedIn attempt, Composition composition) {
        Paper paper = composition.paper(attempt.seed());
        List<SortedSet<Integer>> ticked = attempt.sheet().isEmpty()
                ? List.of()
                : Sheet.parse(attempt.sheet()).answers();
        List<ItemStatistics.Answer> answers = new ArrayList<>();
        for (PaperQuestion asked : paper.questions()) {
            SortedSet<Integer> shown = answers.size() < ticked.size() ? ticked.get(answers.size()) : new TreeSet<>();
            TreeSet<Integer> own = new TreeSet<>();
            shown.forEach(place -> own.add(asked.order().get(place)));
            answers.add(new ItemStatistics.Answer(asked.question(), own, asked.right(shown)));
        }
        return answers;
    }

    @Override
    public void destroy() {
        thread.dispose();
    }
}
