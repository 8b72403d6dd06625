package vn.hoithi.questionbank.bundle;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.hoithi.questionbank.KeyChanges;
import vn.hoithi.questionbank.award.PrizeRules;
import vn.hoithi.questionbank.award.Standing;
import vn.hoithi.questionbank.rules.RankingRules;

/**
 * What a line of a bundle says. Kinds come in the order in which they stand here. Instants are milliseconds since 1970-01-01
 * UTC, cut and not rounded.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "t")
@JsonSubTypes({
    @JsonSubTypes.Type(value = BundleLine.Head.class, name = "bundle"),
    @JsonSubTypes.Type(value = BundleLine.Rules.class, name = "rules"),
    @JsonSubTypes.Type(value = BundleLine.Bank.class, name = "bank"),
    @JsonSubTypes.Type(value = BundleLine.Plan.class, name = "blueprint"),
    @JsonSubTypes.Type(value = BundleLine.Changes.class, name = "changes"),
    @JsonSubTypes.Type(value = BundleLine.Unit.class, name = "unit"),
    @JsonSubTypes.Type(value = BundleLine.Submission.class, name = "submission"),
    @JsonSubTypes.Type(value = BundleLine.TrueValues.class, name = "truth"),
    @JsonSubTypes.Type(value = BundleLine.Place.class, name = "place"),
    @JsonSubTypes.Type(value = BundleLine.Stands.class, name = "standing"),
    @JsonSubTypes.Type(value = BundleLine.Prizes.class, name = "prize"),
    @JsonSubTypes.Type(value = BundleLine.Draw.class, name = "draw"),
    @JsonSubTypes.Type(value = BundleLine.Awarded.class, name = "award"),
    @JsonSubTypes.Type(value = BundleLine.Count.class, name = "count"),
    @JsonSubTypes.Type(value = BundleLine.End.class, name = "end")
})
public sealed interface BundleLine {

    /**
     * What the bundle is about.
     *
     * @param format {@link Bundle#FORMAT}
     * @param version of the result, from 1
     * @param reason why there is a version after the first; none for the first
     * @param made when it was written
     * @param opens when the round opened
     * @param closes when it closed
     * @param ranked id of the rules by which the attempts are ranked; each attempt is scored by its own
     * @param key public key of the signature, X.509 in base64
     */
    record Head(
            int format,
            String contest,
            String round,
            int version,
            @Nullable String reason,
            long made,
            long opens,
            long closes,
            String ranked,
            String key)
            implements BundleLine {
        public Head {
            given(contest, round, ranked, key);
        }
    }

    /**
     * A version of the round's rules that an attempt was started under.
     *
     * @param minutes time limit of an attempt
     * @param attempts how many a person has in the round
     * @param perDay how many of them may be started on one day in Việt Nam; no such limit when none
     * @param workingDays whether attempts are started from Monday to Friday only
     * @param papers where papers come from; every attempt's is one of them
     */
    record Rules(
            String id,
            RankingRules ranking,
            int minutes,
            int attempts,
            @Nullable Integer perDay,
            boolean workingDays,
            List<Source> papers)
            implements BundleLine {
        public Rules {
            given(id, ranking);
            papers = List.copyOf(papers);
        }
    }

    /**
     * Where papers come from.
     *
     * @param audience whose; none for everybody without one of their own. Only said, not checked: an audience may be
     *     corrected after the attempt.
     */
    record Source(@Nullable String audience, String bank, String blueprint) {
        public Source {
            given(bank, blueprint);
        }
    }

    /**
     * A piece of the file of a bank version, as it was accepted.
     *
     * @param file its name, by which formats are told apart that content does not tell
     * @param digest of the questions in it
     * @param part from 1 to {@code parts}
     * @param data base64
     */
    record Bank(String id, String file, String digest, int part, int parts, String data) implements BundleLine {
        public Bank {
            given(id, file, digest, data);
        }
    }

    /** A blueprint that papers were drawn by, in its text form. */
    record Plan(String id, String text) implements BundleLine {
        public Plan {
            given(id, text);
        }
    }

    /** What was decided about questions of a bank version after they had been answered. */
    record Changes(String bank, KeyChanges changes) implements BundleLine {
        public Changes {
            given(bank, changes);
        }
    }

    /**
     * A unit.
     *
     * @param parent id of the one above it, which stands before it; none for the root of a tree
     * @param block "" where units have none
     * @param headcount its own declared one; none when it has declared none
     */
    record Unit(
            int id,
            String code,
            String name,
            @Nullable Integer parent,
            String block,
            @Nullable Integer headcount) implements BundleLine {
        public Unit {
            given(code, name, block);
        }
    }

    /**
     * An attempt that was handed in.
     *
     * @param n from 1, without gaps
     * @param person a new person has the number after all before
     * @param units ids, at most one of each tree, rising; the same in all attempts of a person
     * @param audience the same in all attempts of a person; none where the contest asks for none
     * @param number which of the person's attempts in the round it was, from 1
     * @param sheet as it was saved; "" if nothing ever was
     * @param correct questions wholly right
     * @param points hundredths of a question
     * @param receipt {@link Bundle#receiptHash} of the receipt code
     */
    record Submission(
            int n,
            int person,
            List<Integer> units,
            @Nullable String audience,
            String rules,
            String bank,
            String blueprint,
            @JsonFormat(shape = JsonFormat.Shape.STRING) long seed,
            long started,
            long submitted,
            long elapsed,
            int number,
            String sheet,
            int correct,
            int points,
            String receipt)
            implements BundleLine {
        public Submission {
            given(rules, bank, blueprint, sheet, receipt);
            units = List.copyOf(units);
        }
    }

    /**
     * What was counted over all attempts in this bundle, with the keys as they are now.
     *
     * @param passed people with an attempt that reached the prediction's percentage; 0 where nothing is predicted
     * @param value the number that predictions are compared with; none where nothing is predicted
     */
    record TrueValues(
            long people,
            long attempts,
            long peopleAllRight,
            long attemptsAllRight,
            long passed,
            @Nullable String value) implements BundleLine {}

    /** A ranked attempt, by place and among equals by number. Every counting attempt has one, also where something stands against it. */
    record Place(int place, int n) implements BundleLine {}

    /** What stands against a person, or against one attempt: exactly one of both is given, and never {@link Standing#CLEAR}. */
    record Stands(@Nullable Integer n, @Nullable Integer person, Standing kind) implements BundleLine {
        public Stands {
            given(kind);
        }
    }

    /** The prizes for persons. */
    record Prizes(PrizeRules rules) implements BundleLine {
        public Prizes {
            given(rules);
        }
    }

    /**
     * A lot among equals.
     *
     * @param list pseudonyms, sorted
     * @param hash of the list, published before the seed existed
     * @param source where the seed comes from, published with the hash
     * @param winners the first of the lot's order
     */
    record Draw(String prize, List<String> list, String hash, String source, String seed, List<String> winners)
            implements BundleLine {
        public Draw {
            given(prize, hash, source, seed);
            list = List.copyOf(list);
            winners = List.copyOf(winners);
        }
    }

    /** A prize that goes to an attempt; in the order of prizes and then of winning. */
    record Awarded(String prize, int n, int place, boolean byLot, boolean held) implements BundleLine {
        public Awarded {
            given(prize);
        }
    }

    /** People and attempts of a unit and all below it, one line for each unit in their order. */
    record Count(int unit, int people, int attempts) implements BundleLine {}

    /**
     * The last line.
     *
     * @param lines of the bundle, with this one
     * @param chain the whole hash of the line before
     * @param signature Ed25519 over {@link Bundle#signedText}, in base64
     */
    record End(int lines, String chain, String signature) implements BundleLine {
        public End {
            given(chain, signature);
        }
    }

    /** JSON can say null where the type says there is something. */
    private static void given(Object... values) {
        for (Object value : values) {
            Objects.requireNonNull(value);
        }
    }
}
