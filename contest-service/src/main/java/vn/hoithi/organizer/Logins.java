package vn.hoithi.organizer;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Makes logins from unit codes: lower case, at most 40 characters, none twice. Pure. */
final class Logins {
    private static final int SHORTEST = 3;
    private static final int LONGEST = 40;

    private final Set<String> taken;

    /** @param taken logins that exist already or stand in the same list */
    Logins(Set<String> taken) {
        this.taken = new HashSet<>(taken);
    }

    /** What a code becomes before numbers are added. */
    static String base(String code) {
        String lower = code.toLowerCase(Locale.ROOT);
        return lower.length() < SHORTEST ? "dv-" + lower : lower;
    }

    String next(String code) {
        String base = base(code);
        for (int copy = 1; ; copy++) {
            String tail = copy == 1 ? "" : "-" + copy;
            String login = base.substring(0, Math.min(base.length(), LONGEST - tail.length())) + tail;
            if (taken.add(login)) {
                return login;
            }
        }
    }
}
