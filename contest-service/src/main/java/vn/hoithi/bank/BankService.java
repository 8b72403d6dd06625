package vn.hoithi.bank;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.hoithi.account.AuditLog;
import vn.hoithi.account.Staff;
import vn.hoithi.platform.ShieldedTx;
import vn.hoithi.platform.SimplyRefused;
import vn.hoithi.questionbank.QuestionBank;
import vn.hoithi.questionbank.format.BankFormats;
import vn.hoithi.questionbank.format.Export;
import vn.hoithi.questionbank.text.Finding;
import vn.hoithi.questionbank.text.Findings;

/**
 * Question banks: a file becomes a draft, which a second person looks at and approves; approved it is an immutable version.
 * A correction is a new version.
 */
@Service
public class BankService {
    private static final int LONGEST_REASON = 1_000;

    private final BankStore store;
    private final DraftStore drafts;
    private final BankFiles files;
    private final AuditLog audit;
    private final ShieldedTx tx;
    private final BankSettings settings;

    BankService(
            BankStore store, DraftStore drafts, BankFiles files, AuditLog audit, ShieldedTx tx, BankSettings settings) {
        this.store = store;
        this.drafts = drafts;
        this.files = files;
        this.audit = audit;
        this.tx = tx;
        this.settings = settings;
    }

    /** What a load gave: the version (the same one when the same content came before) and what deserves a second look. */
    public record Loaded(int versionId, int questions, List<Finding> warnings) {}

    /** A file to become the next version of a bank. */
    public record Upload(String title, BankDraft.Kind kind, String fileName, byte[] file) {}

    /**
     * What an upload gave.
     *
     * @param draftId what waits for approval; none if this content is a version already
     * @param versionId the version that has this very content; none if it is new
     */
    public record Submitted(
            @Nullable Integer draftId, @Nullable Integer versionId, int questions, List<Finding> warnings) {}

    /** A version of a bank that holds a question, with the content it has there. */
    public record Occurrence(BankVersion version, String digest) {}

    /** Loads a bank that comes with the platform as a version at once; refused (422) with every error and its place. */
    public Mono<Loaded> load(String title, byte[] file, String fileName, Staff by) {
        return files.work(() -> BankFiles.accepted(file, fileName))
                .flatMap(accepted -> keep(title, fileName, accepted.bank(), by)
                        .map(id -> new Loaded(id, accepted.bank().questions().size(), accepted.warnings())));
    }

    private Mono<Integer> keep(String title, String fileName, QuestionBank bank, Staff by) {
        return files.work(() -> new BankStore.NewVersion(title, bank, fileName, BankFiles.kept(bank), by.login()))
                .flatMap(version -> tx.run(() -> store.keepPictures(bank)
                        .then(store.keep(version))
                        .flatMap(id -> audit.write(by, "bank.load", "bank-version:" + id, null, words(fileName, bank))
                                .thenReturn(id))));
    }

    private static Map<String, Object> words(String fileName, QuestionBank bank) {
        return Map.of("file", fileName, "questions", bank.questions().size(), "digest", bank.digest());
    }

    /**
     * Reads a file and keeps what would result as a draft; refused (422) with every error and its place. The same content
     * again is the same draft, or the version that it became.
     */
    public Mono<Submitted> submit(Upload upload, Staff by) {
        return newest(upload.title())
                .flatMap(base -> base(base)
                        .flatMap(old -> files.work(() -> Proposal.of(upload, old)))
                        .flatMap(proposal -> submit(upload, proposal, base, by)));
    }

    /** Asks for questions to be used no more: the next version without them. */
    public Mono<Submitted> retire(int versionId, Set<String> questions, String reason, Staff by) {
        return version(versionId)
                .flatMap(asked -> newest(asked.title()).flatMap(newest -> {
                    if (newest.isEmpty() || newest.get().id() != versionId) {
                        return Mono.error(outdated());
                    }
                    return files.version(versionId)
                            .flatMap(old -> files.work(() -> Proposal.without(old, questions)))
                            .flatMap(proposal -> submit(
                                    new Upload(
                                            asked.title(),
                                            BankDraft.Kind.RETIRE,
                                            reason,
                                            BankFiles.kept(proposal.bank())),
                                    proposal,
                                    newest,
                                    by));
                }));
    }

    private Mono<Submitted> submit(Upload upload, Proposal proposal, Optional<BankVersion> base, Staff by) {
        QuestionBank bank = proposal.bank();
        int questions = bank.questions().size();
        if (base.isPresent() && base.get().digest().equals(bank.digest())) {
            return Mono.just(new Submitted(null, base.get().id(), questions, proposal.warnings()));
        }
        return files.work(() -> new DraftStore.NewDraft(
                        upload.title(),
                        upload.kind(),
                        base.map(BankVersion::id).orElse(null),
                        bank.digest(),
                        questions,
                        Findings.count(proposal.warnings()),
                        upload.fileName(),
                        upload.file(),
                        BankFiles.kept(bank),
                        by.login()))
                .flatMap(draft -> tx.run(() -> store.keepPictures(bank)
                        .then(drafts.add(draft))
                        .flatMap(id -> audit.write(
                                        by, "bank.submit", "bank-draft:" + id, null, words(upload.fileName(), bank))
                                .thenReturn(id))))
                .map(id -> new Submitted(id, null, questions, proposal.warnings()));
    }

    private Mono<Optional<QuestionBank>> base(Optional<BankVersion> version) {
        return version.map(found -> files.version(found.id()).map(Optional::of))
                .orElseGet(() -> Mono.just(Optional.empty()));
    }

    private Mono<Optional<BankVersion>> newest(String title) {
        return all().filter(version -> version.title().equals(title))
                .next()
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty());
    }

    /**
     * Makes a draft the next version of its bank. Refused (409) when it is decided already, when a newer version came in
     * between, and when it is the person's own upload, unless the settings allow that with a reason.
     */
    public Mono<Integer> approve(int draftId, String reason, Staff by) {
        return drafts.find(draftId)
                .switchIfEmpty(Mono.error(BankFiles::unknownDraft))
                .flatMap(draft -> {
                    boolean own = draft.uploadedBy().equals(by.login());
                    if (own && !settings.approveAlone()) {
                        return Mono.error(secondPerson());
                    }
                    if ((own && reason.isBlank()) || reason.length() > LONGEST_REASON) {
                        return Mono.error(SimplyRefused.invalidField(
                                "invalid-approval",
                                "reason",
                                "Bạn tự duyệt bản mình nạp: hãy ghi lý do (tối đa 1.000 ký tự), nhật ký sẽ giữ lại."));
                    }
                    return files.draft(draftId).flatMap(file -> tx.run(() -> become(draft, file.bank(), reason, by)));
                });
    }

    private Mono<Integer> become(BankDraft draft, QuestionBank bank, String reason, Staff by) {
        return drafts.approve(draft.id(), by.login(), reason, settings.approveAlone())
                .switchIfEmpty(Mono.error(BankService::outdated))
                .flatMap(content -> store.keep(
                        new BankStore.NewVersion(draft.title(), bank, "bank.json", content, draft.uploadedBy())))
                .flatMap(id -> drafts.became(draft.id(), id)
                        .then(audit.write(
                                by,
                                "bank.approve",
                                "bank-draft:" + draft.id(),
                                null,
                                Map.of("version", id, "uploadedBy", draft.uploadedBy(), "reason", reason)))
                        .thenReturn(id));
    }

    /** Sends a draft back with a reason; refused (409) when it is decided already. */
    public Mono<Void> reject(int draftId, String reason, Staff by) {
        if (reason.isBlank() || reason.length() > LONGEST_REASON) {
            return Mono.error(SimplyRefused.invalidField(
                    "invalid-rejection", "reason", "Hãy ghi lý do trả lại (tối đa 1.000 ký tự)."));
        }
        return tx.run(() -> drafts.reject(draftId, by.login(), reason)
                .filter(rejected -> rejected == 1)
                .switchIfEmpty(Mono.error(BankService::outdated))
                .then(audit.write(by, "bank.reject", "bank-draft:" + draftId, null, Map.of("reason", reason))));
    }

    private static SimplyRefused secondPerson() {
        return SimplyRefused.conflict(
                "second-person-needed",
                "Cần người thứ hai duyệt",
                "Bản này do chính bạn nạp. Hãy nhờ một quản trị hoặc người duyệt khác xem và duyệt.");
    }

    private static SimplyRefused outdated() {
        return SimplyRefused.conflict(
                "outdated-draft",
                "Bản nạp không còn hiệu lực",
                "Đã có người quyết định bản này, hoặc ngân hàng đã có phiên bản mới hơn. Hãy tải lại trang.");
    }

    /** Everything that would come, change or go, beside the lines of the file. */
    public Mono<DraftPreview> preview(int draftId) {
        return drafts.find(draftId)
                .switchIfEmpty(Mono.error(BankFiles::unknownDraft))
                .zipWith(files.draft(draftId))
                .flatMap(both -> {
                    Integer base = both.getT1().baseVersionId();
                    Mono<Optional<QuestionBank>> old = base == null
                            ? Mono.just(Optional.empty())
                            : files.version(base).map(Optional::of);
                    return old.map(bank -> DraftPreview.of(both.getT1(), both.getT2(), bank.orElse(null)));
                });
    }

    /** Drafts that wait, oldest first. */
    public Flux<BankDraft> waiting() {
        return drafts.waiting();
    }

    /** The last twenty that somebody decided, newest first. */
    public Flux<BankDraft> decided() {
        return drafts.decided();
    }

    /** Whether somebody may approve their own upload. */
    public boolean approvesAlone() {
        return settings.approveAlone();
    }

    /** The questions of a version; refused (404) when there is no such version. */
    public Mono<QuestionBank> questions(int versionId) {
        return files.version(versionId);
    }

    /** The file of a version as it is kept. */
    public record Kept(String fileName, String digest, byte[] content) {}

    /** The file whose content is a version, keys and all: for what is published after everything is closed. */
    public Mono<Kept> kept(int versionId) {
        return store.file(versionId)
                .switchIfEmpty(
                        Mono.error(() -> SimplyRefused.unknown("unknown-bank", "Không có ngân hàng câu hỏi này.")))
                .map(file -> new Kept(BankFiles.KEPT_NAME, file.digest(), file.content()));
    }

    /** A version, without its questions; refused (404) when there is none. */
    public Mono<BankVersion> version(int versionId) {
        return all().filter(version -> version.id() == versionId)
                .next()
                .switchIfEmpty(
                        Mono.error(() -> SimplyRefused.unknown("unknown-bank", "Không có ngân hàng câu hỏi này.")));
    }

    /** All versions of all banks, newest first within a bank. */
    public Flux<BankVersion> all() {
        return store.all();
    }

    /** What changed from one version to another. */
    public Mono<BankDifference> difference(int from, int to) {
        return Mono.zip(files.version(from), files.version(to))
                .flatMap(both -> files.work(() -> BankDifference.between(both.getT1(), both.getT2())));
    }

    /** A version as a file of the format with this id; refused (422) when no bank is written in it. */
    public Mono<Export> export(int versionId, String format) {
        boolean writable = BankFormats.kinds().stream()
                .anyMatch(kind -> kind.writable() && kind.id().equals(format));
        if (!writable) {
            return Mono.error(SimplyRefused.invalidField("unknown-format", "format", "Không xuất được dạng này."));
        }
        return files.version(versionId).flatMap(bank -> files.work(() -> BankFormats.write(bank, format)));
    }

    /** The versions that hold a question, oldest first; versions with the same digest have it word for word. */
    public Mono<List<Occurrence>> history(int bankId, String questionId) {
        return all().filter(version -> version.bankId() == bankId)
                .collectMap(BankVersion::id)
                .flatMap(versions -> store.history(bankId, questionId)
                        .map(found ->
                                new Occurrence(Objects.requireNonNull(versions.get(found.versionId())), found.digest()))
                        .collectList());
    }

    /** The questions of a version that stand word for word in one of the other versions too, of whatever bank. */
    public Mono<Set<String>> shared(int versionId, Collection<Integer> others) {
        return store.shared(versionId, others).collect(Collectors.toSet());
    }
}
