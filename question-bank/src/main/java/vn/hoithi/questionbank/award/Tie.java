package vn.hoithi.questionbank.award;

import java.util.List;

/**
 * More equals than seats are left of a prize: a lot decides.
 *
 * @param seats how many of them get the prize
 * @param contenders their ids, sorted: the list of the lot. With one prize per person somebody who is tied with himself
 *     stands on it once, with the first of his ids.
 */
public record Tie(String prizeId, int seats, List<String> contenders) {

    public Tie {
        contenders = List.copyOf(contenders);
    }
}
