package vn.hoithi.questionbank.bundle;

/**
 * Something in a bundle that is not as it must be.
 *
 * @param line number of the line, from 1
 * @param what in Vietnamese
 * @param expected what must stand there; "" where that is said already
 * @param found what stands there, cut to a readable length; "" where that is said already
 */
public record Difference(int line, String what, String expected, String found) {

    /** One sentence with everything. */
    public String sentence() {
        String must = expected.isEmpty() ? "" : " Phải là: " + expected + ".";
        String stands = found.isEmpty() ? "" : " Trong tệp: " + found + ".";
        return "dòng " + line + ": " + what + "." + must + stands;
    }
}
