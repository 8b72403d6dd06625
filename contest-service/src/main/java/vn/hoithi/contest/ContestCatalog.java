package vn.hoithi.contest;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All contests with rounds and documents as they were at one moment; immutable. */
public final class ContestCatalog {
    private final Map<Integer, Contest> contests = new LinkedHashMap<>();
    private final Map<Integer, Round> rounds = new LinkedHashMap<>();
    private final List<Document> documents;
    private final List<RuleChange> changes;
    private final Map<Integer, ContestLook> looks = new LinkedHashMap<>();

    ContestCatalog(
            List<Contest> contests,
            List<Round> rounds,
            List<Document> documents,
            List<ContestLook> looks,
            List<RuleChange> changes) {
        this.changes = List.copyOf(changes);
        looks.forEach(look -> this.looks.put(look.contestId(), look));
        contests.forEach(contest -> this.contests.put(contest.id(), contest));
        rounds.forEach(round -> this.rounds.put(round.id(), round));
        this.documents = List.copyOf(documents);
    }

    public Collection<Contest> contests() {
        return List.copyOf(contests.values());
    }

    public Optional<Contest> contest(int id) {
        return Optional.ofNullable(contests.get(id));
    }

    public Optional<Contest> contest(String slug) {
        return contests.values().stream()
                .filter(contest -> contest.slug().equals(slug))
                .findFirst();
    }

    public Collection<Round> rounds() {
        return List.copyOf(rounds.values());
    }

    /** In the order of their numbers. */
    public List<Round> roundsOf(int contestId) {
        return rounds.values().stream()
                .filter(round -> round.contestId() == contestId)
                .toList();
    }

    public Optional<Round> round(int id) {
        return Optional.ofNullable(rounds.get(id));
    }

    public List<Document> documentsOf(int contestId) {
        return documents.stream()
                .filter(document -> document.contestId() == contestId)
                .toList();
    }

    /** Changes of a round after it had opened that wait or hold, newest first. */
    public List<RuleChange> changesOf(int roundId) {
        return changes.stream().filter(change -> change.roundId() == roundId).toList();
    }

    /** How the contest looks; plain when nobody chose anything. */
    public ContestLook look(int contestId) {
        return looks.getOrDefault(contestId, ContestLook.plain(contestId));
    }

    /** The contest that has this host to itself. */
    public Optional<Contest> atHost(String host) {
        return looks.values().stream()
                .filter(look -> host.equalsIgnoreCase(look.host()))
                .findFirst()
                .flatMap(look -> contest(look.contestId()));
    }
}
