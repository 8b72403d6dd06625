package vn.hoithi.roster;

import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.hoithi.platform.Secrets;

/** Name and identifier of a roster's member, sealed together and bound to the row. */
@Component
class RosterNames {
    private static final char BETWEEN = '\t';

    private final Secrets secrets;

    RosterNames(Secrets secrets) {
        this.secrets = secrets;
    }

    record Named(String name, String identity) {
        // A name or number must not reach a log by way of a message.
        @Override
        public String toString() {
            return "Named";
        }
    }

    byte[] seal(UUID id, String name, String identity) {
        return secrets.seal(name + BETWEEN + identity, context(id));
    }

    Named open(UUID id, byte[] sealed) {
        String text = secrets.open(sealed, context(id));
        int between = text.indexOf(BETWEEN);
        return new Named(text.substring(0, between), text.substring(between + 1));
    }

    private static String context(UUID id) {
        return "roster_member|sealed|" + id;
    }
}
