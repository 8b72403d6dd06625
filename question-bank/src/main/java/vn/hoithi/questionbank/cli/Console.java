package vn.hoithi.questionbank.cli;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import vn.hoithi.questionbank.text.Finding;

/** Where results and messages go: to people as text, to programs as one JSON document. */
final class Console {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final PrintStream out;
    private final PrintStream err;
    private final boolean json;

    Console(PrintStream out, PrintStream err) {
        this(out, err, false);
    }

    private Console(PrintStream out, PrintStream err, boolean json) {
        this.out = out;
        this.err = err;
        this.json = json;
    }

    Console inJson(boolean wanted) {
        return new Console(out, err, wanted);
    }

    /** A line of the result for people. */
    void print(String line) {
        if (!json) {
            out.println(line);
        }
    }

    /** The result for programs. */
    void document(Map<String, ?> document) {
        if (json) {
            out.println(JSON.writeValueAsString(document));
        }
    }

    void errors(List<Finding> errors) {
        errors.forEach(error -> say(error, ""));
    }

    void warnings(List<Finding> warnings) {
        warnings.forEach(warning -> say(warning, "cảnh báo: "));
    }

    /** A message that has no place in a file. */
    void say(String message) {
        if (!json) {
            err.println(message);
        }
    }

    private void say(Finding finding, String mark) {
        String quoted =
                finding.quoted().isEmpty() ? "" : " [" + finding.quoted().replace('\n', ' ') + "]";
        say(finding.at() + ": " + mark + finding.message() + quoted + " " + finding.advice());
    }

    static List<Map<String, Object>> inJson(List<Finding> findings) {
        return findings.stream().map(Console::inJson).toList();
    }

    private static Map<String, Object> inJson(Finding finding) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("at", finding.at());
        json.put("file", finding.file());
        json.put("sheet", finding.sheet());
        json.put("line", finding.line());
        json.put("column", finding.column());
        json.put("code", finding.code());
        json.put("quoted", finding.quoted());
        json.put("message", finding.message());
        json.put("advice", finding.advice());
        return json;
    }
}
