package vn.hoithi.testing;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** One request with exactly these headers and this body, whatever is wrong with them; keeps no cookies. */
public record Call(String method, String path, Map<String, String> headers, byte[] body) {
    private static final String BOUNDARY = "ranh-gioi";

    public static Call get(String path) {
        return new Call("GET", path, Map.of(), new byte[0]);
    }

    public static Call json(String method, String path, String body) {
        return new Call(
                method, path, Map.of("Content-Type", "application/json"), body.getBytes(StandardCharsets.UTF_8));
    }

    /** An upload as a form sends it: a text part and a file. */
    public static Call upload(String path, String part, String value, String fileName, byte[] file) {
        String head = "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + part + "\"\r\n\r\n" + value
                + "\r\n--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + fileName
                + "\"\r\nContent-Type: text/csv\r\n\r\n";
        byte[] first = head.getBytes(StandardCharsets.UTF_8);
        byte[] last = ("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8);
        byte[] body = new byte[first.length + file.length + last.length];
        System.arraycopy(first, 0, body, 0, first.length);
        System.arraycopy(file, 0, body, first.length, file.length);
        System.arraycopy(last, 0, body, first.length + file.length, last.length);
        return new Call("POST", path, Map.of("Content-Type", "multipart/form-data; boundary=" + BOUNDARY), body);
    }

    /** The same upload with one more text part in front. */
    public Call withPart(String part, String value) {
        byte[] first = ("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + part + "\"\r\n\r\n" + value
                        + "\r\n")
                .getBytes(StandardCharsets.UTF_8);
        byte[] whole = new byte[first.length + body.length];
        System.arraycopy(first, 0, whole, 0, first.length);
        System.arraycopy(body, 0, whole, first.length, body.length);
        return new Call(method, path, headers, whole);
    }

    public Call with(Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.putAll(more);
        return new Call(method, path, all, body);
    }

    public Http.Answer to(Node node) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(node.address() + path))
                .timeout(Duration.ofSeconds(20))
                .method(
                        method,
                        body.length == 0
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        // A connection of its own: refusals may leave a body unread, and the next request must not wait behind it.
        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            HttpResponse<String> response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Http.Answer(response.statusCode(), response.body(), response);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("no answer to " + method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
