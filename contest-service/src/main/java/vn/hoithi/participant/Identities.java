package vn.hoithi.participant;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.hoithi.contest.FormField.Name;
import vn.hoithi.platform.Secrets;

/**
 * How people are told apart without keeping in clear what tells them apart: a normal form of the identifying field, and
 * its keyed hash, which differs from contest to contest.
 */
@Component
public class Identities {
    private final Secrets secrets;

    Identities(Secrets secrets) {
        this.secrets = secrets;
    }

    /** The one normal form of what was typed; empty when it has not the field's form. */
    public static Optional<String> normal(Name field, String typed) {
        return EntryCheck.identifying(field, EntryCheck.clean(typed));
    }

    /** A person's name in its normal form; empty when it is none. */
    public static Optional<String> personName(String typed) {
        return EntryCheck.personName(typed);
    }

    /** What to do about a field that has not its form, in Vietnamese. */
    public static String advice(Name field) {
        return EntryCheck.advice(field);
    }

    /** The keyed hash under which a participation is found again. */
    public byte[] hash(int contestId, Name field, String normal) {
        return mac(contestId, field + ":" + normal);
    }

    /**
     * The hash when a helper entered. Children and old people may share a helper's phone: there the person's own name
     * and birth date count too; with any other field it is {@link #hash}.
     *
     * @param birthDate as the entry keeps it, or "" where the contest does not ask
     */
    public byte[] helped(int contestId, Name field, String normal, String fullName, String birthDate) {
        return field == Name.phone
                ? mac(contestId, field + ":" + normal + ":" + fullName.toLowerCase(Locale.ROOT) + ":" + birthDate)
                : hash(contestId, field, normal);
    }

    private byte[] mac(int contestId, String value) {
        return secrets.mac("identity:" + contestId, value.getBytes(UTF_8));
    }
}
