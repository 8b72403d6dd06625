package vn.hoithi.loadtest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Everything that was asked and answered, in the order in which it happened. */
final class History {
    /** What is known about a request: asked, acknowledged, refused, or lost without an answer. */
    enum Outcome {
        INVOKE,
        OK,
        FAIL,
        INFO
    }

    /** What a request asks for. */
    enum Operation {
        ENTER,
        START,
        SAVE,
        SUBMIT
    }

    /**
     * One line of the history.
     *
     * @param subject the participation of an entry, the client key of a start, else the attempt
     * @param attempt what a start was answered with
     * @param sheet letters of each question between bars, as the database holds them
     * @param note receipt of a submission, or the status and problem of a failure
     */
    record Event(
            Instant at,
            Outcome outcome,
            Operation operation,
            @Nullable UUID subject,
            @Nullable UUID attempt,
            int revision,
            String sheet,
            String note) {}

    private final List<Event> events = new ArrayList<>();

    synchronized void add(Event event) {
        events.add(event);
    }

    synchronized List<Event> events() {
        return List.copyOf(events);
    }

    long count(Operation operation, Outcome outcome) {
        return events().stream()
                .filter(event -> event.operation() == operation && event.outcome() == outcome)
                .count();
    }

    /** As tab-separated lines. */
    void write(Path file) {
        try (Writer out = Files.newBufferedWriter(file)) {
            for (Event event : events()) {
                out.write(String.join(
                                "\t",
                                event.at().toString(),
                                event.outcome().name(),
                                event.operation().name(),
                                String.valueOf(event.subject()),
                                String.valueOf(event.attempt()),
                                Integer.toString(event.revision()),
                                event.sheet(),
                                event.note())
                        + "\n");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
