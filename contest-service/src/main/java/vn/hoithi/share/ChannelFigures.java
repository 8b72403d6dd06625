package vn.hoithi.share;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the links of a unit and everything below it brought.
 *
 * @param asOf what was handed in some seconds before is counted; visits may come some seconds late, too
 * @param channels all together by channel, without unit and code
 * @param lines by unit and channel, those that brought the most people first, as many as were asked for; personal links of a
 *     unit's people are one line without a code
 * @param used how many lines there are that were followed or brought somebody
 */
public record ChannelFigures(Instant asOf, List<Line> channels, List<Line> lines, int used) {

    /**
     * One link, or all personal links of a unit.
     *
     * @param unitId none for links of the contest itself
     * @param channel as the tables call it
     * @param code none for personal links: they are their owners' business
     * @param visits times it was followed
     * @param entered people who registered after coming by it
     * @param started of them, people who began an attempt
     * @param people of them, people who handed in an attempt
     * @param attempts attempts these people handed in
     */
    public record Line(
            @Nullable Long unitId,
            String channel,
            @Nullable String code,
            long visits,
            long entered,
            long started,
            long people,
            long attempts) {

        /** Both together, without unit and code. */
        public Line plus(Line other) {
            return new Line(
                    null,
                    channel,
                    null,
                    visits + other.visits,
                    entered + other.entered,
                    started + other.started,
                    people + other.people,
                    attempts + other.attempts);
        }
    }
}
