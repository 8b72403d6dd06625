package vn.hoithi.bank;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import vn.hoithi.platform.BackgroundThreads;
import vn.hoithi.platform.SimplyRefused;
import vn.hoithi.questionbank.QuestionBank;
import vn.hoithi.questionbank.format.BankFormats;
import vn.hoithi.questionbank.format.ImportResult;
import vn.hoithi.questionbank.text.Findings;

/**
 * Reads and writes bank files on threads of their own, two at a time: a file of 20,000 questions takes seconds, and answers
 * of citizens must not wait for it.
 */
@Component
class BankFiles implements DisposableBean {
    /** The lossless form that versions and drafts are kept in. */
    static final String KEPT = "json";

    static final String KEPT_NAME = "bank.json";
    private static final int AT_ONCE = 2;
    private static final int WAITING = 20;
    private static final int VERSIONS_IN_MEMORY = 32;
    private static final int DRAFTS_IN_MEMORY = 4;

    private final Scheduler threads = BackgroundThreads.of("bank-files", AT_ONCE, WAITING);
    private final BankStore store;
    private final DraftStore drafts;
    // Versions never change, and neither do the files of drafts, so they may stay in memory for as long as they are
    // used.
    private final AsyncCache<Integer, QuestionBank> versions =
            Caffeine.newBuilder().maximumSize(VERSIONS_IN_MEMORY).buildAsync();
    private final AsyncCache<Integer, DraftFile> read = Caffeine.newBuilder()
            .maximumSize(DRAFTS_IN_MEMORY)
            .expireAfterAccess(Duration.ofMinutes(10))
            .buildAsync();

    BankFiles(BankStore store, DraftStore drafts) {
        this.store = store;
        this.drafts = drafts;
    }

    /** A draft's file as it was read, and the bank that would result. */
    record DraftFile(ImportResult original, QuestionBank bank) {}

    <T> Mono<T> work(Callable<T> work) {
        return Mono.fromCallable(work).subscribeOn(threads);
    }

    /** The bank that a file holds; refused (422) with every error and its place. */
    static ImportResult.Accepted accepted(byte[] file, String fileName) {
        return switch (BankFormats.read(file, fileName)) {
            case ImportResult.Accepted accepted -> accepted;
            case ImportResult.Rejected rejected ->
                throw SimplyRefused.invalid(
                        "invalid-bank",
                        "Tệp có " + Findings.counted(rejected.errors()) + " lỗi nên chưa câu hỏi nào được nạp.",
                        rejected.errors());
        };
    }

    static byte[] kept(QuestionBank bank) {
        return BankFormats.write(bank, KEPT).bytes();
    }

    /** The questions of a version; refused (404) when there is no such version. */
    Mono<QuestionBank> version(int versionId) {
        return Mono.defer(() -> {
            CompletableFuture<QuestionBank> bank =
                    versions.get(versionId, (id, executor) -> readVersion(id).toFuture());
            return Mono.fromFuture(bank, true);
        });
    }

    private Mono<QuestionBank> readVersion(int versionId) {
        return store.file(versionId)
                .switchIfEmpty(
                        Mono.error(() -> SimplyRefused.unknown("unknown-bank", "Không có ngân hàng câu hỏi này.")))
                .flatMap(file -> work(() -> parse(file.content(), file.name(), file.digest())));
    }

    private static QuestionBank parse(byte[] content, String name, String digest) {
        QuestionBank bank = parse(content, name);
        if (!bank.digest().equals(digest)) {
            throw new IllegalStateException("bank file " + name + " no longer reads as the version it made");
        }
        return bank;
    }

    private static QuestionBank parse(byte[] content, String name) {
        return switch (BankFormats.read(content, name)) {
            case ImportResult.Accepted accepted -> accepted.bank();
            case ImportResult.Rejected rejected ->
                throw new IllegalStateException("bank file " + name + " can no longer be read");
        };
    }

    /** A draft's file; refused (404) when there is no such draft. */
    Mono<DraftFile> draft(int draftId) {
        return Mono.defer(() -> {
            CompletableFuture<DraftFile> file =
                    read.get(draftId, (id, executor) -> readDraft(id).toFuture());
            return Mono.fromFuture(file, true);
        });
    }

    private Mono<DraftFile> readDraft(int draftId) {
        return drafts.files(draftId)
                .switchIfEmpty(Mono.error(BankFiles::unknownDraft))
                .flatMap(files -> work(() -> new DraftFile(
                        BankFormats.read(files.original(), files.name()), parse(files.content(), KEPT_NAME))));
    }

    static SimplyRefused unknownDraft() {
        return SimplyRefused.unknown("unknown-draft", "Không có bản nạp này.");
    }

    @Override
    public void destroy() {
        threads.dispose();
    }
}
