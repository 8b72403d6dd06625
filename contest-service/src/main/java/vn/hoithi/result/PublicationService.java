package vn.hoithi.result;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.hoithi.bank.BankService;
import vn.hoithi.contest.Contest;
import vn.hoithi.contest.ContestService;
import vn.hoithi.contest.Round;
import vn.hoithi.participant.ParticipantService;
import vn.hoithi.participant.Person;
import vn.hoithi.platform.Codes;
import vn.hoithi.platform.ContestClock;
import vn.hoithi.platform.SimplyRefused;
import vn.hoithi.platform.Throttle;
import vn.hoithi.print.PrintService;
import vn.hoithi.questionbank.Question;
import vn.hoithi.questionbank.Source;
import vn.hoithi.unit.Unit;
import vn.hoithi.unit.UnitService;

/**
 * What is shown of results: to everybody only what is published, with masked names; to staff what is in the making, too.
 * One place decides what the public sees.
 */
@Service
public class PublicationService {
    /** Lines on a page. */
    public static final int PAGE = 50;

    /** Lines of a ranked list that everybody sees. */
    public static final int MOST_PUBLIC = 1_000;

    private static final int AT_ONCE = 500;
    private static final int SHARED = 500;
    private static final int GROUP = 4;

    private final ResultService results;
    private final PrizeService prizes;
    private final RankedStore ranked;
    private final PrizeStore store;
    private final Publications publications;
    private final ParticipantService participants;
    private final ContestService contests;
    private final BankService banks;
    private final UnitService units;
    private final PrintService print;
    private final Certificates certificates;
    private final ContestClock clock;
    private final AsyncCache<Integer, List<Closing>> closingsOf = shortly(Duration.ofSeconds(5));
    private final AsyncCache<Shown, List<Winner>> winnersOf = shortly(Duration.ofSeconds(30));
    private final AsyncCache<Shown, List<PublicLine>> pages = shortly(Duration.ofSeconds(30));
    private final Throttle lookups = new Throttle(120, Duration.ofMinutes(10));

    PublicationService(
            ResultService results,
            PrizeService prizes,
            RankedStore ranked,
            PrizeStore store,
            Publications publications,
            ParticipantService participants,
            ContestService contests,
            BankService banks,
            UnitService units,
            PrintService print,
            Certificates certificates,
            ContestClock clock) {
        this.results = results;
        this.prizes = prizes;
        this.ranked = ranked;
        this.store = store;
        this.publications = publications;
        this.participants = participants;
        this.contests = contests;
        this.banks = banks;
        this.units = units;
        this.print = print;
        this.certificates = certificates;
        this.clock = clock;
    }

    // On the day of the results many look at once and all see the same: each thing is read once for them.
    private record Shown(int closing, ClosingState state, int page) {}

    private static <K, V> AsyncCache<K, V> shortly(Duration time) {
        return Caffeine.newBuilder().maximumSize(SHARED).expireAfterWrite(time).buildAsync();
    }

    private static <K, V> Mono<V> shared(AsyncCache<K, V> cache, K key, Supplier<Mono<V>> read) {
        return Mono.fromFuture(
                () -> cache.get(key, (same, executor) -> read.get().toFuture()), true);
    }

    /** All versions of a contest that are not withdrawn, a few seconds old at most: rounds first, the newest version first. */
    public Mono<List<Closing>> versions(int contestId) {
        return shared(
                closingsOf,
                contestId,
                () -> results.ofContest(contestId)
                        .filter(closing -> closing.state() != ClosingState.WITHDRAWN)
                        .collectList());
    }

    /** Who was given what in a published version, masked. */
    public Mono<List<Winner>> publicWinners(Closing closing) {
        return closing.state().isPublic()
                ? shared(winnersOf, new Shown(closing.id(), closing.state(), 0), () -> winners(closing, false))
                : Mono.error(ResultProblems.unknown());
    }

    /** A published version of a contest; refused (404) for any other. */
    public Mono<Closing> requirePublished(int contestId, int id) {
        return results.require(id)
                .filter(closing ->
                        closing.contestId() == contestId && closing.state().isPublic())
                .switchIfEmpty(Mono.error(ResultProblems::unknown));
    }

    // --- winners

    /**
     * Who was given what in a version.
     *
     * @param full names in full, for staff and the decision; else masked, and none of those held back
     */
    public Mono<List<Winner>> winners(Closing closing, boolean full) {
        return store.given(closing.id()).collectList().flatMap(given -> named(given, full));
    }

    /** As {@link #winners}, of what is only proposed. */
    public Mono<List<Winner>> named(List<Given> given, boolean full) {
        Set<UUID> ids = given.stream()
                .map(Given::participation)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .collect(Collectors.toSet());
        return people(ids)
                .map(people ->
                        given.stream().map(one -> winner(one, people, full)).toList());
    }

    private Mono<Map<UUID, Person>> people(Collection<UUID> ids) {
        return Flux.fromIterable(ids)
                .buffer(AT_ONCE)
                .concatMap(participants::people)
                .collect(HashMap::new, Map::putAll);
    }

    private Winner winner(Given given, Map<UUID, Person> people, boolean full) {
        Unit unit = Optional.ofNullable(given.unitId())
                .flatMap(id -> units.forest().find(id))
                .orElse(null);
        String above = unit == null ? "" : units.forest().above(unit.id());
        UUID id = given.participation();
        if (id == null) {
            return new Winner(given, unit == null ? "" : unit.name(), above, "");
        }
        Person person = people.get(id);
        boolean hidden = person == null || (given.held() && !full);
        String name = hidden || person == null ? "" : full ? person.fullName() : person.maskedName();
        return new Winner(
                given,
                name,
                unit == null || (given.held() && !full) ? "" : unit.name(),
                given.held() && !full ? "" : above);
    }

    // --- lines

    /** A page of the published list, at most {@link #MOST_PUBLIC} lines deep. */
    public Mono<List<PublicLine>> publicPage(Closing closing, int page) {
        int after = Math.clamp((long) (page - 1) * PAGE, 0, MOST_PUBLIC - PAGE);
        return closing.state().isPublic()
                ? shared(pages, new Shown(closing.id(), closing.state(), after), () -> lines(closing, after, false))
                : Mono.error(ResultProblems.unknown());
    }

    /** A page of a list for staff, with who is held back. */
    public Mono<List<PublicLine>> staffPage(Closing closing, int page) {
        return lines(closing, Math.clamp((long) (page - 1) * PAGE, 0, Integer.MAX_VALUE), true);
    }

    private Mono<List<PublicLine>> lines(Closing closing, int after, boolean staff) {
        Contest contest = contests.require(closing.contestId());
        return ranked.page(closing.id(), after, PAGE).collectList().flatMap(lines -> {
            Set<UUID> ids = lines.stream().map(RankedLine::participation).collect(Collectors.toSet());
            return Mono.zip(
                            people(ids),
                            store.units(ids).collectMultimap(PrizeStore.Membership::person),
                            store.holds(contest.id()))
                    .map(known -> lines.stream()
                            .map(line -> line(
                                    closing,
                                    line,
                                    known.getT1().get(line.participation()),
                                    unit(contest, known.getT2().getOrDefault(line.participation(), List.of())),
                                    known.getT3().get(line.participation()),
                                    staff))
                            .toList());
        });
    }

    private String unit(Contest contest, Collection<PrizeStore.Membership> members) {
        return members.stream()
                .map(member -> units.forest().find(member.unit()))
                .flatMap(Optional::stream)
                .filter(unit -> unit.treeId() == contest.treeId())
                .map(Unit::name)
                .findFirst()
                .orElse("");
    }

    // The public is not told who is held back or out: neither name nor unit of them.
    private static PublicLine line(
            Closing closing,
            RankedLine line,
            @Nullable Person person,
            String unit,
            Hold.@Nullable Kind hold,
            boolean staff) {
        boolean shown = staff || hold == null;
        boolean asked = closing.ranking().prediction() != null && !closing.ofWholeContest();
        return new PublicLine(
                line.n(),
                line.place(),
                line.pseudonym(),
                shown && person != null ? person.maskedName() : "",
                shown ? unit : "",
                closing.ofWholeContest() ? Points.questions(line.points()) : Points.of(line.points(), line.total()),
                asked
                        ? Optional.ofNullable(line.prediction())
                                .map(Points::decimal)
                                .orElse("–")
                        : null,
                asked ? Optional.ofNullable(line.off()).map(Points::decimal).orElse("–") : null,
                Explanation.duration(line.elapsed()),
                Explanation.moment(line.submitted()),
                staff && hold != null ? hold.words() : null);
    }

    /** How many lines a list has. */
    public Mono<Long> size(Closing closing) {
        return ranked.size(closing.id());
    }

    // --- the own result

    /**
     * What the holder of a receipt is told. Refused (404) for an unknown receipt, and (409) before the round's result is
     * published.
     *
     * @param address of whoever asks, whose tries are counted
     */
    public Mono<OwnResult> own(Contest contest, String typed, String address) {
        lookups.use(address);
        String receipt = Codes.normalise(typed);
        return publications
                .byReceipt(contest.id(), receipt)
                .switchIfEmpty(Mono.error(() -> SimplyRefused.unknown(
                        "unknown-receipt", "Mã phiếu này không thuộc cuộc thi. Hãy xem lại từng chữ.")))
                .flatMap(found -> results.current(contest.id()).flatMap(current -> {
                    Closing closing = current.get(found.roundId());
                    return closing == null
                            ? Mono.<OwnResult>error(
                                    SimplyRefused.conflict(
                                            "result-unpublished",
                                            "Chưa công bố kết quả",
                                            "Bài thi của bạn đã được ghi nhận. Kết quả của kỳ thi này chưa công bố; hãy quay lại sau."))
                            : own(closing, current.get(0), found, receipt);
                }));
    }

    private Mono<OwnResult> own(
            Closing closing, @Nullable Closing whole, Publications.Submitted found, String receipt) {
        return results.ofPerson(closing.id(), found.person())
                .collectList()
                .filter(lines -> !lines.isEmpty())
                .switchIfEmpty(Mono.error(() -> SimplyRefused.unknown(
                        "not-ranked", "Bài thi này không có trong danh sách xếp hạng đã công bố.")))
                .flatMap(lines -> {
                    RankedLine line = lines.stream()
                            .filter(one -> found.attempt().equals(one.attempt()))
                            .findFirst()
                            .orElse(lines.getFirst());
                    String note = found.attempt().equals(line.attempt())
                            ? null
                            : "Phiếu này là của lượt thi số %d. Theo thể lệ, lượt được xếp hạng của bạn là lượt số %d."
                                    .formatted(found.number(), line.number());
                    return Mono.zip(
                                    explain(closing, line),
                                    prizesOf(closing, whole, found.person()),
                                    summed(whole, found.person()))
                            .map(all -> new OwnResult(
                                    closing,
                                    found.person(),
                                    Codes.grouped(receipt, GROUP),
                                    line.pseudonym(),
                                    Points.of(line.points(), line.total()),
                                    note,
                                    all.getT1(),
                                    all.getT2(),
                                    all.getT3().orElse(null)));
                });
    }

    private Mono<Explanation> explain(Closing closing, RankedLine line) {
        return Mono.zip(
                        ranked.above(closing.id(), line.place())
                                .map(Optional::of)
                                .defaultIfEmpty(Optional.empty()),
                        ranked.sharing(closing.id(), line.place()),
                        ranked.size(closing.id()))
                .map(all -> Explanation.of(closing, line, all.getT1().orElse(null), all.getT2(), all.getT3()));
    }

    private Mono<Optional<Explanation>> summed(@Nullable Closing whole, UUID person) {
        return whole == null
                ? Mono.just(Optional.empty())
                : results.ofPerson(whole.id(), person)
                        .next()
                        .flatMap(line -> explain(whole, line))
                        .map(Optional::of)
                        .defaultIfEmpty(Optional.empty());
    }

    private Mono<List<Winner>> prizesOf(Closing closing, @Nullable Closing whole, UUID person) {
        return Flux.fromIterable(whole == null ? List.of(closing) : List.of(closing, whole))
                .concatMap(one -> store.given(one.id()))
                .filter(given -> person.equals(given.participation()))
                .collectList()
                .flatMap(given -> named(given, true));
    }

    /** Why a line of any version has its place, for staff; refused (404) when there is no such line. */
    public Mono<Explanation> explain(Closing closing, int n) {
        return ranked.page(closing.id(), n - 1, 1)
                .next()
                .switchIfEmpty(Mono.error(ResultProblems::unknown))
                .flatMap(line -> explain(closing, line));
    }

    /**
     * The certificate of a published result.
     *
     * @param fullName only for whoever holds the device's pass of that person; a receipt alone tells nobody's name
     * @param address of this platform, for the QR code
     */
    public Mono<byte[]> certificate(OwnResult own, boolean fullName, String address) {
        Contest contest = contests.require(own.closing().contestId());
        Integer round = own.closing().roundId();
        String roundName = round == null ? "" : contests.requireRound(round).name();
        return Mono.zip(
                        people(Set.of(own.participation())),
                        store.units(Set.of(own.participation())).collectList())
                .flatMap(known -> {
                    Person person = known.getT1().get(own.participation());
                    String name = person == null ? "" : fullName ? person.fullName() : person.maskedName();
                    Certificates.Content content = new Certificates.Content(
                            contest, roundName, name, unit(contest, known.getT2()), own, address, clock.instant());
                    return print.write(() -> certificates.pdf(content));
                });
    }

    // --- keys

    /** Keys of a round whose result is published: none of a question that an open or coming round uses (promise 5). */
    public Mono<AnswerKey> answers(Round round) {
        Instant now = clock.instant();
        if (round.stateAt(now) != Round.State.CLOSED) {
            return Mono.just(new AnswerKey(List.of(), 0));
        }
        return Mono.zip(
                        banks.questions(round.bankVersionId()),
                        contests.heldBack(round.bankVersionId()),
                        publications.changes(round.id()).collectMap(Publications.Change::question, Function.identity()))
                .map(all -> {
                    Set<String> kept = new HashSet<>(all.getT2());
                    List<AnswerKey.Line> lines = all.getT1().questions().stream()
                            .filter(question -> !kept.contains(question.id()))
                            .map(question -> line(question, all.getT3().get(question.id())))
                            .toList();
                    return new AnswerKey(lines, all.getT1().questions().size() - lines.size());
                });
    }

    private static AnswerKey.Line line(Question question, Publications.@Nullable Change change) {
        String note = change == null
                ? ""
                : (change.annulled() ? "Câu hỏi bị hủy, mọi người được tính đúng: " : "Đáp án đã đính chính: ")
                        + change.reason();
        List<Integer> key = change == null || change.key() == null
                ? List.copyOf(question.key())
                : change.key()
                        .chars()
                        .mapToObj(letter -> letter - 'A')
                        .filter(place ->
                                place >= 0 && place < question.choices().size())
                        .toList();
        return new AnswerKey.Line(
                question.id(),
                question.stem().plain(),
                key.stream()
                        .map(place -> (char) ('A' + place) + ". "
                                + question.choices().get(place).plain())
                        .toList(),
                question.explanation().plain(),
                source(question.source()),
                note);
    }

    private static String source(Source source) {
        return Stream.of(source.document(), source.article(), source.clause())
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", "));
    }

    /** The public draws of a version: announced ones, of published versions and of those in the making. */
    public Flux<Draw> draws(Closing closing) {
        return prizes.draws(closing.id());
    }
}
