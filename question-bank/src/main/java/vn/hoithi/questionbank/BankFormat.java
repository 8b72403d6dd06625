package vn.hoithi.questionbank;

/** A kind of file that holds a question bank. */
public interface BankFormat {

    /** What people call the format. */
    String name();

    /**
     * Whether a file looks like this format.
     *
     * @param head the first bytes of the file
     */
    boolean detects(byte[] head, String fileName);

    /** Reads and checks a file, finding everything that is wrong with it in one pass. */
    ImportResult parse(byte[] file, String fileName);
}
