package vn.hoithi.share;

import org.jspecify.annotations.Nullable;

/**
 * A short address of a contest, or of a unit in it.
 *
 * @param channel name of the {@link Channel} it is spread by; empty when none in particular
 * @param personal somebody's own, made after taking part; nothing here says whose
 */
public record ShortLink(
        String code, int contestId, @Nullable Long unitId, String channel, boolean personal) {

    public String path() {
        return "/t/" + code;
    }
}
