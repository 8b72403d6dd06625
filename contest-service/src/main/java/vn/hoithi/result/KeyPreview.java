package vn.hoithi.result;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a key change would do, compared with what counts now. Nothing was changed to find it out.
 *
 * @param attempts of the round
 * @param withQuestion attempts that had the question
 * @param more people with an attempt that would get more
 * @param less people with an attempt that would get less
 * @param version number of the result it is compared with; none when the round has no ranked list yet
 * @param moved lines of the ranked list with another place
 * @param truthBefore the true value of the prediction now, and then {@code truthAfter}; none where nothing is predicted
 * @param moves winners and the first fifty whose place or points would be others, at most 200
 */
public record KeyPreview(
        long attempts,
        long withQuestion,
        long more,
        long less,
        @Nullable Integer version,
        long moved,
        @Nullable String truthBefore,
        @Nullable String truthAfter,
        List<Move> moves) {

    public KeyPreview {
        moves = List.copyOf(moves);
    }

    /**
     * Somebody who would stand elsewhere, or get other points.
     *
     * @param winner whether a prize of the present result is theirs
     */
    public record Move(
            UUID participation, int before, int after, int pointsBefore, int pointsAfter, int total, boolean winner) {}
}
