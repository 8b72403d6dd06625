package vn.hoithi.loadtest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where citizens take part: a contest, a unit and a round that is open, found the way a visitor finds them.
 *
 * @param allowed attempts of a person in the round
 */
record Venue(URI url, String slug, int consentVersion, long unit, int round, int allowed) {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern CONTEST_LINK = Pattern.compile("href=\"/c/([a-z0-9-]+)");
    private static final Pattern CONSENT = Pattern.compile("data-consent-version=\"(\\d+)\"");

    /** Options win; what they leave out is looked up. */
    static Venue find(Options options, Phones phones) {
        URI url = URI.create(options.require("url"));
        try (HttpClient http = HttpClient.newHttpClient()) {
            String slug = options.text("contest").orElseGet(() -> first(CONTEST_LINK, get(http, url, "/")));
            int consent = options.text("consent")
                    .map(Integer::parseInt)
                    .orElseGet(() -> Integer.parseInt(first(CONSENT, get(http, url, "/c/" + slug + "/du-thi"))));
            long unit = options.text("unit").map(Long::parseLong).orElseGet(() -> anyUnit(http, url, slug));
            Venue anywhere = new Venue(url, slug, consent, unit, options.number("round", 0), 0);
            return anywhere.withOpenRound(http, phones);
        }
    }

    private static long anyUnit(HttpClient http, URI url, String slug) {
        JsonNode units = JSON.readTree(get(http, url, "/api/units?contest=" + slug));
        if (units.isEmpty()) {
            throw new IllegalStateException("contest " + slug + " has no units; give --unit");
        }
        return units.get(0).path("id").asLong();
    }

    // Which round is open is learnt by trying: somebody enters and starts.
    private Venue withOpenRound(HttpClient http, Phones phones) {
        HttpResponse<String> entered =
                post(http, "/api/contests/" + slug + "/participations", entry(phones.next()), "");
        if (entered.statusCode() != 201) {
            throw new IllegalStateException("entry refused: " + entered.statusCode() + " " + entered.body());
        }
        String cookie = entered.headers()
                .firstValue("Set-Cookie")
                .orElseThrow(() -> new IllegalStateException("entry set no cookie"))
                .split(";", 2)[0];
        JsonNode me = JSON.readTree(body(send(
                http,
                HttpRequest.newBuilder(url.resolve("/api/contests/" + slug + "/me"))
                        .header("Cookie", cookie))));
        return StreamSupport.stream(me.path("rounds").spliterator(), false)
                .filter(candidate -> round == 0 || candidate.path("round").asInt() == round)
                .filter(candidate -> opens(http, candidate.path("round").asInt(), cookie))
                .findFirst()
                .map(found -> new Venue(
                        url,
                        slug,
                        consentVersion,
                        unit,
                        found.path("round").asInt(),
                        found.path("allowed").asInt()))
                .orElseThrow(() -> new IllegalStateException("contest " + slug + " has no open round"));
    }

    private boolean opens(HttpClient http, int candidate, String cookie) {
        String body = JSON.writeValueAsString(Map.of("key", UUID.randomUUID().toString()));
        return post(http, "/api/rounds/" + candidate + "/attempts", body, cookie)
                        .statusCode()
                == 201;
    }

    /** The body of an entry. */
    String entry(String phone) {
        return JSON.writeValueAsString(Map.of(
                "unitId",
                unit,
                "fields",
                Map.of("fullName", "Thử Nghiệm", "phone", phone),
                "helper",
                false,
                "sharedDevice",
                false,
                "consent",
                true,
                "consentVersion",
                consentVersion));
    }

    private HttpResponse<String> post(HttpClient http, String path, String body, String cookie) {
        HttpRequest.Builder request = HttpRequest.newBuilder(url.resolve(path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        return send(http, cookie.isEmpty() ? request : request.header("Cookie", cookie));
    }

    private static String get(HttpClient http, URI url, String path) {
        return body(send(http, HttpRequest.newBuilder(url.resolve(path))));
    }

    private static String body(HttpResponse<String> response) {
        if (response.statusCode() != 200) {
            throw new IllegalStateException(response.uri() + " answered " + response.statusCode());
        }
        return response.body();
    }

    private static HttpResponse<String> send(HttpClient http, HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String first(Pattern pattern, String page) {
        Matcher matcher = pattern.matcher(page);
        if (!matcher.find()) {
            throw new IllegalStateException("nothing like " + pattern + " in the page; give it as an option");
        }
        return matcher.group(1);
    }
}
