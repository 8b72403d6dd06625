package vn.hoithi.testing;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A browser without a screen: keeps cookies, speaks JSON. */
public final class Http {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HttpClient SHARED = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private final CookieManager cookies = new CookieManager();
    private volatile URI address;

    public Http(URI address) {
        this.address = address;
    }

    /** An answer with its body read as JSON, or null where there was none. */
    public record Answer(int status, String text, HttpResponse<String> raw) {
        public JsonNode json() {
            return JSON.readTree(text);
        }

        /** The last part of a problem's type. */
        public String problem() {
            return json().path("type").asString("").replace("/van-de/", "");
        }
    }

    /** The value of a cookie that it keeps, to go on in a browser with a screen. */
    public String cookie(String name) {
        return cookies.getCookieStore().get(address).stream()
                .filter(cookie -> cookie.getName().equals(name))
                .findFirst()
                .orElseThrow()
                .getValue();
    }

    /** Goes on through another node, cookies and all. */
    public void moveTo(URI other) {
        address = other;
    }

    @CanIgnoreReturnValue
    public Answer get(String path) {
        return send("GET", path, null).join();
    }

    @CanIgnoreReturnValue
    public Answer post(String path, @Nullable Object body) {
        return send("POST", path, body).join();
    }

    @CanIgnoreReturnValue
    public Answer put(String path, Object body) {
        return send("PUT", path, body).join();
    }

    @CanIgnoreReturnValue
    public Answer delete(String path) {
        return send("DELETE", path, null).join();
    }

    @CanIgnoreReturnValue
    public CompletableFuture<Answer> send(String method, String path, @Nullable Object body) {
        return sendRaw(
                method, path, body == null ? "" : body instanceof String text ? text : JSON.writeValueAsString(body));
    }

    private CompletableFuture<Answer> sendRaw(String method, String path, String body) {
        URI uri = address.resolve(path);
        HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body));
        cookies.getCookieStore().get(address).forEach(cookie -> {
            request.header("Cookie", cookie.getName() + "=" + cookie.getValue());
            if (cookie.getName().equals("XSRF-TOKEN")) {
                request.header("X-XSRF-TOKEN", cookie.getValue());
            }
        });
        return SHARED.sendAsync(request.build(), HttpResponse.BodyHandlers.ofString())
                .thenApply(response -> keep(uri, response));
    }

    private Answer keep(URI uri, HttpResponse<String> response) {
        try {
            cookies.put(uri, response.headers().map());
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return new Answer(response.statusCode(), response.body(), response);
    }
}
