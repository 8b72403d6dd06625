package vn.hoithi.loadtest;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Command-line options of the form {@code --name value} or {@code --name=value}; a name alone means yes. */
final class Options {
    private final Map<String, String> values = new HashMap<>();

    private Options() {}

    /** @param known every name that may appear; anything else ends the program with a message */
    static Options parse(String[] arguments, Set<String> known) {
        Options options = new Options();
        for (int i = 0; i < arguments.length; i++) {
            String[] parts = arguments[i].split("=", 2);
            String name = parts[0].replaceFirst("^--", "");
            if (!parts[0].startsWith("--") || !known.contains(name)) {
                throw new IllegalArgumentException("unknown option " + arguments[i] + "; known: " + known);
            }
            boolean valueFollows = i + 1 < arguments.length && !arguments[i + 1].startsWith("--");
            String value = parts.length == 2 ? parts[1] : valueFollows ? arguments[++i] : "true";
            options.values.put(name, value);
        }
        return options;
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name));
    }

    String require(String name) {
        return text(name).orElseThrow(() -> new IllegalArgumentException("--" + name + " is missing"));
    }

    int number(String name, int otherwise) {
        return text(name).map(Integer::parseInt).orElse(otherwise);
    }

    boolean yes(String name) {
        return text(name).filter("true"::equals).isPresent();
    }
}
