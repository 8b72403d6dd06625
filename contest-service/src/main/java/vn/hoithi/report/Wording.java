package vn.hoithi.report;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import vn.hoithi.platform.SimplyRefused;

/** A template filled with fields: Mustache in, Markdown out. What fields hold never becomes Markdown of its own. */
final class Wording {
    private static final Pattern PUNCTUATION = Pattern.compile("\\p{Punct}");
    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final Mustache.Compiler COMPILER =
            Mustache.compiler().emptyStringIsFalse(true).withEscaper(Wording::escaped);

    private Wording() {}

    /** Refused (422) with every mistake and its line. */
    static void check(String template) {
        List<TemplateCheck.Mistake> mistakes = TemplateCheck.of(template);
        if (!mistakes.isEmpty()) {
            throw SimplyRefused.invalid(
                    "invalid-template", "Mẫu có " + mistakes.size() + " lỗi nên chưa được lưu.", mistakes);
        }
        try {
            String filled = COMPILER.compile(template).execute(FieldCatalog.examples());
            if (filled.isBlank()) {
                throw SimplyRefused.invalidField("invalid-template", "body", "Mẫu không cho ra chữ nào.");
            }
        } catch (MustacheException e) {
            throw SimplyRefused.invalidField("invalid-template", "body", "Mẫu sai cú pháp: " + e.getMessage());
        }
    }

    static String fill(String template, Map<String, Object> fields) {
        return COMPILER.compile(template).execute(fields);
    }

    private static String escaped(String value) {
        String line = SPACES.matcher(value.strip()).replaceAll(" ");
        return PUNCTUATION.matcher(line).replaceAll("\\\\$0");
    }
}
