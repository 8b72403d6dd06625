package vn.hoithi.questionbank.bundle;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.hoithi.questionbank.award.Award;
import vn.hoithi.questionbank.award.Awarding;
import vn.hoithi.questionbank.award.Contender;
import vn.hoithi.questionbank.award.Lots;
import vn.hoithi.questionbank.award.Outcome;
import vn.hoithi.questionbank.award.Prize;
import vn.hoithi.questionbank.award.PrizeRules;
import vn.hoithi.questionbank.award.Standing;
import vn.hoithi.questionbank.award.Tie;

/** Whether lots were drawn as they say and prizes went to those who should have them. */
final class AwardCheck {

    private final Differences differences;
    private final Attempts attempts;
    private final People people;
    private final RankCheck ranking;

    private final Map<Integer, Standing> ofAttempts = new HashMap<>();
    private final Map<Integer, Standing> ofPeople = new HashMap<>();
    private PrizeRules rules = new PrizeRules(true, List.of());
    private final Map<String, List<String>> drawn = new LinkedHashMap<>();
    private final Map<String, Winners> winners = new LinkedHashMap<>();
    private List<BundleLine.Awarded> expected = List.of();
    private int awarded;

    private record Winners(int line, List<String> named) {}

    AwardCheck(Differences differences, Attempts attempts, People people, RankCheck ranking) {
        this.differences = differences;
        this.attempts = attempts;
        this.people = people;
        this.ranking = ranking;
    }

    void add(BundleLine.Stands line) {
        Integer n = line.n();
        Integer person = line.person();
        if ((n == null) == (person == null) || line.kind() == Standing.CLEAR) {
            differences.say("Dòng này phải nói về một lượt thi hoặc một người, và điều gì cản trở");
        } else if (n != null) {
            differences.holds(n >= 1 && n <= attempts.size(), "Lượt thi này không có trong tệp");
            differences.holds(ofAttempts.putIfAbsent(n - 1, line.kind()) == null, "Hai dòng về một lượt thi");
        } else if (person != null) {
            differences.holds(person >= 1 && person <= people.size(), "Người này không có trong tệp");
            differences.holds(ofPeople.putIfAbsent(person, line.kind()) == null, "Hai dòng về một người");
        }
    }

    void add(BundleLine.Prizes line) {
        rules = line.rules();
    }

    void check(BundleLine.Draw line) {
        differences.holds(
                rules.prizes().stream().map(Prize::id).anyMatch(line.prize()::equals), "Bốc thăm một giải không có");
        differences.holds(!line.source().isBlank(), "Không nói số gieo lấy ở đâu");
        differences.same(
                "Danh sách bốc thăm phải sắp theo mã",
                line.list().stream().sorted().toList(),
                line.list());
        try {
            String hash = Lots.listHash(line.list());
            differences.same("Mã băm của danh sách bốc thăm", hash, line.hash());
            List<String> order = Lots.order(hash, line.seed(), line.list());
            differences.holds(drawn.putIfAbsent(line.prize(), order) == null, "Bốc thăm hai lần cho một giải");
        } catch (IllegalArgumentException e) {
            differences.say("Danh sách hoặc số gieo không dùng để bốc thăm được");
        }
        winners.putIfAbsent(line.prize(), new Winners(differences.line(), line.winners()));
    }

    /** All that decides is known: gives the prizes. */
    void decide() {
        Outcome outcome;
        try {
            outcome = Awarding.award(new Ranked(), rules, drawn);
        } catch (IllegalArgumentException e) {
            // The places do not rise, which has been said at their lines.
            return;
        }
        for (Tie tie : outcome.open()) {
            differences.say("Giải " + tie.prizeId() + " còn " + tie.seats() + " suất cho "
                    + tie.contenders().size() + " lượt bằng nhau mà không có bốc thăm");
        }
        winners.forEach((prize, said) -> lot(prize, said, outcome.awards()));
        expected = lines(outcome.awards());
    }

    private void lot(String prize, Winners said, List<Award> awards) {
        List<String> really = awards.stream()
                .filter(award -> award.byLot() && award.prizeId().equals(prize))
                .map(Award::contender)
                .toList();
        if (!really.equals(said.named())) {
            differences.sayAt(said.line(), "Người trúng khi bốc thăm lại", really, said.named());
        }
    }

    private List<BundleLine.Awarded> lines(List<Award> awards) {
        Set<String> wanted = new HashSet<>();
        awards.forEach(award -> wanted.add(award.contender()));
        Map<String, Integer> numbers = new HashMap<>();
        for (int i = 0; i < ranking.ranked().size() && numbers.size() < wanted.size(); i++) {
            int at = ranking.ranked().get(i);
            String pseudonym = attempts.pseudonym(at);
            if (wanted.contains(pseudonym)) {
                numbers.put(pseudonym, at + 1);
            }
        }
        List<BundleLine.Awarded> lines = new ArrayList<>();
        awards.forEach(award -> lines.add(new BundleLine.Awarded(
                award.prizeId(),
                numbers.getOrDefault(award.contender(), 0),
                award.place(),
                award.byLot(),
                award.held())));
        return lines;
    }

    void check(BundleLine.Awarded line) {
        BundleLine.Awarded must = awarded < expected.size() ? expected.get(awarded) : null;
        if (!line.equals(must)) {
            differences.say("Giải thưởng thứ " + (awarded + 1), words(must), words(line));
        }
        awarded++;
    }

    /** No more awards come. */
    void end() {
        if (awarded < expected.size()) {
            differences.say("Thiếu giải thưởng", words(expected.get(awarded)), "");
        }
    }

    private static @Nullable String words(BundleLine.@Nullable Awarded line) {
        return line == null
                ? null
                : "giải " + line.prize() + ", lượt thi " + line.n() + ", hạng " + line.place()
                        + (line.byLot() ? ", bốc thăm" : "") + (line.held() ? ", tạm giữ" : "");
    }

    /** What stands against an attempt: of two the one that bars it from winning. */
    Standing standing(int at) {
        Standing own = ofAttempts.getOrDefault(at, Standing.CLEAR);
        Standing ofPerson = ofPeople.getOrDefault(attempts.person(at), Standing.CLEAR);
        return own == Standing.CLEAR || !ofPerson.mayWin() ? ofPerson : own;
    }

    /** The ranked attempts, made as they are asked for. */
    private final class Ranked extends AbstractList<Contender> {
        @Override
        public int size() {
            return ranking.ranked().size();
        }

        @Override
        public Contender get(int index) {
            int at = ranking.ranked().get(index);
            return new Contender(
                    attempts.pseudonym(at),
                    attempts.person(at),
                    ranking.placeOf(at),
                    people.audience(attempts.person(at)),
                    attempts.points(at),
                    attempts.total(at),
                    standing(at));
        }
    }
}
