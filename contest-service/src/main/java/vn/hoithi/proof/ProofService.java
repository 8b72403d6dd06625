package vn.hoithi.proof;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;
import vn.hoithi.contest.Contest;
import vn.hoithi.contest.ContestService;
import vn.hoithi.contest.Round;
import vn.hoithi.participant.EntryPass;
import vn.hoithi.participant.ParticipantService;
import vn.hoithi.participant.Participation;
import vn.hoithi.participant.Person;
import vn.hoithi.platform.Codes;
import vn.hoithi.platform.SimplyRefused;
import vn.hoithi.platform.Throttle;
import vn.hoithi.print.PrintService;
import vn.hoithi.unit.UnitService;

/** Confirmations of participation: made for whoever holds the device's pass, checked by anybody who has the code. */
@Service
public class ProofService {
    private static final int CODE_LENGTH = 11;
    private static final int GROUP = 4;

    private final ProofStore store;
    private final ProofPaper paper;
    private final PrintService print;
    private final ParticipantService participants;
    private final ContestService contests;
    private final UnitService units;
    private final InstantSource clock;
    private final Throttle checks = new Throttle(60, Duration.ofMinutes(10));
    private final Throttle papers = new Throttle(20, Duration.ofMinutes(10));

    ProofService(
            ProofStore store,
            ProofPaper paper,
            PrintService print,
            ParticipantService participants,
            ContestService contests,
            UnitService units,
            InstantSource clock) {
        this.store = store;
        this.paper = paper;
        this.print = print;
        this.participants = participants;
        this.contests = contests;
        this.units = units;
        this.clock = clock;
    }

    /** The own confirmation; empty before the first submitted attempt, and for a rehearsal. */
    public Mono<Proof> own(EntryPass pass) {
        return participants
                .find(pass)
                .filter(who -> !who.trial())
                .flatMap(who -> store.rounds(who.id())
                        .collectList()
                        .filter(rounds -> !rounds.isEmpty())
                        .flatMap(rounds -> code(who).flatMap(code -> proof(code, who, rounds))));
    }

    private Mono<String> code(Participation who) {
        return Mono.defer(() -> store.keep(Codes.withCheck(Codes.random(CODE_LENGTH)), who.id()))
                .retryWhen(Retry.max(3).filter(DuplicateKeyException.class::isInstance));
    }

    /**
     * The confirmation as PDF.
     *
     * @param fullName whether the name is printed in full; else Nguyễn Văn A.
     * @param address of this platform, for the QR code
     */
    public Mono<byte[]> pdf(Proof proof, boolean fullName, String address) {
        papers.use(proof.person().id().toString());
        Instant now = clock.instant();
        return print.write(() -> paper.pdf(proof, fullName, address, now));
    }

    /** What a code stands for; empty when it was never given out, or the person's entry is gone. */
    public Mono<Proof> check(String typed, String address) {
        checks.use(address);
        String code = Codes.normalise(typed);
        return Codes.checks(code) && code.length() == CODE_LENGTH + 1
                ? store.find(code)
                        .flatMap(issued -> participants
                                .person(issued.participation())
                                .flatMap(person -> participants
                                        .find(new EntryPass(person.contestId(), person.id(), false, false))
                                        .flatMap(who -> store.rounds(who.id())
                                                .collectList()
                                                .filter(rounds -> !rounds.isEmpty())
                                                .map(rounds -> proof(code, who, person, rounds)))))
                : Mono.empty();
    }

    private Mono<Proof> proof(String code, Participation who, List<ProofStore.InRound> rounds) {
        return participants
                .person(who.id())
                .map(person -> proof(code, who, person, rounds))
                .switchIfEmpty(
                        Mono.error(() -> SimplyRefused.unknown("unknown-entry", "Không còn dữ liệu dự thi này.")));
    }

    private Proof proof(String code, Participation who, Person person, List<ProofStore.InRound> rounds) {
        Contest contest = contests.require(who.contestId());
        return new Proof(
                Codes.grouped(code, GROUP),
                contest,
                person,
                units.require(who.unitId()),
                units.forest().above(who.unitId()),
                inOrder(contest, rounds));
    }

    private List<Proof.InRound> inOrder(Contest contest, List<ProofStore.InRound> rounds) {
        Map<Integer, ProofStore.InRound> byId =
                rounds.stream().collect(Collectors.toMap(ProofStore.InRound::roundId, Function.identity()));
        Instant now = clock.instant();
        return contests.catalog().roundsOf(contest.id()).stream()
                .flatMap(round ->
                        Optional.ofNullable(byId.get(round.id())).map(found -> inRound(round, found, now)).stream())
                .toList();
    }

    // Promise 5: a score that the contest keeps back shows nowhere before the round has closed.
    private Proof.InRound inRound(Round round, ProofStore.InRound found, Instant now) {
        boolean shown = contests.scoreVisible(round, now);
        return new Proof.InRound(
                round.name(), found.attempts(), found.last(), shown ? found.correct() + "/" + found.total() : null);
    }
}
