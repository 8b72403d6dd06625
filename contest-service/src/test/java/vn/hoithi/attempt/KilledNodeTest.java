package vn.hoithi.attempt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import vn.hoithi.testing.BackingServices;
import vn.hoithi.testing.BackingServices.Database;
import vn.hoithi.testing.Citizen;
import vn.hoithi.testing.Http.Answer;
import vn.hoithi.testing.Ledger;
import vn.hoithi.testing.Node;
import vn.hoithi.testing.NodeProcess;
import vn.hoithi.testing.Recount;
import vn.hoithi.testing.TestContest;

/** Promise 1 where it costs most: the node is killed under load, and whatever it acknowledged is there. */
class KilledNodeTest {
    private static final int CITIZENS = 30;
    private static final int KILLS = 2;
    private static final List<String> LETTERS = List.of("A", "B");

    private final Database database = BackingServices.shared().freshDatabase();
    private final Ledger ledger = new Ledger();
    private final AtomicBoolean goOn = new AtomicBoolean(true);
    private final AtomicInteger unanswered = new AtomicInteger();

    private record Setting(String slug, int contest, int round, List<Long> units) {}

    @Test
    void whatAKilledNodeAcknowledgedIsThereExactlyOnce() throws IOException {
        Setting setting = prepare();
        try (NodeProcess node = NodeProcess.start(database)) {
            List<Citizen> citizens = IntStream.range(0, CITIZENS)
                    .mapToObj(i -> Citizen.enters(
                            node.address(),
                            setting.slug(),
                            setting.units().get(i % setting.units().size())))
                    .toList();
            CompletableFuture<Void> load = CompletableFuture.allOf(citizens.stream()
                    .map(citizen -> CompletableFuture.runAsync(
                            () -> takeAttempts(citizen, setting.round()), Thread::startVirtualThread))
                    .toArray(CompletableFuture[]::new));

            for (int kill = 1; kill <= KILLS; kill++) {
                int enough = ledger.submissions() + 300;
                awaitLoad(load, enough);
                node.kill();
                ledger.assertKept(database, setting.contest());
                long killed = System.nanoTime();
                node.startAgain();
                System.out.printf(
                        "killed after %d submissions, answers again after %d ms%n",
                        ledger.submissions(), (System.nanoTime() - killed) / 1_000_000);
            }
            int enough = ledger.submissions() + 300;
            awaitLoad(load, enough);
            goOn.set(false);
            load.join();

            System.out.printf(
                    "%d attempts acknowledged, %d requests without an answer and sent again%n",
                    ledger.submissions(), unanswered.get());
            assertThat(unanswered.get()).as("the kills met requests under way").isPositive();
            ledger.assertKept(database, setting.contest());
            // Every start was repeated until it was acknowledged, so an attempt that nobody was told of is one too
            // many.
            Recount.Figures everybody =
                    new Recount.Figures(CITIZENS, ledger.startedAttempts().size());
            assertThat(ledger.submissions()).isEqualTo(everybody.attempts());
            assertThat(Recount.of(database, setting.contest())).containsValue(everybody);
            await("standings equal the recount").atMost(Duration.ofSeconds(5)).untilAsserted(() -> {
                Recount.Shown shown = Recount.shown(node.address(), setting.slug(), setting.round());
                assertThat(shown.figures()).isEqualTo(Recount.of(database, setting.contest()));
                assertThat(shown.catchingUp()).isFalse();
            });
        }
    }

    private void awaitLoad(CompletableFuture<Void> load, int submissions) {
        await("load flows").atMost(Duration.ofSeconds(60)).until(() -> {
            if (load.isDone()) {
                load.join();
            }
            return ledger.submissions() >= submissions;
        });
    }

    private Setting prepare() {
        try (Node node = Node.start(database, "--hoithi.first-start.contests=false")) {
            TestContest contest = TestContest.on(node);
            int round =
                    contest.round(Instant.now().minusSeconds(60), Instant.now().plusSeconds(3_600), 1_000, null);
            List<Long> units = List.of("A-1", "A-2", "B-1", "NGOAI").stream()
                    .map(contest::unit)
                    .toList();
            return new Setting(contest.slug(), contest.id(), round, units);
        }
    }

    private void takeAttempts(Citizen citizen, int round) {
        while (goOn.get()) {
            UUID key = UUID.randomUUID();
            Answer started = acknowledged(() -> citizen.startWith(round, key).join());
            String id = started.json().path("id").asString();
            ledger.started(id);
            for (int revision = 1; revision <= LETTERS.size(); revision++) {
                int number = revision;
                String letter = LETTERS.get(revision - 1);
                Answer saved = acknowledged(() -> citizen.save(id, number, Map.of("1", letter)));
                assertThat(saved.json().path("revision").asInt()).isEqualTo(number);
                ledger.saved(id, number, letter);
            }
            Answer submitted = acknowledged(() -> citizen.submit(id, 3, Map.of("1", "A")));
            ledger.submitted(id, submitted.json().path("receipt").asString(), "A");
        }
    }

    /** As the page does it: whatever brings no answer is sent again, the same, until it does. */
    private Answer acknowledged(Supplier<Answer> request) {
        while (true) {
            try {
                Answer answer = request.get();
                if (answer.status() < 300) {
                    return answer;
                }
                assertThat(answer.status()).as(answer.text()).isEqualTo(503);
            } catch (CompletionException e) {
                unanswered.incrementAndGet();
            }
            LockSupport.parkNanos(Duration.ofMillis(400).toNanos());
        }
    }
}
