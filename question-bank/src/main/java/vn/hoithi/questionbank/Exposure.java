package vn.hoithi.questionbank;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How often papers show each question, found by drawing many of them. A question that half the town has seen is no
 * question any more.
 *
 * @param groups questions that the same parts of the blueprint ask for; those that no part asks for are in none
 */
public record Exposure(long firstSeed, int papers, List<Group> groups) {

    /** Some seconds of drawing. */
    public static final int MOST_PAPERS = 1_000_000;

    /** Even chances exceed this once in two million questions. */
    private static final double FAR = 5;

    public Exposure {
        groups = List.copyOf(groups);
    }

    /** How often one question was shown. */
    public record Shown(String question, int count) {}

    /**
     * Questions with equal chances.
     *
     * @param parts of the blueprint, in words
     * @param shown each question, in the order of the bank
     * @param share of the papers that each should be on
     * @param given whether the share follows from the blueprint; where parts compete for questions, it is the mean of what
     *     was drawn
     */
    public record Group(List<String> parts, List<Shown> shown, int papers, double share, boolean given) {

        public Group {
            parts = List.copyOf(parts);
            shown = List.copyOf(shown);
        }

        public int least() {
            return shown.stream().mapToInt(Shown::count).min().orElse(0);
        }

        public int most() {
            return shown.stream().mapToInt(Shown::count).max().orElse(0);
        }

        public double mean() {
            return shown.stream().mapToInt(Shown::count).average().orElse(0);
        }

        /** How often each should have been shown. */
        public double expected() {
            return share * papers;
        }

        /**
         * Chi-square with {@link #degrees} degrees of freedom. A paper shows no question twice, which makes the counts
         * vary less than independent draws would: each by papers * share * (1 - share), and their sum not at all.
         */
        public double chiSquare() {
            double squares = shown.stream()
                    .mapToDouble(one -> (one.count() - expected()) * (one.count() - expected()))
                    .sum();
            return degrees() == 0 ? 0 : squares / variance() * degrees() / shown.size();
        }

        /** 0 if every paper shows all of them, so that nothing can vary. */
        public int degrees() {
            return share >= 1 || share <= 0 ? 0 : shown.size() - 1;
        }

        /** Whether no question is further from what is expected than chance explains, five standard deviations. */
        public boolean even() {
            return shown.stream().allMatch(one -> Math.abs(one.count() - expected()) <= FAR * Math.sqrt(variance()));
        }

        private double variance() {
            return papers * share * (1 - share);
        }
    }

    /**
     * Draws papers with consecutive seeds and counts.
     *
     * @throws IllegalArgumentException if the bank has {@linkplain Blueprint#shortages shortages}, or for more than {@link
     *     #MOST_PAPERS}
     */
    public static Exposure simulate(QuestionBank bank, Blueprint blueprint, long firstSeed, int papers) {
        if (papers < 1 || papers > MOST_PAPERS) {
            throw new IllegalArgumentException(papers + " papers, at most " + MOST_PAPERS);
        }
        Composition composition = Composition.of(bank, blueprint);
        Map<String, Integer> counts = new HashMap<>();
        for (int paper = 0; paper < papers; paper++) {
            composition
                    .paper(firstSeed + paper)
                    .questions()
                    .forEach(shown -> counts.merge(shown.question().id(), 1, Integer::sum));
        }
        return new Exposure(firstSeed, papers, groups(bank, blueprint, counts, papers));
    }

    private static List<Group> groups(QuestionBank bank, Blueprint blueprint, Map<String, Integer> counts, int papers) {
        Map<List<Part>, List<Shown>> byParts = new LinkedHashMap<>();
        for (Question question : bank.questions()) {
            List<Part> admitting = blueprint.parts().stream()
                    .filter(part -> part.admits(question))
                    .toList();
            byParts.computeIfAbsent(admitting, parts -> new ArrayList<>())
                    .add(new Shown(question.id(), counts.getOrDefault(question.id(), 0)));
        }
        List<Group> groups = new ArrayList<>();
        byParts.forEach((parts, shown) -> {
            if (!parts.isEmpty()) {
                groups.add(group(parts, shown, byParts.keySet(), papers));
            }
        });
        groups.sort(Comparator.comparing(group -> group.parts().toString()));
        return groups;
    }

    private static Group group(List<Part> parts, List<Shown> shown, Iterable<List<Part>> others, int papers) {
        boolean given = parts.size() == 1;
        for (List<Part> other : others) {
            given &= other.equals(parts) || !other.contains(parts.getFirst());
        }
        double share = given
                ? (double) parts.getFirst().count() / shown.size()
                : shown.stream().mapToInt(Shown::count).sum() / ((double) papers * shown.size());
        return new Group(parts.stream().map(Part::describe).toList(), shown, papers, share, given);
    }
}
