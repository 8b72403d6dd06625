package vn.hoithi.result;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a receipt's holder sees of a published result.
 *
 * @param pseudonym of the line in the published list
 * @param note why another attempt than the receipt's is ranked; none when it is this one
 * @param prizes what the person was given in it
 * @param summed the place in the whole contest's published result; none before there is one
 */
public record OwnResult(
        Closing closing,
        UUID participation,
        String receipt,
        String pseudonym,
        String points,
        @Nullable String note,
        Explanation why,
        List<Winner> prizes,
        @Nullable Explanation summed) {}
