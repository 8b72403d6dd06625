package vn.hoithi.result;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A draw among equals: first the list and where the seed will come from are public, then the seed is entered by one and
 * confirmed by another.
 *
 * @param prize what a {@code Tie} calls it
 * @param contenders sorted, as they are hashed
 * @param knownAt from when on the seed can be known
 * @param drawn the whole order of the lot; none before the seed is confirmed
 */
public record Draw(
        int id,
        int closingId,
        String prize,
        String prizeName,
        int seats,
        List<String> contenders,
        String listHash,
        String source,
        Instant knownAt,
        String announcedBy,
        Instant announcedAt,
        @Nullable String seed,
        @Nullable String enteredBy,
        @Nullable String confirmedBy,
        @Nullable Instant confirmedAt,
        @Nullable List<String> drawn) {

    /** Who got a seat; nobody before the seed is confirmed. */
    public List<String> winners() {
        return drawn == null ? List.of() : drawn.subList(0, Math.min(seats, drawn.size()));
    }
}
