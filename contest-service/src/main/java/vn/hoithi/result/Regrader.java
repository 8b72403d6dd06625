package vn.hoithi.result;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import vn.hoithi.bank.BankService;
import vn.hoithi.platform.BackgroundDatabase;
import vn.hoithi.platform.BackgroundThreads;
import vn.hoithi.questionbank.Blueprint;
import vn.hoithi.questionbank.Composition;
import vn.hoithi.questionbank.Grade;
import vn.hoithi.questionbank.KeyChanges;
import vn.hoithi.questionbank.Paper;
import vn.hoithi.questionbank.Sheet;
import vn.hoithi.questionbank.rules.Scoring;

/**
 * Draws the papers of a round again and marks what was handed in by other keys. Rows come and go in batches over the
 * background pool, the marking has a thread of its own: memory is that of a batch, and no answer waits.
 */
@Component
class Regrader implements DisposableBean {
    private static final int BATCH = 5_000;
    private static final int WAITING = 20;

    private static final String COUNT = "SELECT count(*) AS attempts FROM report_submission WHERE round_id = :round";

    private static final String READ = """
            SELECT id, bank_version_id, blueprint, seed, sheet, scoring, correct, points
              FROM report_submission WHERE round_id = :round AND id > :after ORDER BY id LIMIT :limit""";

    private final DatabaseClient database;
    private final BankService banks;
    private final Scheduler thread = BackgroundThreads.of("regrade", 1, WAITING);

    Regrader(BackgroundDatabase background, BankService banks) {
        this.database = background.client();
        this.banks = banks;
    }

    private record Source(int bankVersionId, String blueprint) {}

    private record Handed(UUID id, Source source, long seed, String sheet, Scoring scoring, int correct, int points) {}

    /** An attempt that counts otherwise than the attempt itself says. */
    record Marked(UUID attempt, int correct, int points) {}

    /**
     * What was found.
     *
     * @param with attempts that had the question asked about
     */
    record Sum(long attempts, long with, long differing) {
        static final Sum NOTHING = new Sum(0, 0, 0);

        Sum plus(Sum other) {
            return new Sum(attempts + other.attempts, with + other.with, differing + other.differing);
        }
    }

    private record Step(@Nullable UUID last, Sum sum, List<Marked> marked) {}

    /**
     * Marks every attempt of a round.
     *
     * @param about a question whose attempts are counted; "" for none
     * @param keep takes those that count otherwise, a few thousand at a time
     */
    Mono<Sum> mark(
            int roundId,
            KeyChanges changes,
            String about,
            Function<List<Marked>, Mono<Void>> keep,
            LongWork.Progress progress) {
        Map<Source, Composition> compositions = new HashMap<>();
        return database.sql(COUNT)
                .bind("round", roundId)
                .map(row -> ClosingStore.number(row, "attempts"))
                .one()
                .flatMap(total -> {
                    Function<Step, Mono<Step>> next = before -> step(roundId, before, changes, about, compositions)
                            .flatMap(step -> (step.marked().isEmpty() ? Mono.<Void>empty() : keep.apply(step.marked()))
                                    .then(progress.tell(step.sum().attempts(), total))
                                    .thenReturn(step));
                    Step begin = new Step(new UUID(0, 0), Sum.NOTHING, List.of());
                    return next.apply(begin)
                            .expand(step -> step.last() == null ? Mono.empty() : next.apply(step))
                            .last()
                            .map(Step::sum);
                });
    }

    private Mono<Step> step(
            int roundId, Step before, KeyChanges changes, String about, Map<Source, Composition> compositions) {
        return database.sql(READ)
                .bind("round", roundId)
                .bind("after", requireNonNull(before.last()))
                .bind("limit", BATCH)
                .map(Regrader::handed)
                .all()
                .collectList()
                .flatMap(batch -> compose(batch, compositions).thenReturn(batch))
                .publishOn(thread)
                .map(batch -> marked(batch, before.sum(), changes, about, compositions));
    }

    private Mono<Void> compose(List<Handed> batch, Map<Source, Composition> compositions) {
        Set<Source> missing = new HashSet<>();
        batch.forEach(handed -> missing.add(handed.source()));
        missing.removeAll(compositions.keySet());
        return Flux.fromIterable(missing)
                .concatMap(source -> banks.questions(source.bankVersionId())
                        .map(bank -> Composition.of(bank, Blueprint.parse(source.blueprint())))
                        .doOnNext(composition -> compositions.put(source, composition)))
                .then();
    }

    private static Step marked(
            List<Handed> batch, Sum before, KeyChanges changes, String about, Map<Source, Composition> compositions) {
        Set<String> changed = new HashSet<>(changes.annulled());
        changed.addAll(changes.keys().keySet());
        List<Marked> marked = new ArrayList<>();
        long with = 0;
        for (Handed handed : batch) {
            Paper paper = requireNonNull(compositions.get(handed.source())).paper(handed.seed());
            with += has(paper, Set.of(about)) ? 1 : 0;
            if (has(paper, changed)) {
                Grade grade = grade(paper, handed, changes);
                if (grade.correct() != handed.correct() || grade.points() != handed.points()) {
                    marked.add(new Marked(handed.id(), grade.correct(), grade.points()));
                }
            }
        }
        UUID last = batch.size() < BATCH ? null : batch.getLast().id();
        return new Step(last, before.plus(new Sum(batch.size(), with, marked.size())), marked);
    }

    private static boolean has(Paper paper, Set<String> questions) {
        return paper.questions().stream()
                .anyMatch(asked -> questions.contains(asked.question().id()));
    }

    private static Grade grade(Paper paper, Handed handed, KeyChanges changes) {
        Sheet sheet = handed.sheet().isEmpty() ? Sheet.empty(1) : Sheet.parse(handed.sheet());
        return paper.grade(sheet, handed.scoring(), changes);
    }

    private static Handed handed(Readable row) {
        return new Handed(
                requireNonNull(row.get("id", UUID.class)),
                new Source(
                        requireNonNull(row.get("bank_version_id", Integer.class)),
                        ClosingStore.text(row, "blueprint").intern()),
                requireNonNull(row.get("seed", Long.class)),
                ClosingStore.text(row, "sheet"),
                Scoring.valueOf(ClosingStore.text(row, "scoring")),
                requireNonNull(row.get("correct", Integer.class)),
                requireNonNull(row.get("points", Integer.class)));
    }

    @Override
    public void destroy() {
        thread.dispose();
    }
}
