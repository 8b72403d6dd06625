package vn.hoithi.questionbank.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ObjIntConsumer;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;
import vn.hoithi.questionbank.Field;
import vn.hoithi.questionbank.text.Findings;
import vn.hoithi.questionbank.text.Place;
import vn.hoithi.questionbank.text.PlainText;
import vn.hoithi.questionbank.text.RichText;

/** Reads our JSON strictly, token by token, so that everything that is wrong has its line. */
final class JsonBankReader {

    /** Room for a picture as it may be uploaded, in Base64. */
    private static final int LONGEST_TEXT = 14_000_000;

    private static final long LONGEST_FILE = 150_000_000;

    /** Beyond the choices that a question may have, so that the checks can say there are too many. */
    private static final int MOST_ITEMS = 100;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(8)
                    .maxStringLength(LONGEST_TEXT)
                    .maxNameLength(100)
                    .maxNumberLength(20)
                    .maxDocumentLength(LONGEST_FILE)
                    .build())
            .build();

    private static final Map<String, Field> TEXTS = Map.ofEntries(
            Map.entry("id", Field.ID),
            Map.entry("topic", Field.TOPIC),
            Map.entry("level", Field.LEVEL),
            Map.entry("stem", Field.STEM),
            Map.entry("explanation", Field.EXPLANATION),
            Map.entry("source", Field.SOURCE),
            Map.entry("article", Field.ARTICLE),
            Map.entry("clause", Field.CLAUSE),
            Map.entry("address", Field.ADDRESS),
            Map.entry("fact", Field.FACT),
            Map.entry("alt", Field.ALT));

    private final Findings findings;
    private final List<Draft> drafts = new ArrayList<>();

    JsonBankReader(Findings findings) {
        this.findings = findings;
    }

    List<Draft> read(byte[] file) {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), file)) {
            try {
                readFile(parser);
            } catch (JacksonException broken) {
                TokenStreamLocation at = broken.getLocation();
                reportBroken(place(at == null ? parser.currentLocation() : at));
            }
        } catch (JacksonException broken) {
            reportBroken(Place.at(1, 1));
        }
        return drafts;
    }

    private void reportBroken(Place place) {
        findings.error(
                place,
                "bad-json",
                "",
                "Tệp JSON hỏng từ chỗ này.",
                "Xuất lại từ Hội Thi; nếu sửa tay thì kiểm tra dấu phẩy, dấu nháy và dấu ngoặc ngay trước đó.");
    }

    private void readFile(JsonParser parser) {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            wrong(parser, "một đối tượng JSON");
            return;
        }
        boolean named = false;
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            JsonToken value = parser.nextToken();
            switch (name) {
                case "format" -> named = checkName(parser, value);
                case "version" -> checkVersion(parser, value);
                case "questions" -> each(parser, (questions, number) -> question(questions));
                default -> unknown(parser, name);
            }
        }
        if (!named) {
            missing(Place.at(1, 1), "format");
        }
        if (parser.nextToken() != null) {
            wrong(parser, "hết tệp");
        }
    }

    private boolean checkName(JsonParser parser, JsonToken value) {
        if (value != JsonToken.VALUE_STRING || !parser.getString().equals(JsonBankFormat.NAME)) {
            wrong(parser, "\"" + JsonBankFormat.NAME + "\"");
        }
        return true;
    }

    private void checkVersion(JsonParser parser, JsonToken value) {
        if (value != JsonToken.VALUE_NUMBER_INT || parser.getLongValue() != JsonBankFormat.VERSION) {
            wrong(parser, Integer.toString(JsonBankFormat.VERSION));
        }
    }

    private void question(JsonParser parser) {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            wrong(parser, "một đối tượng câu hỏi");
            return;
        }
        Place start = place(parser.currentTokenLocation());
        Draft draft = new Draft(start);
        byte[] picture = null;
        Place pictured = start;
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            JsonToken value = parser.nextToken();
            if (name.equals("picture") && value == JsonToken.VALUE_STRING) {
                picture = parser.getBinaryValue();
                pictured = place(parser.currentTokenLocation());
            } else {
                part(parser, name, draft);
            }
        }
        if (picture != null) {
            draft.picture(Pictures.read(picture, draft.letters(Field.ALT), pictured, findings));
        }
        need(draft, Field.ID, "id");
        need(draft, Field.TOPIC, "topic");
        need(draft, Field.LEVEL, "level");
        draft.raw(draft.letters(Field.STEM));
        drafts.add(draft);
    }

    private void need(Draft draft, Field field, String name) {
        if (!draft.has(field)) {
            missing(draft.said(field).place(), name);
        }
    }

    private void part(JsonParser parser, String name, Draft draft) {
        Field field = TEXTS.get(name);
        if (field != null) {
            draft.say(field, text(parser, field == Field.STEM || field == Field.EXPLANATION));
            return;
        }
        switch (name) {
            case "choices" -> each(parser, (choices, number) -> draft.choice(text(choices, true)));
            case "key" -> {
                draft.say(Field.KEY, Said.plain("", place(parser.currentTokenLocation())));
                each(parser, (key, number) -> draft.right(position(key)));
            }
            case "pinned" -> each(parser, (pinned, number) -> draft.pin(position(pinned)));
            case "tags" -> tags(parser, draft);
            case "multiple" -> multiple(parser, draft);
            default -> unknown(parser, name);
        }
    }

    private void multiple(JsonParser parser, Draft draft) {
        if (parser.currentToken() == JsonToken.VALUE_TRUE || parser.currentToken() == JsonToken.VALUE_FALSE) {
            draft.multiple(parser.currentToken() == JsonToken.VALUE_TRUE);
        } else {
            wrong(parser, "true hoặc false");
        }
    }

    private void tags(JsonParser parser, Draft draft) {
        Place place = place(parser.currentTokenLocation());
        List<String> tags = new ArrayList<>();
        each(parser, (tag, number) -> tags.add(text(tag, false).letters()));
        draft.say(Field.TAGS, Said.plain(String.join(";", tags), place));
    }

    private void each(JsonParser parser, ObjIntConsumer<JsonParser> item) {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            wrong(parser, "một danh sách [ ]");
            return;
        }
        int number = 0;
        // Questions have a bound of their own, which the checks apply.
        int most = parser.streamReadContext().getNestingDepth() > 2 ? MOST_ITEMS : Integer.MAX_VALUE;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (number == most) {
                wrong(parser, "nhiều nhất " + MOST_ITEMS + " mục");
            } else if (number > most || findings.full()) {
                parser.skipChildren();
            } else {
                item.accept(parser, number);
            }
            number++;
        }
    }

    private int position(JsonParser parser) {
        if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT) {
            long position = parser.getLongValue();
            if (position >= 0 && position < MOST_ITEMS) {
                return (int) position;
            }
        }
        wrong(parser, "số thứ tự phương án, đếm từ 0");
        return 0;
    }

    private Said text(JsonParser parser, boolean rich) {
        Place place = place(parser.currentTokenLocation());
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            wrong(parser, "một chuỗi trong dấu nháy");
            return Said.plain("", place);
        }
        String written = parser.getString();
        if (PlainText.forbidden(written).isPresent()) {
            findings.error(
                    place, "control-character", written, "Chữ có ký tự điều khiển hoặc bị hỏng.", "Gõ lại chỗ này.");
            return Said.plain("", place);
        }
        if (!rich) {
            return Said.plain(written, place);
        }
        RichText.Reading reading = RichText.read(written);
        Removed.report(reading, written, place, findings);
        return new Said(reading.text(), place);
    }

    private void wrong(JsonParser parser, String wanted) {
        findings.error(
                place(parser.currentTokenLocation()),
                "bad-value",
                "",
                "Chỗ này phải là " + wanted + ".",
                "Sửa lại, hoặc xuất lại từ Hội Thi.");
        parser.skipChildren();
    }

    private void unknown(JsonParser parser, String name) {
        findings.error(
                place(parser.currentTokenLocation()),
                "unknown-part",
                name,
                "Không có phần nào tên là “" + PlainText.cut(name, 40) + "”.",
                "Xoá phần này, hoặc sửa lại tên.");
        parser.skipChildren();
    }

    private void missing(Place place, String name) {
        findings.error(
                place, "missing-part", "", "Thiếu phần “" + name + "”.", "Thêm phần này, hoặc xuất lại từ Hội Thi.");
    }

    private static Place place(TokenStreamLocation at) {
        return Place.at(Math.max(1, at.getLineNr()), Math.max(1, at.getColumnNr()));
    }
}
