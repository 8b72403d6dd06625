package vn.hoithi.result;

import org.jspecify.annotations.Nullable;

/**
 * A line of a ranked list as it is shown.
 *
 * @param name masked; "" where it was erased or is not shown
 * @param prediction given, and how far from the truth; none where none was asked
 * @param standing that the person is held back or out; none mostly, and always to the public
 */
public record PublicLine(
        int n,
        int place,
        String pseudonym,
        String name,
        String unit,
        String points,
        @Nullable String prediction,
        @Nullable String off,
        String elapsed,
        String submitted,
        @Nullable String standing) {}
