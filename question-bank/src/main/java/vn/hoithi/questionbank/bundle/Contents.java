package vn.hoithi.questionbank.bundle;

import org.jspecify.annotations.Nullable;
import vn.hoithi.questionbank.bundle.Verification.Receipt;
import vn.hoithi.questionbank.rules.RankingRules;

/** What the lines of a bundle say, checked against each other as they come. */
final class Contents {

    private final BundleLine.Head head;
    private final Differences differences;
    private final @Nullable String receiptHash;

    private final RulesVersions rules;
    private final Papers papers;
    private final Units units;
    private final People people;
    private final Attempts attempts = new Attempts();
    private final SubmissionCheck submissions;

    // Made when all submissions have been read.
    private @Nullable RankCheck ranking;
    private @Nullable AwardCheck awards;

    private int firstSubmission;
    private int receiptAt = -1;
    private int receiptLine;
    private BundleLine.@Nullable Submission receiptSubmission;

    Contents(BundleLine.Head head, Differences differences, @Nullable String receipt) {
        this.head = head;
        this.differences = differences;
        this.receiptHash = receipt == null ? null : Bundle.receiptHash(receipt);
        rules = new RulesVersions(differences);
        papers = new Papers(differences);
        units = new Units(differences);
        people = new People(differences, units);
        submissions = new SubmissionCheck(differences, head, rules, papers, people, attempts);
    }

    /** A line in its place. */
    void take(BundleLine line) {
        switch (line) {
            case BundleLine.Rules version -> rules.add(version);
            case BundleLine.Bank part -> papers.add(part);
            case BundleLine.Plan plan -> papers.add(plan);
            case BundleLine.Changes changes -> papers.add(changes);
            case BundleLine.Unit unit -> units.add(unit);
            case BundleLine.Submission submission -> submission(submission);
            case BundleLine.TrueValues truth -> ranking().check(truth);
            case BundleLine.Place place -> ranking().check(place);
            case BundleLine.Stands stands -> awards().add(stands);
            case BundleLine.Prizes prizes -> awards().add(prizes);
            case BundleLine.Draw draw -> awards().check(draw);
            case BundleLine.Awarded awarded -> awards().check(awarded);
            case BundleLine.Count count -> units.check(count);
            case BundleLine.Head other -> differences.say("Dòng “bundle” thứ hai");
            case BundleLine.End end -> {}
        }
    }

    private void submission(BundleLine.Submission line) {
        if (firstSubmission == 0) {
            firstSubmission = differences.line();
        }
        int before = attempts.size();
        submissions.check(line);
        if (line.receipt().equals(receiptHash) && attempts.size() > before && receiptAt < 0) {
            receiptAt = before;
            receiptLine = differences.line();
            receiptSubmission = line;
        }
    }

    /** No more lines of this kind come. */
    void leave(Kind kind) {
        switch (kind) {
            case RULES ->
                differences.holds(
                        rules.find(head.ranked()) >= 0, "Không có bản thể lệ dùng để xếp hạng: " + head.ranked());
            case BANK -> papers.end();
            case SUBMISSION -> new AttemptNumbers(differences, attempts, rules, firstSubmission).check();
            case PLACE -> ranking().end();
            case DRAW -> awards().decide();
            case AWARD -> awards().end();
            case COUNT -> units.end();
            default -> {}
        }
    }

    private RankCheck ranking() {
        RankCheck made = ranking;
        if (made == null) {
            int version = rules.find(head.ranked());
            RankingRules ranked =
                    version < 0 ? RankingRules.PLAIN : rules.get(version).ranking();
            made = new RankCheck(differences, attempts, ranked);
            ranking = made;
        }
        return made;
    }

    private AwardCheck awards() {
        AwardCheck made = awards;
        if (made == null) {
            made = new AwardCheck(differences, attempts, people, ranking());
            awards = made;
        }
        return made;
    }

    BundleLine.Head head() {
        return head;
    }

    int submissions() {
        return attempts.size();
    }

    int people() {
        return people.size();
    }

    /** What is known of the attempt whose receipt was asked for. */
    @Nullable
    Receipt receipt() {
        BundleLine.Submission line = receiptSubmission;
        if (line == null) {
            return null;
        }
        int counting = ranking().counting(receiptAt);
        return new Receipt(
                receiptLine,
                line,
                attempts.total(receiptAt),
                counting == receiptAt,
                firstSubmission + counting,
                ranking().placeOf(counting),
                awards().standing(receiptAt));
    }
}
