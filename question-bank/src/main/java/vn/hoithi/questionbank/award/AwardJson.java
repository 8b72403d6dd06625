package vn.hoithi.questionbank.award;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The JSON form of rules: strict, because a misspelt or doubled name would silently mean another rule. */
final class AwardJson {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private AwardJson() {}

    static String print(Object rules) {
        return JSON.writeValueAsString(rules);
    }

    static <T> T parse(String json, Class<T> type) {
        try {
            T rules = JSON.readValue(json, type);
            if (rules == null) {
                throw new IllegalArgumentException("no " + type.getSimpleName() + ": null");
            }
            return rules;
        } catch (JacksonException e) {
            throw new IllegalArgumentException("no " + type.getSimpleName() + ": " + e.getOriginalMessage(), e);
        }
    }
}
