package vn.hoithi.loadtest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import tools.jackson.databind.json.JsonMapper;

/**
 * Citizens who take their time, so that the machine is not full: each starts, saves and submits an attempt twice a second.
 * Measures what they feel: the time from pressing "Nộp bài" to the receipt.
 */
final class PacedCitizens {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration PACE = Duration.ofMillis(500);

    private final HttpClient http = HttpClient.newHttpClient();
    private final Venue venue;
    private final Phones phones;
    private final int citizens;

    PacedCitizens(Venue venue, Phones phones, int citizens) {
        this.venue = venue;
        this.phones = phones;
        this.citizens = citizens;
    }

    /** Takes part for that long; milliseconds of each submission, sorted. */
    List<Double> takePart(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        List<Future<List<Double>>> running = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < citizens; i++) {
                running.add(threads.submit(() -> one(end)));
            }
        }
        List<Double> times = new ArrayList<>();
        running.forEach(future -> times.addAll(future.resultNow()));
        Collections.sort(times);
        return times;
    }

    private List<Double> one(long end) throws InterruptedException {
        List<Double> times = new ArrayList<>();
        Thread.sleep((long) (Math.random() * PACE.toMillis()));
        while (System.nanoTime() < end) {
            String cookie = enter();
            for (int used = 0; used < venue.allowed() && System.nanoTime() < end; used++) {
                long begun = System.nanoTime();
                times.add(attempt(cookie));
                long left = PACE.toNanos() - (System.nanoTime() - begun);
                Thread.sleep(Math.max(0, left / 1_000_000));
            }
        }
        return times;
    }

    private String enter() {
        return send("POST", "/api/contests/" + venue.slug() + "/participations", "", venue.entry(phones.next()))
                .headers()
                .firstValue("Set-Cookie")
                .orElseThrow()
                .split(";", 2)[0];
    }

    private double attempt(String cookie) {
        String key = "{\"key\":\"" + UUID.randomUUID() + "\"}";
        HttpResponse<String> started = send("POST", "/api/rounds/" + venue.round() + "/attempts", cookie, key);
        String attempt =
                "/api/attempts/" + JSON.readTree(started.body()).path("id").asString();
        String sheet = "{\"revision\":%d,\"answers\":{\"1\":\"A\",\"2\":\"B\",\"3\":\"A\"}}";
        HttpResponse<String> saved = send("PUT", attempt + "/answers", cookie, sheet.formatted(1));
        long pressed = System.nanoTime();
        HttpResponse<String> receipt = send("POST", attempt + "/submission", cookie, sheet.formatted(2));
        double milliseconds = (System.nanoTime() - pressed) / 1e6;
        if (saved.body().equals(receipt.body())) {
            throw new IllegalStateException("no receipt: " + receipt.body());
        }
        return milliseconds;
    }

    private HttpResponse<String> send(String method, String path, String cookie, String body) {
        HttpRequest request = HttpRequest.newBuilder(venue.url().resolve(path))
                .method(method, BodyPublishers.ofString(body))
                .header("Content-Type", "application/json")
                .header("Cookie", cookie.isEmpty() ? "none=1" : cookie)
                .build();
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() >= 300) {
                throw new IllegalStateException(path + " answered " + answer.statusCode() + ": " + answer.body());
            }
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
