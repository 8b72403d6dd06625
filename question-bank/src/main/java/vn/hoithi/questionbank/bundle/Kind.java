package vn.hoithi.questionbank.bundle;

import java.util.Locale;

/** Kinds of lines, in the order in which they stand in a bundle. */
enum Kind {
    BUNDLE(1, 1),
    RULES(1, 1_000),
    BANK(1, 20_000),
    BLUEPRINT(1, 10_000),
    CHANGES(0, 1_000),
    UNIT(0, 200_000),
    SUBMISSION(0, 10_000_000),
    TRUTH(1, 1),
    PLACE(0, 10_000_000),
    STANDING(0, 1_000_000),
    PRIZE(0, 1),
    DRAW(0, 50),
    AWARD(0, 500_000),
    COUNT(0, 200_000),
    END(1, 1);

    /** At least and at most so many lines. The verifier keeps a little of most lines, so their number is bounded. */
    final int least;

    final int most;

    Kind(int least, int most) {
        this.least = least;
        this.most = most;
    }

    static Kind of(BundleLine line) {
        return switch (line) {
            case BundleLine.Head its -> BUNDLE;
            case BundleLine.Rules its -> RULES;
            case BundleLine.Bank its -> BANK;
            case BundleLine.Plan its -> BLUEPRINT;
            case BundleLine.Changes its -> CHANGES;
            case BundleLine.Unit its -> UNIT;
            case BundleLine.Submission its -> SUBMISSION;
            case BundleLine.TrueValues its -> TRUTH;
            case BundleLine.Place its -> PLACE;
            case BundleLine.Stands its -> STANDING;
            case BundleLine.Prizes its -> PRIZE;
            case BundleLine.Draw its -> DRAW;
            case BundleLine.Awarded its -> AWARD;
            case BundleLine.Count its -> COUNT;
            case BundleLine.End its -> END;
        };
    }

    /** As it stands in the file. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean before(Kind other) {
        return compareTo(other) < 0;
    }
}
