package vn.hoithi.testing;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;

/** Somebody who takes part, with a phone number that no other citizen of this run has. */
public final class Citizen {
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final Http http;
    private final String slug;
    private final String phone;

    private Citizen(Http http, String slug, String phone) {
        this.http = http;
        this.slug = slug;
        this.phone = phone;
    }

    /** Enters a contest for a unit. */
    public static Citizen enters(URI address, String slug, long unit) {
        return enters(address, slug, unit, Map.of());
    }

    /** Enters with these fields beside, or instead of, name and phone. */
    public static Citizen enters(URI address, String slug, long unit, Map<String, String> more) {
        String phone = newPhone();
        Citizen citizen = new Citizen(new Http(address), slug, phone);
        Map<String, Object> fields = new HashMap<>(Map.of("fullName", "Thử Nghiệm", "phone", phone));
        fields.putAll(more);
        Map<String, Object> entry = new HashMap<>(entry(unit, phone));
        entry.put("fields", fields);
        Http.Answer answer = citizen.http.post("/api/contests/" + slug + "/participations", entry);
        if (answer.status() != 201) {
            throw new IllegalStateException("entry refused: " + answer.status() + " " + answer.text());
        }
        return citizen;
    }

    /** A phone number that nobody else of this run has. */
    public static String newPhone() {
        return "0199%07d".formatted(NUMBER.incrementAndGet());
    }

    public static Map<String, Object> entry(long unit, String phone) {
        return Map.of(
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
                1);
    }

    public Http http() {
        return http;
    }

    public String phone() {
        return phone;
    }

    @CanIgnoreReturnValue
    public Http.Answer start(int round) {
        return startWith(round, UUID.randomUUID()).join();
    }

    public CompletableFuture<Http.Answer> startWith(int round, UUID key) {
        return http.send("POST", "/api/rounds/" + round + "/attempts", Map.of("key", key));
    }

    @CanIgnoreReturnValue
    public Http.Answer save(String attempt, int revision, Map<String, String> answers) {
        return http.put("/api/attempts/" + attempt + "/answers", sheet(revision, answers));
    }

    @CanIgnoreReturnValue
    public Http.Answer submit(String attempt, int revision, Map<String, String> answers) {
        return submitting(attempt, revision, answers).join();
    }

    public CompletableFuture<Http.Answer> submitting(String attempt, int revision, Map<String, String> answers) {
        return http.send("POST", "/api/attempts/" + attempt + "/submission", sheet(revision, answers));
    }

    /** A whole attempt with every first choice ticked; the result. */
    @CanIgnoreReturnValue
    public JsonNode takes(int round) {
        JsonNode attempt = start(round).json();
        return submit(attempt.path("id").asString(), 1, Map.of("1", "A", "2", "B"))
                .json();
    }

    public JsonNode me() {
        return http.get("/api/contests/" + slug + "/me").json();
    }

    public static Map<String, Object> sheet(int revision, Map<String, String> answers) {
        return Map.of("revision", revision, "answers", answers);
    }

    public static List<Citizen> enter(int count, URI address, String slug, long unit) {
        return java.util.stream.IntStream.range(0, count)
                .mapToObj(i -> enters(address, slug, unit))
                .toList();
    }
}
