package vn.hoithi.document;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import vn.hoithi.platform.SimplyRefused;

/** The shipped layouts, in the order in which a page offers them. */
@Component
public class Layouts {
    private static final List<String> CODES = List.of("dang", "nha-nuoc", "doan-the");

    private final Map<String, Layout> layouts = new LinkedHashMap<>();

    public Layouts() {
        JsonMapper json = JsonMapper.builder()
                .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .build();
        CODES.forEach(code -> layouts.put(code, read(json, code)));
    }

    public List<Layout> all() {
        return List.copyOf(layouts.values());
    }

    /** The layout; refused (422) when there is none of that code. */
    public Layout require(String code) {
        Layout layout = layouts.get(code);
        if (layout == null) {
            throw SimplyRefused.invalidField(
                    "unknown-layout", "layout", "Không có thể thức này. Chọn: " + String.join(", ", CODES) + ".");
        }
        return layout;
    }

    private static Layout read(JsonMapper json, String code) {
        String path = "/report/layouts/" + code + ".json";
        try (InputStream source = requireNonNull(Layouts.class.getResourceAsStream(path), path)) {
            return json.readValue(source, Layout.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
