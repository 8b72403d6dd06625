package vn.hoithi.share;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import com.samskivert.mustache.MustacheParseException;
import com.samskivert.mustache.Template;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The wording of a text in Mustache: names between double braces stand for {@link TextField}s and nothing else, so that a
 * slip is found when it is written, not by the neighbourhood's loudspeaker.
 */
final class Wording {
    private final Template template;

    private Wording(Template template) {
        this.template = template;
    }

    /** Something wrong in a wording, in words that name the place. */
    static final class Wrong extends Exception {
        private static final long serialVersionUID = 1L;

        Wrong(String message) {
            super(message, null, false, false);
        }

        String message() {
            return String.valueOf(getMessage());
        }
    }

    /** Reads a wording; every name in it is one that we know. */
    static Wording of(String body) throws Wrong {
        Template template = compile(body);
        Names names = new Names();
        template.visit(names);
        if (!names.wrong.isEmpty()) {
            throw new Wrong(names.wrong.stream()
                    .map(name -> "Dòng " + line(body, name) + ": không có trường “" + name + "” dùng được ở đó.")
                    .collect(Collectors.joining(" ")));
        }
        return new Wording(template);
    }

    private static Template compile(String body) throws Wrong {
        try {
            return Mustache.compiler().escapeHTML(false).strictSections(true).compile(body);
        } catch (MustacheParseException e) {
            String[] parts = String.valueOf(e.getMessage()).split("@ line ", 2);
            throw new Wrong((parts.length == 2 ? "Dòng " + parts[1].replaceAll("\\D.*", "") + ": " : "")
                    + "dấu ngoặc {{ }} chưa khép, hoặc một phần {{#…}} chưa có {{/…}} đi cùng.");
        } catch (MustacheException e) {
            throw new Wrong("Mẫu chữ không đọc được: hãy kiểm tra các dấu ngoặc {{ }}.");
        }
    }

    private static int line(String body, String name) {
        int place = body.indexOf(name);
        return place < 0
                ? 1
                : (int) body.substring(0, place)
                                .chars()
                                .filter(letter -> letter == '\n')
                                .count()
                        + 1;
    }

    /** The text; sections are shown where their field is there. Blank lines in a row become one. */
    String fill(Map<TextField, String> values) {
        Map<String, Object> all = new EnumMapNames(values).all();
        return template.execute(all)
                .replaceAll("[ \\t]+\\n", "\n")
                .replaceAll("\\n{3,}", "\n\n")
                .strip();
    }

    private record EnumMapNames(Map<TextField, String> values) {
        Map<String, Object> all() {
            Map<TextField, Object> typed = new EnumMap<>(TextField.class);
            for (TextField field : TextField.values()) {
                typed.put(field, field.section() ? values.containsKey(field) : values.getOrDefault(field, ""));
            }
            return typed.entrySet().stream()
                    .collect(Collectors.toMap(entry -> entry.getKey().name(), Map.Entry::getValue));
        }
    }

    private static final class Names implements Mustache.Visitor {
        private final List<String> wrong = new ArrayList<>();

        @Override
        public void visitText(String text) {}

        @Override
        public void visitVariable(String name) {
            check(name, false);
        }

        @Override
        public boolean visitInclude(String name) {
            wrong.add(name);
            return false;
        }

        @Override
        public boolean visitSection(String name) {
            check(name, true);
            return true;
        }

        @Override
        public boolean visitInvertedSection(String name) {
            check(name, true);
            return true;
        }

        private void check(String name, boolean section) {
            if (TextField.named(name)
                    .filter(field -> field.section() == section)
                    .isEmpty()) {
                wrong.add(name);
            }
        }
    }
}
