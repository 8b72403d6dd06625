package vn.hoithi.questionbank;

import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.hoithi.questionbank.text.PlainText;

/**
 * Where the fact behind a question can be looked up. Each part may be empty.
 *
 * @param document law, decree, book or newspaper article
 * @param article of the document, such as "Điều 69"
 * @param clause of the article, such as "khoản 5"
 * @param address on the web, with http or https
 */
public record Source(String document, String article, String clause, String address) {

    public static final Source NONE = new Source("", "", "", "");

    private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s<>\"'`{}|\\\\^]{3,500}");

    public Source {
        document = PlainText.line(document);
        article = PlainText.line(article);
        clause = PlainText.line(clause);
        address = PlainText.line(address);
        if (!address.isEmpty() && !isAddress(address)) {
            throw new IllegalArgumentException("not an address on the web: " + PlainText.cut(address, 80));
        }
    }

    /** A document without further parts. */
    public static Source of(String document) {
        return new Source(document, "", "", "");
    }

    /** Whether this can be the address of a source. */
    public static boolean isAddress(String text) {
        return ADDRESS.matcher(text).matches();
    }

    public boolean isEmpty() {
        return equals(NONE);
    }

    /** As people cite it: document, article, clause. The address is for a link. */
    @Override
    public String toString() {
        return Stream.of(document, article, clause)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", "));
    }
}
