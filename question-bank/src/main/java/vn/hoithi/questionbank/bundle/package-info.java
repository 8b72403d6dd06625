/**
 * The result of a round as a file that anybody can check: every rule, question, sheet, place, lot and prize, chained line to
 * line by hashes and signed at the end. {@link vn.hoithi.questionbank.bundle.BundleWriter} writes it,
 * {@link vn.hoithi.questionbank.bundle.BundleVerifier} computes all of it again and says every line that differs.
 *
 * <p>Each line is sixteen hexadecimal digits, a blank and one JSON object. With h(0) = 32 bytes of zero, line i has
 * h(i) = SHA-256(h(i−1) followed by the bytes of its JSON), and begins with the first sixteen digits of h(i). The last line
 * repeats the whole hash of the line before it with an Ed25519 signature, so a change anywhere shows at its own line, and
 * whoever computes the chain anew lacks the key.
 *
 * <p>There is one way to write a line: fields in the order of {@link vn.hoithi.questionbank.bundle.BundleLine}, all of them,
 * without blanks, letters as UTF-8. A line that says the same in another way (a field twice, an escape, a blank, {@code 1.0})
 * is refused, because two readers could read it differently.
 */
@NullMarked
package vn.hoithi.questionbank.bundle;

import org.jspecify.annotations.NullMarked;
