package vn.hoithi.questionbank;

import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import vn.hoithi.questionbank.text.RichText;

/**
 * A question as one paper shows it.
 *
 * @param order for each place on the screen, the position in {@link Question#choices()} of what stands there
 */
public record PaperQuestion(Question question, List<Integer> order) {

    public PaperQuestion {
        order = List.copyOf(order);
        int size = question.choices().size();
        if (order.size() != size || seen(order) != (1 << size) - 1) {
            throw new IllegalArgumentException(question.id() + ": not an order of its choices: " + order);
        }
    }

    /** One bit for each choice that occurs; drawing makes millions of these, so no set. */
    private static int seen(List<Integer> order) {
        int seen = 0;
        for (int choice : order) {
            seen |= choice < 0 || choice >= Question.MOST_CHOICES ? 0 : 1 << choice;
        }
        return seen;
    }

    static PaperQuestion shuffled(Question question, SplitMix64 random) {
        int size = question.choices().size();
        Integer[] loose = new Integer[size - question.pinned().size()];
        for (int choice = 0, next = 0; choice < size; choice++) {
            if (!question.pinned().contains(choice)) {
                loose[next++] = choice;
            }
        }
        random.shuffle(loose);
        Integer[] order = new Integer[size];
        for (int place = 0, next = 0; place < size; place++) {
            order[place] = question.pinned().contains(place) ? place : loose[next++];
        }
        return new PaperQuestion(question, List.of(order));
    }

    /** The choices from top to bottom. Says nothing about which are right. */
    public List<RichText> shownChoices() {
        return order.stream().map(question.choices()::get).toList();
    }

    /** The right places on the screen, counted from 0. Not for anybody's eyes before the round is closed. */
    public SortedSet<Integer> shownKey() {
        SortedSet<Integer> places = new TreeSet<>();
        for (int place = 0; place < order.size(); place++) {
            if (question.key().contains(order.get(place))) {
                places.add(place);
            }
        }
        return Collections.unmodifiableSortedSet(places);
    }

    /** All or nothing: every right choice is ticked and no other. */
    public boolean right(SortedSet<Integer> ticked) {
        return ticked.equals(shownKey());
    }
}
