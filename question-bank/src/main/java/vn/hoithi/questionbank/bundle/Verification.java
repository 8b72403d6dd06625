package vn.hoithi.questionbank.bundle;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.hoithi.questionbank.award.Standing;

/**
 * What came of computing a bundle again.
 *
 * @param head what the bundle says it is; none if its first line cannot be read
 * @param fingerprint of the key it is signed with, as {@link Bundle#fingerprint}; "" if there is none
 * @param lines read
 * @param people distinct
 * @param differences the first hundred
 * @param more how many further differences there are
 * @param receipt what was found for the receipt asked for; none if it is not in the bundle or none was asked for
 */
public record Verification(
        BundleLine.@Nullable Head head,
        String fingerprint,
        int lines,
        int submissions,
        int people,
        List<Difference> differences,
        long more,
        @Nullable Receipt receipt) {

    /**
     * The attempt of a receipt.
     *
     * @param line where it stands
     * @param total questions of its paper
     * @param counts whether it is the one of its person that is ranked
     * @param countingLine line of the one that is
     * @param place of the one that is, as computed here; 0 if it has none
     */
    public record Receipt(
            int line,
            BundleLine.Submission submission,
            int total,
            boolean counts,
            int countingLine,
            int place,
            Standing standing) {}

    /** Whether everything is as it must be. */
    public boolean matches() {
        return differences.isEmpty();
    }
}
