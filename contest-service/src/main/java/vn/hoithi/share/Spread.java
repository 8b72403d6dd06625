package vn.hoithi.share;

import java.time.Instant;
import java.util.List;

/**
 * Who brought the most people by a personal link, for a prize for spreading the contest.
 *
 * @param asOf what was handed in before is counted
 * @param lines the most people first
 * @param complete false when more people brought somebody than are listed
 */
public record Spread(Instant asOf, List<Line> lines, boolean complete) {

    /**
     * Somebody with a personal link that brought at least one person.
     *
     * @param rank those who brought as many share it
     * @param owner masked name; "" when the contest asks for none or the person's data was erased
     * @param identity masked
     * @param unitId for which the owner counts now
     * @param entered others who registered after coming by the link
     * @param people of them, people who handed in an attempt; the owner is never one of them
     */
    public record Line(int rank, String owner, String identity, long unitId, long entered, long people) {}
}
