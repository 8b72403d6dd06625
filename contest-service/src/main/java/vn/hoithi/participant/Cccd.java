package vn.hoithi.participant;

import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A citizen's 12-digit identity number: three digits for the province of birth registration, one for century and sex,
 * two for the year of birth, six free ones (Decree 137/2015, article 13).
 */
record Cccd(String digits) {
    private static final Pattern FORM = Pattern.compile("0\\d{11}");
    private static final int LAST_PROVINCE = 96;

    static Optional<Cccd> of(String typed) {
        String digits = typed.replaceAll("[\\s.]", "");
        if (!FORM.matcher(digits).matches()) {
            return Optional.empty();
        }
        int province = Integer.parseInt(digits.substring(0, 3));
        return province >= 1 && province <= LAST_PROVINCE ? Optional.of(new Cccd(digits)) : Optional.empty();
    }

    /** Even for men, odd for women; 0 and 1 for the 20th century, 2 and 3 for the 21st, and so on. */
    private int centuryAndSex() {
        return digits.charAt(3) - '0';
    }

    int birthYear() {
        return 1900 + 100 * (centuryAndSex() / 2) + Integer.parseInt(digits.substring(4, 6));
    }

    boolean male() {
        return centuryAndSex() % 2 == 0;
    }

    boolean agreesWith(LocalDate birthDate) {
        return birthDate.getYear() == birthYear();
    }
}
