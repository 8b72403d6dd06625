package vn.hoithi.site;

import org.jspecify.annotations.Nullable;
import vn.hoithi.standing.BoardFreeze;

/** When the public board stands still, in words; {@code since} is none until it does. */
record FreezeView(String at, @Nullable String since) {
    static FreezeView of(BoardFreeze freeze) {
        return new FreezeView(
                Words.minute(freeze.freezesAt()), freeze.frozenAt() == null ? null : Words.minute(freeze.frozenAt()));
    }
}
