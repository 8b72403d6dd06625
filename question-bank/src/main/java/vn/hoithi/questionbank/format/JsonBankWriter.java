package vn.hoithi.questionbank.format;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;
import vn.hoithi.questionbank.Picture;
import vn.hoithi.questionbank.Question;
import vn.hoithi.questionbank.QuestionBank;
import vn.hoithi.questionbank.Source;
import vn.hoithi.questionbank.text.RichText;

/** Writes our JSON: always the same bytes for the same bank, one part of a question per line. */
final class JsonBankWriter {

    /** Line feeds, on whatever system. */
    private static final ObjectWriter WRITER = JsonMapper.shared()
            .writer()
            .with(new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")));

    private JsonBankWriter() {}

    static byte[] write(QuestionBank bank) {
        Map<String, Object> file = new LinkedHashMap<>();
        file.put("format", JsonBankFormat.NAME);
        file.put("version", JsonBankFormat.VERSION);
        file.put(
                "questions",
                bank.questions().stream().map(JsonBankWriter::question).toList());
        return WRITER.writeValueAsBytes(file);
    }

    private static Map<String, Object> question(Question question) {
        Map<String, Object> parts = new LinkedHashMap<>();
        parts.put("id", question.id());
        parts.put("topic", question.topic());
        parts.put("level", question.level().label());
        parts.put("stem", question.stem().written());
        parts.put("choices", question.choices().stream().map(RichText::written).toList());
        parts.put("key", question.key());
        parts.put("multiple", question.multiple());
        put(parts, "explanation", question.explanation().written());
        Source source = question.source();
        put(parts, "source", source.document());
        put(parts, "article", source.article());
        put(parts, "clause", source.clause());
        put(parts, "address", source.address());
        put(parts, "fact", question.factId());
        put(parts, "tags", question.tags());
        put(parts, "pinned", question.pinned());
        Picture picture = question.picture();
        if (picture != null) {
            parts.put("picture", picture.bytes());
            put(parts, "alt", picture.alt());
        }
        return parts;
    }

    private static void put(Map<String, Object> parts, String name, String text) {
        if (!text.isEmpty()) {
            parts.put(name, text);
        }
    }

    private static void put(Map<String, Object> parts, String name, Collection<?> several) {
        if (!several.isEmpty()) {
            parts.put(name, List.copyOf(several));
        }
    }
}
