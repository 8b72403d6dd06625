package vn.hoithi.share;

import java.util.List;
import vn.hoithi.contest.Accent;

/**
 * Everything that goes into one file of posters.
 *
 * @param when one or two lines about the time of the contest
 */
public record PosterSheet(
        String contest, String organizer, List<String> when, String hotline, Accent accent, List<Poster> posters) {
    /** Posters in one file. */
    public static final int MOST = 500;
}
