package vn.hoithi.loadtest;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.hoithi.loadtest.History.Event;
import vn.hoithi.loadtest.History.Operation;
import vn.hoithi.loadtest.History.Outcome;

/**
 * Somebody who takes part through one node or another and writes down every request. What gets no answer, or 5xx, is
 * repeated with the same key and the same sheet, as the page does it.
 */
final class RecordedCitizen implements Runnable {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int SAVES = 3;

    private final HttpClient http;
    private final List<URI> nodes;
    private final Venue venue;
    private final Phones phones;
    private final History history;
    private final Instant until;
    private final SplittableRandom random;
    private String cookie = "";

    RecordedCitizen(
            HttpClient http,
            List<URI> nodes,
            Venue venue,
            Phones phones,
            History history,
            Instant until,
            SplittableRandom random) {
        this.http = http;
        this.nodes = nodes;
        this.venue = venue;
        this.phones = phones;
        this.history = history;
        this.until = until;
        this.random = random;
    }

    private record Request(
            Operation operation,
            @Nullable UUID subject,
            String method,
            String path,
            String body,
            int revision,
            String sheet) {}

    /**
     * What came back.
     *
     * @param status 0 when nothing came back
     */
    private record Answer(int status, String body) {
        boolean known() {
            return status != 0 && status < 500;
        }

        boolean good() {
            return status >= 200 && status < 300;
        }

        JsonNode json() {
            return JSON.readTree(body);
        }
    }

    @Override
    public void run() {
        while (Instant.now().isBefore(until) && enter()) {
            for (int used = 0; used < venue.allowed() && Instant.now().isBefore(until); used++) {
                if (!attempt()) {
                    break;
                }
            }
        }
    }

    // An entry whose answer was lost left somebody behind whose cookie nobody has: the next try is somebody else.
    private boolean enter() {
        while (Instant.now().isBefore(until)) {
            cookie = "";
            Answer answer = once(new Request(
                    Operation.ENTER,
                    null,
                    "POST",
                    "/api/contests/" + venue.slug() + "/participations",
                    venue.entry(phones.next()),
                    0,
                    ""));
            if (answer.good()) {
                return true;
            }
            rest();
        }
        return false;
    }

    private boolean attempt() {
        UUID key = new UUID(random.nextLong(), random.nextLong());
        Answer started = untilKnown(new Request(
                Operation.START,
                key,
                "POST",
                "/api/rounds/" + venue.round() + "/attempts",
                "{\"key\":\"" + key + "\"}",
                0,
                ""));
        if (!started.good()) {
            return false;
        }
        UUID id = UUID.fromString(started.json().path("id").asString());
        int questions = started.json().path("questions").size();
        for (int revision = 1; revision <= SAVES; revision++) {
            Answer saved = untilKnown(sheet(Operation.SAVE, id, revision, questions, "PUT", "/answers"));
            if (!saved.good()) {
                return false;
            }
        }
        return untilKnown(sheet(Operation.SUBMIT, id, SAVES + 1, questions, "POST", "/submission"))
                .good();
    }

    private Request sheet(Operation operation, UUID id, int revision, int questions, String method, String door) {
        List<String> ticked = IntStream.range(0, questions)
                .mapToObj(ignored -> random.nextInt(5) == 0 ? "" : random.nextBoolean() ? "A" : "B")
                .toList();
        String answers = IntStream.range(0, questions)
                .filter(i -> !ticked.get(i).isEmpty())
                .mapToObj(i -> "\"" + (i + 1) + "\":\"" + ticked.get(i) + "\"")
                .collect(Collectors.joining(","));
        return new Request(
                operation,
                id,
                method,
                "/api/attempts/" + id + door,
                "{\"revision\":" + revision + ",\"answers\":{" + answers + "}}",
                revision,
                String.join("|", ticked));
    }

    // Goes on after the end of the test: what was asked must become known.
    private Answer untilKnown(Request request) {
        Instant giveUp = until.plusSeconds(60);
        Answer answer = once(request);
        while (!answer.known() && Instant.now().isBefore(giveUp)) {
            rest();
            answer = once(request);
        }
        return answer;
    }

    private void rest() {
        try {
            Thread.sleep(100 + random.nextInt(400));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private Answer once(Request request) {
        record(Outcome.INVOKE, request, request.subject(), null, "");
        Answer answer = send(request);
        if (answer.good()) {
            JsonNode json = answer.json();
            UUID subject = request.operation() == Operation.ENTER ? uuid(json, "participation") : request.subject();
            UUID attempt = request.operation() == Operation.START ? uuid(json, "id") : null;
            String receipt = json.path("receipt").asString("").replace("-", "");
            record(Outcome.OK, request, subject, attempt, receipt);
        } else {
            String problem =
                    answer.status() + " " + answer.body().lines().limit(1).collect(Collectors.joining());
            record(
                    answer.known() ? Outcome.FAIL : Outcome.INFO,
                    request,
                    request.subject(),
                    null,
                    problem.substring(0, Math.min(200, problem.length())));
        }
        return answer;
    }

    private static UUID uuid(JsonNode json, String field) {
        return UUID.fromString(json.path(field).asString());
    }

    private void record(Outcome outcome, Request request, @Nullable UUID subject, @Nullable UUID attempt, String note) {
        history.add(new Event(
                Instant.now(),
                outcome,
                request.operation(),
                subject,
                attempt,
                request.revision(),
                request.sheet(),
                note));
    }

    private Answer send(Request request) {
        URI node = nodes.get(random.nextInt(nodes.size()));
        HttpRequest.Builder http11 = HttpRequest.newBuilder(node.resolve(request.path()))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .method(request.method(), HttpRequest.BodyPublishers.ofString(request.body()));
        if (!cookie.isEmpty()) {
            http11.header("Cookie", cookie);
        }
        try {
            HttpResponse<String> response = http.send(http11.build(), HttpResponse.BodyHandlers.ofString());
            response.headers().firstValue("Set-Cookie").ifPresent(set -> cookie = set.split(";", 2)[0]);
            return new Answer(response.statusCode(), response.body());
        } catch (IOException e) {
            return new Answer(0, e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
