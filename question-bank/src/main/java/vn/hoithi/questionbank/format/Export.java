package vn.hoithi.questionbank.format;

import java.util.List;

/**
 * A bank as a file.
 *
 * @param losses what the format cannot hold of this bank, one Vietnamese sentence each; empty if nothing was lost
 */
public record Export(byte[] bytes, List<String> losses) {
    public Export {
        losses = List.copyOf(losses);
    }
}
