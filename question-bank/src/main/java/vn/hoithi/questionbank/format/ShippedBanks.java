package vn.hoithi.questionbank.format;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import vn.hoithi.questionbank.QuestionBank;

/** The question banks that come with the platform, read through the same door as everybody else's. */
public final class ShippedBanks {

    private static final String ELECTION_LAW = "election-law.csv";
    private static final String HAIPHONG = "haiphong-bac.csv";

    private ShippedBanks() {}

    /** On the law about electing deputies to the National Assembly and People's Councils. */
    public static QuestionBank electionLaw() {
        return read(ELECTION_LAW);
    }

    /** "Hải Phòng làm theo lời Bác": on President Hồ Chí Minh and Hải Phòng. */
    public static QuestionBank haiphong() {
        return read(HAIPHONG);
    }

    /**
     * The file of a shipped bank, "election-law.csv" or "haiphong-bac.csv": also the best example for whoever writes one.
     *
     * @throws IllegalArgumentException if there is no such bank
     */
    public static byte[] file(String name) {
        if (!name.equals(ELECTION_LAW) && !name.equals(HAIPHONG)) {
            throw new IllegalArgumentException("no bank is shipped as " + name);
        }
        try (InputStream file = ShippedBanks.class.getResourceAsStream("/banks/" + name)) {
            if (file == null) {
                throw new IllegalStateException("missing from the class path: /banks/" + name);
            }
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static QuestionBank read(String name) {
        return switch (BankFormats.read(file(name), name)) {
            case ImportResult.Accepted accepted -> accepted.bank();
            case ImportResult.Rejected rejected ->
                throw new IllegalStateException("a shipped bank has errors: " + rejected.errors());
        };
    }
}
