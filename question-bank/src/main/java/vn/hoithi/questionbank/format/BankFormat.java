package vn.hoithi.questionbank.format;

import java.util.Optional;
import vn.hoithi.questionbank.QuestionBank;

/** A kind of file that holds a question bank. */
interface BankFormat {

    /** What people and commands call the format; also the ending of its files where that says enough. */
    String id();

    /** In a sentence: "đọc được: Excel, Word …". */
    String title();

    /** The ending of its files, without the dot. */
    String extension();

    /** Whether a file is of this format, by its content. */
    boolean detects(BankFile file);

    /** Reads and checks a file, finding everything that is wrong with it in one pass. */
    ImportResult parse(BankFile file);

    /** Writes a bank so that {@link #parse} gives it back, but for the losses named; empty if this format is only read. */
    default Optional<Export> write(QuestionBank bank) {
        return Optional.empty();
    }
}
