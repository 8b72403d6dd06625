package vn.hoithi.questionbank.bundle;

import java.util.Arrays;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/** Lines as JSON, in exactly one way. */
final class BundleJson {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private static final ObjectReader READER = JSON.readerFor(BundleLine.class);
    private static final ObjectWriter WRITER = JSON.writerFor(BundleLine.class);

    private BundleJson() {}

    static byte[] print(BundleLine line) {
        return WRITER.writeValueAsBytes(line);
    }

    /** A line, unless the bytes are anything but what {@link #print} gives for it. */
    static Optional<BundleLine> parse(byte[] bytes, int from, int length) {
        try {
            BundleLine line = READER.readValue(bytes, from, length);
            byte[] printed = line == null ? new byte[0] : print(line);
            boolean same = Arrays.equals(printed, 0, printed.length, bytes, from, from + length);
            return same ? Optional.of(line) : Optional.empty();
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }
}
