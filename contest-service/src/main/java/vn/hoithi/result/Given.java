package vn.hoithi.result;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A prize that goes to a person or a unit.
 *
 * @param prize its id in the plan; for units compared by block with the block behind a |
 * @param participation none for a unit
 * @param unitId the unit, or the one a person counts for; none where it is not known
 * @param value what it was reached with, in words
 * @param held kept back until what stands against it is cleared
 */
public record Given(
        Kind kind,
        String prize,
        String prizeName,
        AwardType type,
        long money,
        @Nullable UUID participation,
        @Nullable String pseudonym,
        @Nullable Long unitId,
        String block,
        int place,
        String value,
        boolean byLot,
        boolean held) {

    /** What a prize is for. */
    public enum Kind {
        INDIVIDUAL("Giải cá nhân"),
        UNIT("Giải tập thể"),
        SPREAD("Giải lan tỏa");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        /** As documents call it. */
        public String words() {
            return words;
        }
    }
}
