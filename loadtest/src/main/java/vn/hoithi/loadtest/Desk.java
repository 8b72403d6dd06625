package vn.hoithi.loadtest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A member of staff at work: signs in with a one-time password, replaces it, and sends and fetches as a browser does. */
final class Desk {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final CookieManager cookies = new CookieManager();
    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(cookies).build();
    private final URI url;

    Desk(URI url) {
        this.url = url;
    }

    /** Signs in with the own password, or else with the first one, which it replaces. */
    void signIn(String login, String first, String own) {
        byte[] page = get("/dang-nhap");
        if (page.length == 0) {
            throw new IllegalStateException("no page to sign in");
        }
        if (tryToOpen(login, own)) {
            return;
        }
        JsonNode session = open(login, first);
        if (!session.path("mustChange").asBoolean()) {
            throw new IllegalStateException("not a first password");
        }
        expect(204, send("/api/session/password", "application/json", json(Map.of("current", first, "wanted", own))));
        JsonNode unused = open(login, own);
    }

    private boolean tryToOpen(String login, String password) {
        return send("/api/session", "application/json", json(Map.of("login", login, "password", password)))
                        .statusCode()
                == 200;
    }

    private JsonNode open(String login, String password) {
        HttpResponse<byte[]> answer =
                send("/api/session", "application/json", json(Map.of("login", login, "password", password)));
        expect(200, answer);
        return JSON.readTree(answer.body());
    }

    JsonNode post(String path, Object body) {
        HttpResponse<byte[]> answer = send(path, "application/json", json(body));
        return JSON.readTree(good(path, answer));
    }

    /** Sends a file with the other fields of its form. */
    JsonNode upload(String path, Map<String, String> fields, String fileName, byte[] file) {
        String boundary = UUID.randomUUID().toString();
        ByteArrayOutputStream form = new ByteArrayOutputStream();
        fields.forEach((name, value) -> write(
                form,
                ("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n")
                        .getBytes(UTF_8)));
        write(
                form,
                ("--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + fileName
                                + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                        .getBytes(UTF_8));
        write(form, file);
        write(form, ("\r\n--" + boundary + "--\r\n").getBytes(UTF_8));
        HttpResponse<byte[]> answer = send(path, "multipart/form-data; boundary=" + boundary, form.toByteArray());
        return JSON.readTree(good(path, answer));
    }

    byte[] get(String path) {
        return good(path, exchange(HttpRequest.newBuilder(url.resolve(path)).build()));
    }

    private HttpResponse<byte[]> send(String path, String type, byte[] body) {
        return exchange(HttpRequest.newBuilder(url.resolve(path))
                .header("Content-Type", type)
                .header("Origin", url.toString())
                .header("X-XSRF-TOKEN", csrf())
                .POST(BodyPublishers.ofByteArray(body))
                .build());
    }

    private String csrf() {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no XSRF-TOKEN"));
    }

    private HttpResponse<byte[]> exchange(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static byte[] good(String path, HttpResponse<byte[]> answer) {
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException(
                    path + " answered " + answer.statusCode() + ": " + new String(answer.body(), UTF_8));
        }
        return answer.body();
    }

    private static void expect(int status, HttpResponse<byte[]> answer) {
        if (answer.statusCode() != status) {
            throw new IllegalStateException(
                    "expected " + status + ", not " + answer.statusCode() + ": " + new String(answer.body(), UTF_8));
        }
    }

    private static void write(ByteArrayOutputStream form, byte[] part) {
        form.write(part, 0, part.length);
    }

    private static byte[] json(Object body) {
        return JSON.writeValueAsBytes(body);
    }
}
