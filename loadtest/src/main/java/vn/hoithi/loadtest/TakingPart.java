package vn.hoithi.loadtest;

import java.util.SplittableRandom;
import java.util.UUID;

/** Attempts one after the other on one device: start, two saves, submission; the next person when one has no more left. */
final class TakingPart implements Wire.Speaker {
    private static final int SAVES = 2;
    private static final int QUESTIONS = 10;
    private static final int ID_LENGTH = 36;

    private final Venue venue;
    private final HttpText text;
    private final People people;
    private final SplittableRandom random;
    private Figures figures;
    private String cookie = "";
    private int used;
    private String start = "";
    private String attempt = "";
    private int revision;

    TakingPart(Venue venue, HttpText text, People people, Figures figures, long seed) {
        this.venue = venue;
        this.text = text;
        this.people = people;
        this.figures = figures;
        this.random = new SplittableRandom(seed);
    }

    /** Goes on where it is, counting elsewhere. */
    void countIn(Figures others) {
        this.figures = others;
    }

    @Override
    public byte[] next() {
        return switch (step()) {
            case START -> text.send("POST", "/api/rounds/" + venue.round() + "/attempts", person(), start());
            case SAVE -> text.send("PUT", "/api/attempts/" + attempt + "/answers", cookie, sheet());
            case SUBMIT -> text.send("POST", "/api/attempts/" + attempt + "/submission", cookie, sheet());
            case PING -> throw new IllegalStateException();
        };
    }

    private Figures.Step step() {
        return attempt.isEmpty() ? Figures.Step.START : revision < SAVES ? Figures.Step.SAVE : Figures.Step.SUBMIT;
    }

    private String person() {
        if (cookie.isEmpty() || used == venue.allowed()) {
            cookie = people.take();
            used = 0;
        }
        return cookie;
    }

    // The key stays until the start has succeeded: a retry must not burn a second attempt.
    private String start() {
        if (start.isEmpty()) {
            start = "{\"key\":\"" + new UUID(random.nextLong(), random.nextLong()) + "\"}";
        }
        return start;
    }

    private String sheet() {
        StringBuilder json = new StringBuilder(128)
                .append("{\"revision\":")
                .append(revision + 1)
                .append(",\"answers\":{");
        int answered = Math.min(QUESTIONS, (revision + 1) * 4);
        for (int question = 1; question <= answered; question++) {
            json.append(question == 1 ? "\"" : ",\"").append(question).append("\":\"");
            json.append(random.nextBoolean() ? 'A' : 'B').append('"');
        }
        return json.append("}}").toString();
    }

    @Override
    public void heard(HttpAnswer answer, long nanos) {
        Figures.Step step = step();
        figures.answered(step, nanos);
        if (answer.status() >= 300) {
            failed(step, answer);
            return;
        }
        switch (step) {
            case START -> {
                attempt = idIn(answer.text(128));
                start = "";
                revision = 0;
                used++;
            }
            case SAVE -> revision++;
            case SUBMIT -> {
                figures.completed();
                attempt = "";
            }
            case PING -> throw new IllegalStateException();
        }
    }

    private void failed(Figures.Step step, HttpAnswer answer) {
        String body = answer.text(2_000);
        int type = body.indexOf("/van-de/");
        figures.failed(step, answer.status(), type < 0 ? "" : body.substring(type + 8, body.indexOf('"', type)));
        if (answer.status() < 500) {
            // Nothing that trying again would change: leave this person and take the next.
            cookie = "";
            attempt = "";
            start = "";
        }
    }

    private static String idIn(String json) {
        int at = json.indexOf("\"id\":\"") + "\"id\":\"".length();
        return json.substring(at, at + ID_LENGTH);
    }
}
