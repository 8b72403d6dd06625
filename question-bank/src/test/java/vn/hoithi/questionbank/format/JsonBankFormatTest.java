package vn.hoithi.questionbank.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.hoithi.questionbank.*;

class JsonBankFormatTest {

    private static final String QUESTION = """
            {
            "id": "Q1",
            "topic": "T",
            "level": "nhận biết",
            "stem": "Ai?",
            "choices": ["An", "Ba"],
            "key": [0],
            "multiple": false
            }""";

    @Test
    void aQuestionWithoutSourceIsStoredToo() {
        QuestionBank bank = ((ImportResult.Accepted) read(file(QUESTION))).bank();
        assertThat(bank.questions().getFirst().source()).isEqualTo(Source.NONE);
        assertThat(new String(BankFormats.write(bank, "json").bytes(), StandardCharsets.UTF_8))
                .startsWith("{\n  \"format\" : \"hoithi-question-bank\",\n  \"version\" : 1,")
                .doesNotContain("\"picture\"", "\r");
    }

    /** Each change makes one mistake; the question begins in line 2. */
    @ParameterizedTest(name = "{0} instead of {1}: {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "id": "Q1",            | "id": "",            | missing-part 3:7
            "id": "Q1",            | "ID": "Q1",          | unknown-part 3:7
            "id": "Q1",            | "id": 1,             | bad-value 3:7
            "level": "nhận biết"   | "level": "khó"       | unknown-level 5:10
            "stem": "Ai?"          | "stem": "A\\u0000"   | control-character 6:9
            "stem": "Ai?"          | "stem": "A\\u202E"   | control-character 6:9
            ["An", "Ba"]           | ["An", "an"]         | equal-choices 7:19
            ["An", "Ba"]           | {"A": "An"}          | bad-value 7:12
            "key": [0]             | "key": [2]           | key-outside-choices 8:8
            "key": [0]             | "key": []            | no-key 8:8
            "key": [0]             | "key": [1e400]       | bad-value 8:9
            "key": [0]             | "key": [-1]          | bad-value 8:9
            "multiple": false      | "multiple": 1        | bad-value 9:13
            "multiple": false      | "picture": "AAAA"    | picture-format 9:12
            "multiple": false      | "picture": "~"       | bad-json 9:12
            "multiple": false      | "id": "Q2"           | bad-json 9:1
            "multiple": false      | "x": [[[[[[[[[1]]]]]]]]] | bad-json 9:13
            """)
    void everyMistakeHasItsPlace(String right, String wrong, String error) {
        String changed = QUESTION.replace(right, wrong.replace("\\\\", "\\"));
        assertThat(changed).isNotEqualTo(QUESTION);
        assertThat(errors(file(changed)))
                .anyMatch(found -> found.startsWith(error.substring(0, error.lastIndexOf(':') + 1)));
    }

    @Test
    void anotherVersionOrMoreBehindTheEndIsRefused() {
        assertThat(errors(file(QUESTION).replace("\"version\": 1", "\"version\": 2")))
                .containsExactly("bad-value 1:47");
        assertThat(errors(file(QUESTION) + "{}")).hasSize(1);
        assertThat(errors("{\"questions\": []}")).contains("missing-part 1:1");
    }

    @Test
    void scriptInAnyTextIsRemoved() {
        ImportResult result = read(file(QUESTION.replace("Ai?", "Ai<script>alert(1)</script>?")));
        assertThat(((ImportResult.Accepted) result)
                        .bank()
                        .questions()
                        .getFirst()
                        .stem()
                        .html())
                .isEqualTo("Ai?");
    }

    @Property(tries = 300)
    void anythingIsReadOrReported(@ForAll byte[] noise, @ForAll int at) {
        byte[] file = file(QUESTION).getBytes(StandardCharsets.UTF_8);
        for (int each = 0; each < Math.min(3, noise.length); each++) {
            file[60 + Math.floorMod(at + each * 7, file.length - 60)] = noise[each];
        }
        ReadingPromises.check(BankFormats.read(file, "x.json"));
    }

    private static String file(String question) {
        return "{\"format\": \"hoithi-question-bank\", \"version\": 1, \"questions\": [\n" + question + "]}";
    }

    private static ImportResult read(String file) {
        return BankFormats.read(file.getBytes(StandardCharsets.UTF_8), "x.txt");
    }

    private static List<String> errors(String file) {
        return read(file) instanceof ImportResult.Rejected rejected
                ? rejected.errors().stream()
                        .map(error -> error.code() + " " + error.place())
                        .toList()
                : List.of();
    }
}
