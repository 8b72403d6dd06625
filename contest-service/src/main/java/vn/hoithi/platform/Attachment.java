package vn.hoithi.platform;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Locale;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * A file to take away.
 *
 * @param name as it is stored on the visitor's device
 */
public record Attachment(String name, String mediaType, byte[] content) {
    private static final Map<String, String> TYPES = Map.of(
            "pdf", "application/pdf",
            "docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "csv", "text/csv;charset=UTF-8",
            "txt", "text/plain;charset=UTF-8");

    /** Of the type that its name ends with. */
    public static Attachment of(String name, byte[] content) {
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return new Attachment(name, TYPES.getOrDefault(ending, MediaType.APPLICATION_OCTET_STREAM_VALUE), content);
    }

    /** Always stored by the browser, never shown as a page of ours, and kept by no cache. */
    public ResponseEntity<byte[]> answer() {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(mediaType))
                .cacheControl(CacheControl.noStore())
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition(name))
                .body(content);
    }

    /** The header that tells a browser to store what comes under that name. */
    public static String disposition(String name) {
        return ContentDisposition.attachment()
                .filename(name, US_ASCII.newEncoder().canEncode(name) ? US_ASCII : UTF_8)
                .build()
                .toString();
    }
}
