package vn.hoithi.contest;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;
import vn.hoithi.account.AuditLog;
import vn.hoithi.account.Staff;
import vn.hoithi.bank.BankService;
import vn.hoithi.platform.ContestClock;
import vn.hoithi.platform.ShieldedTx;
import vn.hoithi.platform.SimplyRefused;
import vn.hoithi.questionbank.Question;
import vn.hoithi.questionbank.rules.RankingRules;

/** Contests and their rounds: read from memory, changed with an audit entry; other nodes notice within a second. */
@Service
public class ContestService {
    private static final int RULES_IN_MEMORY = 1_000;

    private final ContestStore store;
    private final LookStore looks;
    private final BankService banks;
    private final AuditLog audit;
    private final ShieldedTx tx;
    private final ContestClock clock;
    private final RoundExaminer examiner;
    private final RoundChangeStore changes;
    private volatile ContestCatalog catalog = new ContestCatalog(List.of(), List.of(), List.of(), List.of(), List.of());
    private volatile long seen;
    private final Cache<RulesVersion, RankingRules> rankings =
            Caffeine.newBuilder().maximumSize(RULES_IN_MEMORY).build();

    ContestService(
            ContestStore store,
            LookStore looks,
            RoundChangeStore changes,
            RoundExaminer examiner,
            BankService banks,
            AuditLog audit,
            ShieldedTx tx,
            ContestClock clock) {
        this.store = store;
        this.looks = looks;
        this.banks = banks;
        this.audit = audit;
        this.tx = tx;
        this.clock = clock;
        this.examiner = examiner;
        this.changes = changes;
    }

    /** Everything as of the last second. */
    public ContestCatalog catalog() {
        return catalog;
    }

    /** The contest, or a refusal (404). */
    public Contest require(String slug) {
        return catalog.contest(slug)
                .orElseThrow(() -> SimplyRefused.unknown("unknown-contest", "Không có cuộc thi ở địa chỉ này."));
    }

    /** The contest, or a refusal (404). */
    public Contest require(int id) {
        return catalog.contest(id)
                .orElseThrow(() -> SimplyRefused.unknown("unknown-contest", "Không có cuộc thi này."));
    }

    /** The round, or a refusal (404). */
    public Round requireRound(int id) {
        return catalog.round(id).orElseThrow(() -> SimplyRefused.unknown("unknown-round", "Không có vòng thi này."));
    }

    /** How a round ranks under one version of its rules: what an attempt was started under stays true for it. */
    public Mono<RankingRules> ranking(int roundId, int version) {
        Rules inForce = requireRound(roundId).rules();
        if (inForce.version() == version) {
            return Mono.just(inForce.ranking());
        }
        RulesVersion wanted = new RulesVersion(roundId, version);
        RankingRules known = rankings.getIfPresent(wanted);
        return known != null
                ? Mono.just(known)
                : store.ranking(roundId, version).doOnNext(found -> rankings.put(wanted, found));
    }

    private record RulesVersion(int roundId, int version) {}

    public Mono<Integer> create(ContestForm form, Staff by) {
        checkFields(form);
        return changing(() -> store.insert(form)
                .switchIfEmpty(Mono.error(ContestService::slugTaken))
                .flatMap(id -> audit.write(by, "contest.create", "contest:" + id, null, form)
                        .thenReturn(id)));
    }

    public Mono<Integer> update(int id, ContestForm said, Staff by) {
        Contest before = require(id);
        ContestForm form = said.entry() == null ? said.open(before.entry()) : said;
        checkFields(form);
        refuseWhatRoundsNeed(before, form);
        return changing(() -> store.update(id, form)
                .switchIfEmpty(Mono.error(ContestService::slugTaken))
                .flatMap(same -> audit.write(by, "contest.update", "contest:" + id, before, form)
                        .thenReturn(same)));
    }

    /**
     * Says on which site the contest is held; blank means here. Refused (409) when it has rounds, and (422) when the
     * address is none.
     */
    Mono<Void> holdAt(int id, String typed, Staff by) {
        Contest before = require(id);
        String address = typed.isBlank() ? null : checkedAddress(typed.strip());
        return changing(() -> store.holdAt(id, address)
                        .switchIfEmpty(Mono.error(() -> SimplyRefused.conflict(
                                "contest-has-rounds",
                                "Cuộc thi có vòng thi",
                                "Cuộc thi đã có vòng thi ở đây thì không ghi là tổ chức ở trang khác được.")))
                        .flatMap(same -> audit.write(
                                        by,
                                        "contest.held-at",
                                        "contest:" + id,
                                        Map.of("heldAt", Objects.requireNonNullElse(before.heldAt(), "")),
                                        Map.of("heldAt", Objects.requireNonNullElse(address, "")))
                                .thenReturn(same)))
                .then();
    }

    private static String checkedAddress(String address) {
        try {
            URI uri = new URI(address);
            boolean web = "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
            if (web && uri.getHost() != null && uri.getUserInfo() == null) {
                return uri.getScheme().toLowerCase(Locale.ROOT)
                        + address.substring(uri.getScheme().length());
            }
        } catch (URISyntaxException e) {
            // Refused below, like every other text that is no address.
        }
        throw SimplyRefused.invalidField(
                "invalid-address",
                "address",
                "Ghi đủ địa chỉ trang, bắt đầu bằng https://, ví dụ https://baocaovien.vn.");
    }

    /** A contest like another one under a new name and address, with the same rounds in the same distance from now. */
    public Mono<Integer> cloneOf(int id, String slug, String name, Staff by) {
        Contest from = require(id);
        ContestForm form = new ContestForm(
                slug,
                name,
                from.organizer(),
                from.hotline(),
                from.treeId(),
                from.rulesText(),
                from.fields(),
                from.audiences(),
                from.consentText(),
                from.scoreAtOnce(),
                from.entry());
        List<RoundForm> rounds = ClonedRounds.of(catalog.roundsOf(id), clock.instant());
        return changing(() -> store.insert(form)
                .switchIfEmpty(Mono.error(ContestService::slugTaken))
                .flatMap(made -> reactor.core.publisher.Flux.fromIterable(rounds)
                        .concatMap(round -> store.insertRound(made, round))
                        .then(audit.write(by, "contest.clone", "contest:" + made, Map.of("from", id), form))
                        .thenReturn(made)));
    }

    public Mono<Integer> addRound(int contestId, RoundForm form, Staff by) {
        Contest contest = require(contestId);
        return examiner.checked(contest, form.complete())
                .flatMap(good -> changing(() -> store.insertRound(contest.id(), good)
                        .switchIfEmpty(Mono.error(() -> SimplyRefused.conflict(
                                "held-elsewhere",
                                "Cuộc thi tổ chức ở trang khác",
                                "Cuộc thi này do nơi khác tổ chức nên không có vòng thi ở đây.")))
                        .flatMap(id -> audit.write(by, "round.create", "round:" + id, null, good)
                                .thenReturn(id))));
    }

    /** Changes a coming round; its rules become a new version. One that has opened needs two people. */
    public Mono<Integer> updateRound(int id, RoundForm form, Staff by) {
        Round before = requireRound(id);
        return examiner.checked(require(before.contestId()), form.complete(before.rules()))
                .flatMap(good -> changing(() -> store.updateComing(id, good, clock.instant())
                        .switchIfEmpty(Mono.error(ContestService::opened))
                        .flatMap(same -> audit.write(by, "round.update", "round:" + id, RoundForm.of(before), good)
                                .thenReturn(same))));
    }

    private static SimplyRefused opened() {
        return SimplyRefused.conflict(
                "round-fixed",
                "Vòng thi đã mở",
                "Vòng thi đã mở thì thay đổi cần lý do và người thứ hai duyệt, rồi công bố trên trang cuộc thi. Hãy tải lại trang.");
    }

    /** Opens a coming round now. */
    public Mono<Void> open(int id, Staff by) {
        return moveWindow(
                id,
                by,
                "round.open",
                now -> store.open(id, now),
                (before, now) -> window(now, before.closesAt()),
                "Vòng thi này đã mở hoặc đã đóng.");
    }

    /** Moves the close of a round that has not closed yet further away (gia hạn). */
    public Mono<Void> extend(int id, Instant until, Staff by) {
        return moveWindow(
                id,
                by,
                "round.extend",
                now -> store.extend(id, until, now),
                (before, now) -> window(before.opensAt(), until),
                "Chỉ gia hạn được vòng thi chưa đóng, đến một giờ muộn hơn giờ đóng hiện nay.");
    }

    /** Closes an open round now; attempts under way end with their last saved sheet. */
    public Mono<Void> close(int id, Staff by) {
        return moveWindow(
                id,
                by,
                "round.close",
                now -> store.close(id, now),
                (before, now) -> window(before.opensAt(), now),
                "Vòng thi này chưa mở hoặc đã đóng.");
    }

    private Mono<Void> moveWindow(
            int id,
            Staff by,
            String action,
            Function<Instant, Mono<Integer>> move,
            BiFunction<Round, Instant, Map<String, Instant>> after,
            String impossible) {
        Round before = requireRound(id);
        Instant now = clock.instant();
        return changing(() -> move.apply(now)
                        .switchIfEmpty(Mono.error(
                                () -> SimplyRefused.conflict("round-state", "Không thực hiện được", impossible)))
                        .flatMap(same -> audit.write(
                                        by,
                                        action,
                                        "round:" + id,
                                        window(before.opensAt(), before.closesAt()),
                                        after.apply(before, now))
                                .thenReturn(same)))
                .then();
    }

    private static Map<String, Instant> window(Instant opensAt, Instant closesAt) {
        return Map.of("opensAt", opensAt, "closesAt", closesAt);
    }

    Mono<Integer> addDocument(ContestStore.NewDocument document, Staff by) {
        Contest contest = require(document.contestId());
        Map<String, Object> after = new HashMap<>(
                Map.of("contest", contest.slug(), "title", document.title(), "number", document.number()));
        String link = document.link();
        if (link != null) {
            after.put("link", link);
        }
        return changing(() -> store.insertDocument(document)
                .flatMap(id -> audit.write(by, "document.add", "document:" + id, null, after)
                        .thenReturn(id)));
    }

    Mono<Void> removeDocument(int id, Staff by) {
        return changing(() -> store.deleteDocument(id)
                        .switchIfEmpty(
                                Mono.error(() -> SimplyRefused.unknown("unknown-document", "Không có tài liệu này.")))
                        .flatMap(same -> audit.write(by, "document.remove", "document:" + id, null, null)
                                .thenReturn(same)))
                .then();
    }

    Mono<ContestStore.File> file(int documentId) {
        return store.file(documentId)
                .switchIfEmpty(Mono.error(() -> SimplyRefused.unknown("unknown-document", "Không có tài liệu này.")));
    }

    // One transaction, and this node sees its own change at once.
    <T> Mono<T> changing(java.util.function.Supplier<Mono<T>> change) {
        return tx.run(change).flatMap(result -> refresh().thenReturn(result));
    }

    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.SECONDS)
    public Mono<Void> refresh() {
        return Mono.defer(
                () -> store.revision().filter(revision -> revision != seen).flatMap(this::reload));
    }

    private Mono<Void> reload(long revision) {
        return Mono.zip(
                        store.contests().collectList(),
                        store.rounds().collectList(),
                        store.documents().collectList(),
                        looks.all().collectList(),
                        changes.shown().collectList())
                .doOnNext(all -> {
                    catalog = new ContestCatalog(all.getT1(), all.getT2(), all.getT3(), all.getT4(), all.getT5());
                    seen = revision;
                })
                .then();
    }

    // Whoever entered did so under the old terms, and rounds build on the audiences.
    private void refuseWhatRoundsNeed(Contest before, ContestForm form) {
        List<Round> rounds = catalog.roundsOf(before.id());
        Instant now = clock.instant();
        boolean opened = rounds.stream().anyMatch(round -> round.stateAt(now) != Round.State.COMING);
        if (opened && !before.entry().equals(form.entryTerms())) {
            throw SimplyRefused.conflict(
                    "entry-fixed",
                    "Cuộc thi đã bắt đầu",
                    "Đã có vòng thi mở nên độ tuổi và số lượt của cả cuộc thi không đổi được nữa.");
        }
        for (Round round : rounds) {
            Terms terms = round.rules().terms();
            java.util.stream.Stream.concat(
                            terms.audiences().stream(), terms.banks().stream().map(Terms.AudienceBank::audience))
                    .filter(name -> round.stateAt(now) != Round.State.CLOSED
                            && !form.audiences().contains(name))
                    .findFirst()
                    .ifPresent(name -> {
                        throw SimplyRefused.invalidField(
                                "invalid-contest",
                                "audiences",
                                round.name() + " dùng đối tượng “" + name + "”, nên chưa bỏ được đối tượng này.");
                    });
        }
    }

    private static void checkFields(ContestForm form) {
        checkAges(form);
        long identifying = form.fields().stream().filter(FormField::identifies).count();
        boolean allCan = form.fields().stream()
                .filter(FormField::identifies)
                .allMatch(field -> field.name().canIdentify() && field.required());
        if (identifying != 1 || !allCan) {
            throw SimplyRefused.invalidField(
                    "invalid-contest",
                    "fields",
                    "Cần đúng một mục bắt buộc dùng để nhận biết mỗi người (số điện thoại, CCCD, giấy tờ khác hoặc thư điện tử).");
        }
    }

    private static void checkAges(ContestForm form) {
        EntryTerms entry = form.entryTerms();
        Integer least = entry.minAge();
        Integer most = entry.maxAge();
        if (least != null && most != null && least > most) {
            throw SimplyRefused.invalidField(
                    "invalid-contest", "maxAge", "Tuổi cao nhất phải không nhỏ hơn tuổi thấp nhất.");
        }
        boolean birthDate =
                form.fields().stream().anyMatch(field -> field.name() == FormField.Name.birthDate && field.required());
        if (entry.asksAge() && !birthDate) {
            throw SimplyRefused.invalidField(
                    "invalid-contest",
                    "fields",
                    "Có quy định độ tuổi thì phiếu đăng ký phải hỏi “Ngày sinh” và bắt buộc điền.");
        }
    }

    private static SimplyRefused slugTaken() {
        return SimplyRefused.invalidField("invalid-contest", "slug", "Địa chỉ rút gọn này đã có cuộc thi khác dùng.");
    }

    /**
     * Questions of a bank's version that a round uses which is open or to come, in this version or word for word in another:
     * their keys stay on the server (promise 5).
     */
    public Mono<Set<String>> heldBack(int versionId) {
        Instant now = clock.instant();
        Set<Integer> versions = catalog().rounds().stream()
                .filter(round -> round.stateAt(now) != Round.State.CLOSED)
                .flatMap(round -> round.bankVersionIds().stream())
                .collect(Collectors.toSet());
        if (versions.contains(versionId)) {
            return banks.questions(versionId)
                    .map(bank -> bank.questions().stream().map(Question::id).collect(Collectors.toSet()));
        }
        return banks.shared(versionId, versions);
    }

    /** As {@link #heldBack(int)}, of every bank that a round draws from. */
    public Mono<Set<String>> heldBack(Round round) {
        return reactor.core.publisher.Flux.fromIterable(round.bankVersionIds())
                .concatMap(this::heldBack)
                .collect(java.util.HashSet::new, Set::addAll);
    }

    /** Whether somebody may know the own score of a round now (promise 5). */
    public boolean scoreVisible(Round round, Instant now) {
        Terms.Score score = round.rules().terms().score();
        boolean atOnce = score == null ? require(round.contestId()).scoreAtOnce() : score == Terms.Score.AT_ONCE;
        return score != Terms.Score.NEVER && (atOnce || round.stateAt(now) == Round.State.CLOSED);
    }

    /** The rules of a round in plain words, as everybody may read them. */
    public List<RuleLine> reading(Round round) {
        return RulesReading.of(RoundForm.of(round), require(round.contestId()));
    }
}
