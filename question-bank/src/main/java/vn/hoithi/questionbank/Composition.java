package vn.hoithi.questionbank;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A bank and a blueprint made ready to draw many papers: which questions each part may use, the part with the least to
 * spare first. Keep one per round; it is immutable.
 */
public final class Composition {

    private final QuestionBank bank;
    private final List<Supply> supplies;

    /** A part and the positions in the bank of the questions it admits. */
    private static final class Supply {
        private final Part part;
        private final int[] candidates;

        Supply(QuestionBank bank, Part part) {
            this.part = part;
            this.candidates = admitted(bank.questions(), part);
        }

        private static int[] admitted(List<Question> questions, Part part) {
            int[] admitted = new int[questions.size()];
            int count = 0;
            for (int position = 0; position < admitted.length; position++) {
                if (part.admits(questions.get(position))) {
                    admitted[count++] = position;
                }
            }
            return Arrays.copyOf(admitted, count);
        }

        int spare() {
            return candidates.length - part.count();
        }
    }

    Composition(QuestionBank bank, Blueprint blueprint) {
        this.bank = bank;
        // Parts with equally much to spare keep the blueprint's order: sorting is stable.
        supplies = blueprint.parts().stream()
                .map(part -> new Supply(bank, part))
                .sorted(Comparator.comparingInt(Supply::spare))
                .toList();
    }

    /**
     * Makes a bank ready for a blueprint.
     *
     * @throws IllegalArgumentException with the {@linkplain Blueprint#shortages shortages}, if there are any
     */
    public static Composition of(QuestionBank bank, Blueprint blueprint) {
        Composition composition = new Composition(bank, blueprint);
        if (!composition.shortages().isEmpty()) {
            throw composition.unfillable();
        }
        return composition;
    }

    /** The paper of this seed: always the same one. */
    public Paper paper(long seed) {
        SplitMix64 random = new SplitMix64(seed);
        Assignment assignment = assignment();
        for (int part = 0; part < supplies.size(); part++) {
            if (!assignment.draw(part, supplies.get(part).part.count(), random)) {
                throw unfillable();
            }
        }
        Integer[] chosen = assignment.chosen();
        random.shuffle(chosen);
        PaperQuestion[] questions = new PaperQuestion[chosen.length];
        for (int position = 0; position < chosen.length; position++) {
            questions[position] = PaperQuestion.shuffled(bank.questions().get(chosen[position]), random);
        }
        return new Paper(List.of(questions));
    }

    static List<String> shortages(QuestionBank bank, Blueprint blueprint) {
        return new Composition(bank, blueprint).shortages();
    }

    private IllegalArgumentException unfillable() {
        return new IllegalArgumentException(String.join(" ", shortages()));
    }

    private List<String> shortages() {
        List<String> shortages = new ArrayList<>();
        Assignment assignment = assignment();
        for (int part = 0; part < supplies.size(); part++) {
            Supply supply = supplies.get(part);
            if (supply.spare() < 0) {
                shortages.add("Cần %s, ngân hàng chỉ có %d câu như vậy."
                        .formatted(supply.part.describe(), supply.candidates.length));
            } else {
                BitSet rivals = assignment.fill(part, supply.part.count());
                if (!rivals.isEmpty()) {
                    shortages.add(competition(rivals));
                }
            }
        }
        return shortages;
    }

    /** Each of the parts could be filled alone, but together they want more questions than fit any of them. */
    private String competition(BitSet rivals) {
        List<Supply> among = rivals.stream().mapToObj(supplies::get).toList();
        int wanted = among.stream().mapToInt(supply -> supply.part.count()).sum();
        long available = among.stream()
                .flatMapToInt(supply -> IntStream.of(supply.candidates))
                .distinct()
                .count();
        List<String> parts =
                among.stream().map(supply -> supply.part.describe()).toList();
        return "Các phần sau dùng chung câu hỏi (%s): cần tất cả %d câu, ngân hàng chỉ có %d câu phù hợp."
                .formatted(String.join("; ", parts), wanted, available);
    }

    private Assignment assignment() {
        // Clones: drawing reorders the candidates, and papers are drawn in parallel.
        int[][] candidates =
                supplies.stream().map(supply -> supply.candidates.clone()).toArray(int[][]::new);
        return new Assignment(bank.questions().size(), candidates);
    }
}
