package vn.hoithi.result;

import java.security.PublicKey;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.hoithi.account.AuditLog;
import vn.hoithi.account.Staff;
import vn.hoithi.contest.Contest;
import vn.hoithi.contest.ContestService;
import vn.hoithi.platform.BackgroundDatabase;
import vn.hoithi.platform.SimplyRefused;
import vn.hoithi.platform.Throttle;
import vn.hoithi.questionbank.bundle.Bundle;

/**
 * Results as files that anybody can check. A published version gets its file by itself, as soon as no round uses its questions
 * any more; the file is written once and stays.
 */
@Service
public class BundleService {
    private static final Logger log = LoggerFactory.getLogger(BundleService.class);
    private static final int DOWNLOADS = 20;

    private final BundleStore store;
    private final BundleWork work;
    private final BundleKeys keys;
    private final TaskStore tasks;
    private final ResultService results;
    private final ContestService contests;
    private final BackgroundDatabase background;
    private final AuditLog audit;
    private final Throttle downloads = new Throttle(DOWNLOADS, Duration.ofMinutes(10));

    BundleService(
            BundleStore store,
            BundleWork work,
            BundleKeys keys,
            TaskStore tasks,
            ResultService results,
            ContestService contests,
            BackgroundDatabase background,
            AuditLog audit) {
        this.store = store;
        this.work = work;
        this.keys = keys;
        this.tasks = tasks;
        this.results = results;
        this.contests = contests;
        this.background = background;
        this.audit = audit;
    }

    /**
     * The platform's public key.
     *
     * @param key X.509 in base64, as it stands in every bundle
     * @param fingerprint SHA-256 of it in groups of four digits, to compare by eye
     */
    public record Key(String key, String fingerprint) {
        static Key of(PublicKey key) {
            return new Key(Bundle.printed(key), Bundle.fingerprint(key));
        }
    }

    /** A file to download, its pieces read as they are sent. */
    public record Download(BundleFile file, String name, Flux<byte[]> content) {}

    /** The public half of the key that signs bundles; made now if it was never needed before. */
    public Mono<Key> key() {
        return keys.key().map(pair -> Key.of(pair.getPublic()));
    }

    /** The written file of a version; empty as long as there is none. */
    public Mono<BundleFile> file(int closingId) {
        return store.find(closingId);
    }

    /** How far the writing is, or was. */
    public Mono<Task> task(int closingId) {
        return tasks.newest(Task.Kind.BUNDLE, closingId);
    }

    /**
     * Has the file of a ranked version written; one that is written stays. Refused (409) before the ranking, for the whole
     * contest, and while another round uses its questions.
     */
    public Mono<Void> ask(int closingId, Staff by) {
        return results.require(closingId)
                .flatMap(closing -> work.mayBeWritten(closing).thenReturn(closing))
                .flatMap(closing -> store.find(closingId)
                        .hasElement()
                        .flatMap(written -> written
                                ? Mono.<Void>empty()
                                : background
                                        .transactions()
                                        .run(() -> tasks.ask(Task.Kind.BUNDLE, closingId, by)
                                                .then(audit.write(
                                                        background.client(),
                                                        by,
                                                        "result.bundle",
                                                        "result:" + closingId,
                                                        null,
                                                        null)))));
    }

    /** For staff, of any version. Refused (409) until it is written, and while another round uses its questions. */
    public Mono<Download> download(int closingId) {
        return results.require(closingId).flatMap(this::download);
    }

    /** For everybody, of a published version of this contest. A few downloads for each address. */
    public Mono<Download> download(String slug, int closingId, String address) {
        downloads.use(address);
        Contest contest = contests.require(slug);
        return results.require(closingId)
                .filter(closing -> closing.contestId() == contest.id() && closing.publishedAt() != null)
                .switchIfEmpty(Mono.error(ResultProblems::unknown))
                .flatMap(this::download);
    }

    private Mono<Download> download(Closing closing) {
        return work.mayBeWritten(closing)
                .then(Mono.defer(() -> store.find(closing.id())))
                .switchIfEmpty(Mono.error(BundleProblems::notWritten))
                .map(file -> new Download(file, name(closing), content(file)));
    }

    private String name(Closing closing) {
        return "%s-vong-%d-ban-%d.bundle.gz"
                .formatted(
                        contests.require(closing.contestId()).slug(),
                        closing.roundId() == null
                                ? 0
                                : contests.requireRound(closing.roundId()).number(),
                        closing.number());
    }

    // One piece at a time: the next is read when this one is gone.
    private Flux<byte[]> content(BundleFile file) {
        return Flux.range(0, Integer.MAX_VALUE)
                .concatMap(
                        nth -> store.piece(file.id(), nth)
                                .map(java.util.Optional::of)
                                .defaultIfEmpty(java.util.Optional.empty()),
                        1)
                .takeWhile(java.util.Optional::isPresent)
                .map(java.util.Optional::orElseThrow);
    }

    /** Asks for the files of published results whose questions nobody uses any more. */
    @Scheduled(fixedDelay = 5, timeUnit = TimeUnit.SECONDS)
    Mono<Void> watch() {
        return Mono.defer(() -> store.unwritten()
                        .concatMap(results::require)
                        .concatMap(closing -> work.mayBeWritten(closing)
                                .then(Mono.defer(() -> tasks.ask(Task.Kind.BUNDLE, closing.id(), Staff.SYSTEM)))
                                .onErrorResume(SimplyRefused.class, later -> Mono.empty()))
                        .then())
                .onErrorResume(error -> {
                    log.warn(
                            "looking for bundles to write failed: {}",
                            error.getClass().getName());
                    return Mono.empty();
                });
    }
}
