package vn.hoithi.participant;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import vn.hoithi.contest.FormField.Name;

/**
 * Somebody in a contest with everything that was typed: for the person, and masked for whoever looks after the unit.
 *
 * @param fields in their normal forms
 */
public record Person(UUID id, int contestId, Map<Name, String> fields, Instant enteredAt) {
    private static final int SHOWN = 3;

    public Person {
        fields = Map.copyOf(fields);
    }

    /** The full name, or "" where the contest does not ask for it. */
    public String fullName() {
        return fields.getOrDefault(Name.fullName, "");
    }

    /** Nguyễn Văn A. */
    public String maskedName() {
        return maskedName(fullName());
    }

    /** The name with the given name cut to its first letter; a name of one word keeps that letter alone. */
    public static String maskedName(String fullName) {
        int given = fullName.lastIndexOf(' ') + 1;
        if (fullName.isEmpty()) {
            return "";
        }
        int first = fullName.offsetByCodePoints(given, 1);
        return fullName.substring(0, first) + ".";
    }

    /** The last three characters, with stars for the others; "" for nothing. */
    public static String maskedIdentity(String normal) {
        int hidden = Math.max(0, normal.length() - SHOWN);
        return "*".repeat(hidden) + normal.substring(hidden);
    }

    // Names and numbers must not reach a log by way of a message.
    @Override
    public String toString() {
        return "Person[" + id + "]";
    }
}
