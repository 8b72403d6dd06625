package vn.hoithi.bank;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.hoithi.account.AuditLog;
import vn.hoithi.account.Staff;
import vn.hoithi.platform.ShieldedTx;
import vn.hoithi.platform.SimplyRefused;
import vn.hoithi.questionbank.BankFormats;
import vn.hoithi.questionbank.Finding;
import vn.hoithi.questionbank.ImportResult;
import vn.hoithi.questionbank.QuestionBank;

/** Question banks: loading a file as a version, and the questions of a version. */
@Service
public class BankService {
    private static final int BANKS_IN_MEMORY = 64;

    private final BankStore store;
    private final AuditLog audit;
    private final ShieldedTx tx;
    // Versions never change, so they may stay in memory for as long as they are used.
    private final AsyncCache<Integer, QuestionBank> versions =
            Caffeine.newBuilder().maximumSize(BANKS_IN_MEMORY).buildAsync();

    BankService(BankStore store, AuditLog audit, ShieldedTx tx) {
        this.store = store;
        this.audit = audit;
        this.tx = tx;
    }

    /** What a load gave: the version (the same one when the same content came before) and what deserves a second look. */
    public record Loaded(int versionId, int questions, List<Finding> warnings) {}

    /** Loads a bank file as a version, whole or not at all; refused (422) with every error and its place. */
    public Mono<Loaded> load(String title, byte[] file, String fileName, Staff by) {
        return switch (BankFormats.read(file, fileName)) {
            case ImportResult.Rejected rejected ->
                Mono.error(SimplyRefused.invalid(
                        "invalid-bank",
                        "Tệp có " + rejected.errors().size() + " lỗi nên chưa câu hỏi nào được nạp.",
                        rejected.errors()));
            case ImportResult.Accepted accepted -> keep(title, file, fileName, accepted, by);
        };
    }

    private Mono<Loaded> keep(String title, byte[] file, String fileName, ImportResult.Accepted accepted, Staff by) {
        QuestionBank bank = accepted.bank();
        int questions = bank.questions().size();
        BankStore.NewVersion version =
                new BankStore.NewVersion(title, bank.digest(), questions, fileName, file, by.login());
        Map<String, Object> after = Map.of("file", fileName, "questions", questions, "digest", bank.digest());
        return tx.run(() -> store.keep(version)
                        .flatMap(id -> audit.write(by, "bank.load", "bank-version:" + id, null, after)
                                .thenReturn(id)))
                .map(id -> new Loaded(id, questions, accepted.warnings()));
    }

    /** The questions of a version; refused (404) when there is no such version. */
    public Mono<QuestionBank> questions(int versionId) {
        return Mono.defer(() -> {
            CompletableFuture<QuestionBank> bank = versions.get(versionId, (id, executor) -> read(id).toFuture());
            return Mono.fromFuture(bank, true);
        });
    }

    private Mono<QuestionBank> read(int versionId) {
        return store.file(versionId)
                .switchIfEmpty(
                        Mono.error(() -> SimplyRefused.unknown("unknown-bank", "Không có ngân hàng câu hỏi này.")))
                .map(BankService::parse);
    }

    private static QuestionBank parse(BankStore.File file) {
        if (BankFormats.read(file.content(), file.name()) instanceof ImportResult.Accepted accepted
                && accepted.bank().digest().equals(file.digest())) {
            return accepted.bank();
        }
        throw new IllegalStateException("bank file " + file.name() + " no longer reads as the version it made");
    }

    /** All versions of all banks, newest first within a bank. */
    public Flux<BankVersion> all() {
        return store.all();
    }
}
