package vn.hoithi.contest;

import org.jspecify.annotations.Nullable;

/**
 * How a contest looks and where else it is found.
 *
 * @param accent colour of its buttons and band as {@code #rrggbb}; the platform's red when none
 * @param host name under which the contest alone is shown at {@code /}
 * @param banner digest of the picture above the contest's page
 * @param logo digest of the picture that stands in the middle of its QR codes
 */
public record ContestLook(
        int contestId,
        @Nullable String accent,
        @Nullable String host,
        @Nullable String banner,
        @Nullable String logo) {

    static ContestLook plain(int contestId) {
        return new ContestLook(contestId, null, null, null, null);
    }

    public @Nullable String bannerPath() {
        return path(banner);
    }

    public @Nullable String logoPath() {
        return path(logo);
    }

    private static @Nullable String path(@Nullable String digest) {
        return digest == null ? null : LookController.PICTURES + digest;
    }
}
