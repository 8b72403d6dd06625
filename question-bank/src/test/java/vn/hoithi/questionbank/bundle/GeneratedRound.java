package vn.hoithi.questionbank.bundle;

import java.io.IOException;
import java.math.BigDecimal;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import vn.hoithi.questionbank.BankFixtures;
import vn.hoithi.questionbank.Blueprint;
import vn.hoithi.questionbank.Composition;
import vn.hoithi.questionbank.Grade;
import vn.hoithi.questionbank.KeyChanges;
import vn.hoithi.questionbank.Paper;
import vn.hoithi.questionbank.PaperQuestion;
import vn.hoithi.questionbank.QuestionBank;
import vn.hoithi.questionbank.Sheet;
import vn.hoithi.questionbank.award.Award;
import vn.hoithi.questionbank.award.Awarding;
import vn.hoithi.questionbank.award.Contender;
import vn.hoithi.questionbank.award.Lots;
import vn.hoithi.questionbank.award.Outcome;
import vn.hoithi.questionbank.award.Prize;
import vn.hoithi.questionbank.award.PrizeRules;
import vn.hoithi.questionbank.award.Standing;
import vn.hoithi.questionbank.award.Tie;
import vn.hoithi.questionbank.format.BankFormats;
import vn.hoithi.questionbank.rules.Counting;
import vn.hoithi.questionbank.rules.Entry;
import vn.hoithi.questionbank.rules.Meaning;
import vn.hoithi.questionbank.rules.Prediction;
import vn.hoithi.questionbank.rules.Ranking;
import vn.hoithi.questionbank.rules.Ranking.Placed;
import vn.hoithi.questionbank.rules.RankingRules;
import vn.hoithi.questionbank.rules.Scoring;
import vn.hoithi.questionbank.rules.TieBreak;
import vn.hoithi.questionbank.rules.Truth;

/**
 * An honest round of any size: two banks with questions of several right choices, two versions of the rules, a prediction,
 * ties, two trees of units, audiences, corrected keys, holds, lots and prizes. What it gives depends on seed and size only.
 */
final class GeneratedRound {

    static final long OPENS = 1_772_150_400_000L;

    private static final long DAY = 86_400_000L;
    private static final int MOST_ATTEMPTS = 3;
    private static final Prediction ASKED =
            new Prediction(Meaning.PEOPLE_ALL_RIGHT, 1, BigDecimal.ZERO, new BigDecimal(1_000_000), 0, false);
    private static final KeyChanges CORRECTED =
            new KeyChanges(Set.of("Q0001", "Q0013"), Map.of("Q0004", new TreeSet<>(Set.of(1))));
    private static final PrizeRules PRIZES = new PrizeRules(
            true,
            List.of(
                    new Prize("nhat", "Giải Nhất", 1, null, 50),
                    new Prize("nhi", "Giải Nhì", 2, null, 0),
                    new Prize("cb", "Giải cán bộ", 2, "CB", 0),
                    new Prize("kk", "Giải Khuyến khích", 5, null, 0)));

    private final Random random;
    private final int size;
    private final int unitCount;
    private final RankingRules ranked;
    private final QuestionBank[] banks = {BankFixtures.bank(60), BankFixtures.bank(40)};
    private final String[] plans = {"10", "2[topic=T0];2[topic=T1];6"};

    private final List<Entry> entries = new ArrayList<>();
    private final Map<Long, Integer> perfect = new HashMap<>();
    private final List<List<Integer>> unitsOf = new ArrayList<>(List.of(List.of()));
    private final List<@Nullable String> audienceOf = new ArrayList<>();
    private final Ints attemptsOf = new Ints();
    private final Map<Integer, int[]> counted = new HashMap<>();
    private final BitSet known = new BitSet();

    private GeneratedRound(long seed, int size, int unitCount, List<TieBreak> order) {
        this.random = new Random(seed);
        this.size = size;
        this.unitCount = unitCount;
        this.ranked = new RankingRules(Counting.BEST, Scoring.PARTIAL, ASKED, order);
        audienceOf.add(null);
        attemptsOf.add(0);
    }

    /** Writes all lines but the last; leaves many ties, so that lots are needed. */
    static void write(BundleWriter out, PublicKey key, long seed, int size) throws IOException {
        new GeneratedRound(seed, size, 8, List.of(TieBreak.SCORE, TieBreak.PREDICTION)).write(out, key);
    }

    /** As above with so many units and an order that leaves few ties. */
    static void writeLarge(BundleWriter out, PublicKey key, long seed, int size, int units) throws IOException {
        List<TieBreak> order = List.of(TieBreak.SCORE, TieBreak.PREDICTION, TieBreak.SHORTEST, TieBreak.EARLIEST);
        new GeneratedRound(seed, size, units, order).write(out, key);
    }

    /** The receipt code that the citizen of attempt {@code n} holds. */
    static String code(int n) {
        return "R" + n + "XYZ";
    }

    private void write(BundleWriter out, PublicKey key) throws IOException {
        out.write(new BundleLine.Head(
                Bundle.FORMAT,
                "Tìm hiểu “bầu cử”",
                "Tuần 1",
                2,
                "Huỷ câu Q0001",
                OPENS + 9 * DAY,
                OPENS,
                OPENS + 7 * DAY,
                "v2",
                Bundle.printed(key)));
        RankingRules plain = new RankingRules(Counting.BEST, Scoring.ALL_OR_NOTHING, ASKED, List.of(TieBreak.SCORE));
        out.write(new BundleLine.Rules("v1", plain, 10, MOST_ATTEMPTS, null, false, sources()));
        out.write(new BundleLine.Rules("v2", ranked, 15, MOST_ATTEMPTS, 1, false, sources()));
        for (int bank = 0; bank < banks.length; bank++) {
            out.bank(
                    "b" + bank,
                    "bank.json",
                    banks[bank].digest(),
                    BankFormats.write(banks[bank], "json").bytes());
        }
        for (int plan = 0; plan < plans.length; plan++) {
            out.write(new BundleLine.Plan("p" + plan, plans[plan]));
        }
        out.write(new BundleLine.Changes("b0", CORRECTED));
        for (int unit = 1; unit <= unitCount; unit++) {
            out.write(unit(unit));
        }
        submissions(out);
        results(out);
    }

    /** Any bank with any blueprint. */
    private List<BundleLine.Source> sources() {
        List<BundleLine.Source> sources = new ArrayList<>();
        for (int bank = 0; bank < banks.length; bank++) {
            for (int plan = 0; plan < plans.length; plan++) {
                sources.add(new BundleLine.Source(bank == 0 ? null : "CB", "b" + bank, "p" + plan));
            }
        }
        return sources;
    }

    /** Two trees: the odd ones and the even ones; the parent of 1 and 2 is none, that of n is about n/3. */
    private static @Nullable Integer parent(int unit) {
        int above = (unit - 1) / 3;
        return unit <= 2 ? null : Math.max(above + (above + unit) % 2, 2 - unit % 2);
    }

    private static BundleLine.Unit unit(int id) {
        return new BundleLine.Unit(
                id,
                "U" + id,
                "Đơn vị \"" + id + "\"",
                parent(id),
                id % 4 < 2 ? "cấp xã" : "",
                id % 3 == 0 ? null : 100 * id);
    }

    private void submissions(BundleWriter out) throws IOException {
        Composition[][] compositions = new Composition[banks.length][plans.length];
        for (int bank = 0; bank < banks.length; bank++) {
            for (int plan = 0; plan < plans.length; plan++) {
                compositions[bank][plan] = Composition.of(banks[bank], Blueprint.parse(plans[plan]));
            }
        }
        for (int n = 1; n <= size; n++) {
            int person = person();
            int bank = random.nextInt(8) == 0 ? 1 : 0;
            int plan = random.nextInt(2);
            submission(out, n, person, bank, plan, compositions[bank][plan]);
        }
    }

    /** Every second attempt is of a new person. */
    private int person() {
        int people = attemptsOf.size() - 1;
        for (int tried = 0; tried < 20 && people > 0 && entries.size() % 2 == 1; tried++) {
            int old = 1 + random.nextInt(people);
            if (attemptsOf.get(old) < MOST_ATTEMPTS) {
                return old;
            }
        }
        attemptsOf.add(0);
        audienceOf.add(random.nextInt(5) == 0 ? null : random.nextBoolean() ? "CB" : "ND");
        SortedSet<Integer> units = new TreeSet<>();
        for (int tree = 0; tree < 2; tree++) {
            if (random.nextInt(6) > 0) {
                units.add(1 + tree + 2 * random.nextInt(unitCount / 2));
            }
        }
        unitsOf.add(List.copyOf(units));
        return people + 1;
    }

    private void submission(BundleWriter out, int n, int person, int bank, int plan, Composition composition)
            throws IOException {
        int number = attemptsOf.get(person) + 1;
        attemptsOf.set(person, number);
        boolean first = random.nextInt(3) == 0;
        long seed = random.nextLong();
        Paper paper = composition.paper(seed);
        KeyChanges changes = bank == 0 ? CORRECTED : KeyChanges.NONE;
        Sheet sheet = sheet(paper, changes);
        Grade grade = paper.grade(sheet, first ? Scoring.ALL_OR_NOTHING : Scoring.PARTIAL, changes);
        // One attempt on each day, early enough for the day in Việt Nam to be the same.
        long started = OPENS + number * DAY + random.nextInt(30_000_000);
        long elapsed = 20_000 + 1_000L * random.nextInt(500) + random.nextInt(1_000);
        boolean nothing = sheet.answered() == 0 && sheet.prediction() == null;
        out.write(new BundleLine.Submission(
                n,
                person,
                unitsOf.get(person),
                audienceOf.get(person),
                first ? "v1" : "v2",
                "b" + bank,
                "p" + plan,
                seed,
                started,
                started + elapsed,
                elapsed,
                number,
                nothing ? "" : sheet.print(),
                grade.correct(),
                grade.points(),
                Bundle.receiptHash(code(n))));
        boolean allRight = grade.points() == grade.total() * Grade.WHOLE;
        perfect.merge((long) person, allRight ? 1 : 0, Integer::sum);
        entries.add(new Entry(
                person,
                number,
                grade.points(),
                grade.total(),
                sheet.prediction(),
                (started + elapsed) / 1_000,
                elapsed / 1_000,
                started / 1_000,
                n));
        count(person);
    }

    private Sheet sheet(Paper paper, KeyChanges changes) {
        int skill = random.nextInt(10);
        if (skill == 0 && random.nextInt(10) == 0) {
            return Sheet.empty(paper.questions().size());
        }
        List<SortedSet<Integer>> answers = new ArrayList<>();
        for (PaperQuestion asked : paper.questions()) {
            SortedSet<Integer> corrected = changes.keys().get(asked.question().id());
            SortedSet<Integer> ticked = new TreeSet<>();
            for (int place = 0; place < asked.order().size(); place++) {
                boolean right = corrected == null
                        ? asked.question().key().contains(asked.order().get(place))
                        : corrected.contains(asked.order().get(place));
                if (right == (skill > 6 || random.nextInt(10) < skill + 3)
                        && (asked.question().multiple() || ticked.isEmpty())) {
                    ticked.add(place);
                }
            }
            answers.add(ticked);
        }
        return new Sheet(answers, random.nextInt(8) == 0 ? null : new BigDecimal(20 + 5 * random.nextInt(4)));
    }

    private void count(int person) {
        Set<Integer> reached = new TreeSet<>();
        for (@Nullable Integer unit : unitsOf.get(person)) {
            for (@Nullable Integer at = unit; at != null; at = parent(at)) {
                reached.add(at);
            }
        }
        boolean isNew = !known.get(person);
        known.set(person);
        for (int unit : reached) {
            int[] counts = counted.computeIfAbsent(unit, absent -> new int[2]);
            counts[0] += isNew ? 1 : 0;
            counts[1]++;
        }
    }

    private void results(BundleWriter out) throws IOException {
        long allRight = entries.stream()
                .filter(one -> one.points() == one.total() * Grade.WHOLE)
                .count();
        long peopleAllRight =
                perfect.values().stream().filter(count -> count > 0).count();
        // Everybody passes from 0 percent.
        Truth truth = new Truth(known.cardinality(), size, peopleAllRight, allRight, known.cardinality());
        out.write(new BundleLine.TrueValues(
                truth.people(),
                truth.attempts(),
                truth.peopleAllRight(),
                truth.attemptsAllRight(),
                truth.passed(),
                truth.value(ASKED).toPlainString()));
        List<Placed> placed = places(out, truth);
        Map<Long, Standing> standings = standings(out, placed);
        out.write(new BundleLine.Prizes(PRIZES));
        awards(out, placed, standings);
        for (int unit = 1; unit <= unitCount; unit++) {
            int[] counts = counted.getOrDefault(unit, new int[2]);
            out.write(new BundleLine.Count(unit, counts[0], counts[1]));
        }
    }

    /** In {@link Entry#perfect} stands n here, which this order does not look at. */
    private List<Placed> places(BundleWriter out, Truth truth) throws IOException {
        List<Placed> placed = new ArrayList<>(new Ranking(ranked, truth.value(ASKED)).rank(entries));
        placed.sort(Comparator.comparing(Placed::place)
                .thenComparing(one -> one.entry().perfect()));
        for (Placed one : placed) {
            out.write(new BundleLine.Place(one.place(), one.entry().perfect()));
        }
        return placed;
    }

    /** Among the first, where it matters. */
    private static Map<Long, Standing> standings(BundleWriter out, List<Placed> placed) throws IOException {
        Map<Long, Standing> standings = new HashMap<>();
        for (int i = 0; i < Math.min(placed.size(), 40); i++) {
            Entry entry = placed.get(i).entry();
            Standing kind = i % 9 == 2 ? Standing.HELD : i % 9 == 4 ? Standing.DISQUALIFIED : Standing.CLEAR;
            if (kind != Standing.CLEAR) {
                standings.put(entry.person(), kind);
                boolean attempt = i % 2 == 0;
                out.write(new BundleLine.Stands(
                        attempt ? entry.perfect() : null, attempt ? null : (int) entry.person(), kind));
            }
        }
        return standings;
    }

    private void awards(BundleWriter out, List<Placed> placed, Map<Long, Standing> standings) throws IOException {
        Map<String, Integer> numbers = new HashMap<>();
        List<Contender> contenders = new ArrayList<>();
        for (Placed one : placed) {
            Entry entry = one.entry();
            String id = Bundle.pseudonym(Bundle.receiptHash(code(entry.perfect())));
            numbers.put(id, entry.perfect());
            contenders.add(new Contender(
                    id,
                    entry.person(),
                    one.place(),
                    audienceOf.get((int) entry.person()),
                    entry.points(),
                    entry.total(),
                    standings.getOrDefault(entry.person(), Standing.CLEAR)));
        }
        String seed = "48213";
        Map<String, List<String>> drawn = new HashMap<>();
        List<Tie> lots = new ArrayList<>();
        Outcome outcome = Awarding.award(contenders, PRIZES, drawn);
        while (!outcome.settled()) {
            for (Tie tie : outcome.open()) {
                lots.add(tie);
                drawn.put(tie.prizeId(), Lots.order(Lots.listHash(tie.contenders()), seed, tie.contenders()));
            }
            outcome = Awarding.award(contenders, PRIZES, drawn);
        }
        for (Tie tie : lots) {
            String hash = Lots.listHash(tie.contenders());
            List<String> winners = Lots.winners(hash, seed, tie.contenders(), tie.seats());
            out.write(new BundleLine.Draw(tie.prizeId(), tie.contenders(), hash, "XSMB 08/3/2026", seed, winners));
        }
        for (Award award : outcome.awards()) {
            out.write(new BundleLine.Awarded(
                    award.prizeId(),
                    numbers.getOrDefault(award.contender(), 0),
                    award.place(),
                    award.byLot(),
                    award.held()));
        }
    }
}
