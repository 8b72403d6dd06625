package vn.hoithi.report;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds everything wrong with a template before anybody's report meets it. Pure. */
final class TemplateCheck {
    private static final String OPEN = "{{";
    private static final String CLOSE = "}}";

    private final String text;
    private final List<Mistake> mistakes = new ArrayList<>();
    private final Deque<Section> open = new ArrayDeque<>();

    private TemplateCheck(String text) {
        this.text = text;
    }

    /**
     * One thing that is wrong.
     *
     * @param line from 1
     * @param quoted what stands there
     */
    public record Mistake(int line, int column, String quoted, String message, String advice) {}

    private record Section(String name, int at, Set<String> fields) {}

    static List<Mistake> of(String template) {
        TemplateCheck check = new TemplateCheck(template);
        check.run();
        return List.copyOf(check.mistakes);
    }

    private void run() {
        int at = text.indexOf(OPEN);
        while (at >= 0) {
            int end = text.indexOf(CLOSE, at);
            int newline = text.indexOf('\n', at);
            if (end < 0 || (newline >= 0 && newline < end)) {
                mistake(at, upTo(at, newline), "Thiếu dấu đóng }}.", "Viết đủ {{tên trường}} trên một dòng.");
                at = newline < 0 ? -1 : text.indexOf(OPEN, newline);
            } else {
                tag(at, text.substring(at + OPEN.length(), end).strip());
                at = text.indexOf(OPEN, end + CLOSE.length());
            }
        }
        open.forEach(section -> mistake(
                section.at(),
                "{{#" + section.name() + "}}",
                "Phần này chưa được đóng.",
                "Thêm {{/" + section.name() + "}} vào cuối phần."));
        if (!text.startsWith("# ")) {
            mistake(
                    0,
                    upTo(0, text.indexOf('\n')),
                    "Dòng đầu phải là trích yếu.",
                    "Bắt đầu bằng: # Trích yếu của văn bản");
        }
    }

    private void tag(int at, String inside) {
        char sign = inside.isEmpty() ? ' ' : inside.charAt(0);
        String name = inside.isEmpty() ? "" : inside.substring(1).strip();
        switch (sign) {
            case '#', '^' -> {
                boolean list = sign == '#' && FieldCatalog.examples().get(name) instanceof List<?>;
                known(at, inside, name);
                open.push(new Section(name, at, list ? fieldsOf(name) : Set.of()));
            }
            case '/' -> closed(at, inside, name);
            case '!' -> {}
            case '>', '=', '{', '&', '<', '$' ->
                mistake(
                        at,
                        "{{" + inside + "}}",
                        "Dấu “" + sign + "” không dùng được ở đây.",
                        "Chỉ dùng {{tên}}, {{#tên}} … {{/tên}} và {{^tên}} … {{/tên}}.");
            default -> known(at, inside, inside);
        }
    }

    private void closed(int at, String inside, String name) {
        if (open.isEmpty()) {
            mistake(
                    at,
                    "{{" + inside + "}}",
                    "Đóng một phần chưa mở.",
                    "Thêm {{#" + name + "}} ở đầu phần hoặc bỏ dòng này.");
        } else if (open.peek().name().equals(name)) {
            open.pop();
        } else {
            Section inner = open.pop();
            mistake(
                    at,
                    "{{" + inside + "}}",
                    "Phần “" + inner.name() + "” chưa đóng mà đã đóng “" + name + "”.",
                    "Đóng {{/" + inner.name() + "}} trước.");
            open.removeIf(section -> section.name().equals(name));
        }
    }

    private void known(int at, String inside, String name) {
        boolean here = FieldCatalog.examples().containsKey(name)
                || open.stream().anyMatch(section -> section.fields().contains(name));
        if (!here) {
            mistake(
                    at,
                    "{{" + inside + "}}",
                    "Không có trường “" + name + "”.",
                    "Xem danh sách trường cạnh khung soạn; tên viết đủ dấu, đúng chữ hoa, chữ thường.");
        }
    }

    private static Set<String> fieldsOf(String list) {
        Set<String> fields = new HashSet<>();
        if (FieldCatalog.examples().get(list) instanceof List<?> examples) {
            for (Object example : examples) {
                if (example instanceof Map<?, ?> item) {
                    item.keySet().forEach(key -> fields.add(key.toString()));
                }
            }
        }
        return fields;
    }

    private String upTo(int at, int newline) {
        String rest = text.substring(at, newline < at ? text.length() : newline);
        return rest.length() > 60 ? rest.substring(0, 60) + "…" : rest;
    }

    private void mistake(int at, String quoted, String message, String advice) {
        int line =
                1 + (int) text.substring(0, at).chars().filter(c -> c == '\n').count();
        int column = at - text.lastIndexOf('\n', at - 1);
        mistakes.add(new Mistake(line, Math.max(1, column), quoted, message, advice));
    }
}
