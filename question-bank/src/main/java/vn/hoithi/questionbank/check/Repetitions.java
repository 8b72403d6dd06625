package vn.hoithi.questionbank.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.hoithi.questionbank.Field;
import vn.hoithi.questionbank.Question;
import vn.hoithi.questionbank.text.Findings;
import vn.hoithi.questionbank.text.Place;

/** Questions that ask the same thing in nearly the same words, which a paper could show together. */
final class Repetitions {

    /** "Khẳng định nào sau đây là đúng?": a stem of this many questions says nothing; their choices do. */
    private static final int GENERIC = 5;

    private static final int MOST_OF_ONE_STEM = 10;

    private final WordRanks ranks;
    private final Map<String, Integer> uses = new HashMap<>();
    private final Map<SameWords, List<Known>> byWords = new HashMap<>();
    private final LikeStems stems = new LikeStems();
    private final List<Known> known = new ArrayList<>();
    private final Findings findings;

    /** A question to compare with, and how a message names it. */
    private record Known(Question question, String name, int[] words) {}

    private record SameWords(String joined, String decisive) {}

    private record Match(Resemblance resemblance, Known with) {
        static @Nullable Match graver(@Nullable Match some, Match other) {
            return some == null || other.resemblance().compareTo(some.resemblance()) < 0 ? other : some;
        }
    }

    private Repetitions(List<Wording> wordings, Findings findings) {
        this.ranks = new WordRanks(wordings);
        this.findings = findings;
        wordings.forEach(wording -> uses.merge(wording.joined(), 1, Integer::sum));
    }

    /** Each question against those before it. */
    static void within(List<Checked> questions, Findings findings) {
        List<Wording> wordings =
                questions.stream().map(checked -> wording(checked.question())).toList();
        Repetitions repetitions = new Repetitions(wordings, findings);
        for (int at = 0; at < questions.size(); at++) {
            Checked checked = questions.get(at);
            int[] words = repetitions.ranks.of(wordings.get(at));
            repetitions.report(checked, wordings.get(at), words);
            String name = "câu " + checked.question().id() + " ("
                    + spoken(checked.origin().place()) + ")";
            repetitions.learn(checked.question(), wordings.get(at), words, name);
        }
    }

    /** Each question against those of another bank, but for the one with its own id. */
    static void between(List<Checked> questions, List<Question> others, String otherName, Findings findings) {
        List<Wording> wordings =
                questions.stream().map(checked -> wording(checked.question())).toList();
        List<Wording> otherWordings = others.stream().map(Repetitions::wording).toList();
        Repetitions repetitions = new Repetitions(
                Stream.concat(wordings.stream(), otherWordings.stream()).toList(), findings);
        for (int at = 0; at < others.size(); at++) {
            String name = "câu %s của %s".formatted(others.get(at).id(), otherName);
            Wording wording = otherWordings.get(at);
            repetitions.learn(others.get(at), wording, repetitions.ranks.of(wording), name);
        }
        for (int at = 0; at < questions.size(); at++) {
            Wording wording = wordings.get(at);
            repetitions.report(questions.get(at), wording, repetitions.ranks.of(wording));
        }
    }

    private static Wording wording(Question question) {
        return Wording.of(question.stem().plain());
    }

    private static String spoken(Place place) {
        return place.sheet().isEmpty() ? "dòng " + place.line() : "ô " + place;
    }

    private void learn(Question question, Wording wording, int[] words, String name) {
        Known one = new Known(question, name, words);
        known.add(one);
        stems.add(one.words(), wording.decisive());
        List<Known> same = byWords.computeIfAbsent(sameWords(wording), key -> new ArrayList<>());
        // Of many questions with one stem the first few are enough to find a repetition's partner.
        if (same.size() < MOST_OF_ONE_STEM) {
            same.add(one);
        }
    }

    private void report(Checked checked, Wording wording, int[] words) {
        if (wording.words().isEmpty()) {
            return;
        }
        Question question = checked.question();
        Match match = null;
        for (Known one : byWords.getOrDefault(sameWords(wording), List.of())) {
            match = graver(match, question, one, 1);
        }
        if (match == null) {
            for (int number : stems.like(words, wording.decisive())) {
                Known one = known.get(number);
                match = graver(match, question, one, LikeStems.similarity(words, one.words()));
            }
        }
        boolean generic = uses.getOrDefault(wording.joined(), 0) >= GENERIC;
        if (match != null && !(generic && match.resemblance() == Resemblance.OTHER_CHOICES)) {
            Resemblance resemblance = match.resemblance();
            findings.warning(
                    checked.origin().at(Field.STEM),
                    resemblance.code,
                    question.stem().plain(),
                    resemblance.message.formatted(match.with().name()),
                    resemblance.advice);
        }
    }

    private static @Nullable Match graver(@Nullable Match match, Question question, Known one, double similarity) {
        if (one.question().id().equals(question.id())) {
            return match;
        }
        Optional<Resemblance> resemblance = Resemblance.of(question, one.question(), similarity);
        return resemblance.isEmpty() ? match : Match.graver(match, new Match(resemblance.get(), one));
    }

    /** Decisive words count as often as they are said. */
    private static SameWords sameWords(Wording wording) {
        return new SameWords(wording.joined(), wording.decisive());
    }
}
