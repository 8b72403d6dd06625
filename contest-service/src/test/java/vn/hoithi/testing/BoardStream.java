package vn.hoithi.testing;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody who watches a board: an open SSE stream and every board that came by it, with the moment it came. */
public final class BoardStream implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<Seen> seen = new CopyOnWriteArrayList<>();
    private final Thread reader;

    private BoardStream(URI address) {
        reader = Thread.ofVirtual().unstarted(() -> read(address));
    }

    /** @param nanos {@code System.nanoTime()} when the board came */
    public record Seen(long nanos, JsonNode board) {}

    /** @param query what follows the question mark, e.g. {@code round=0&parent=7} */
    public static BoardStream open(URI node, String slug, String query) {
        BoardStream stream = new BoardStream(node.resolve("/api/contests/" + slug + "/standings/stream?" + query));
        stream.reader.start();
        return stream;
    }

    /** Everything that came so far, the snapshot first. */
    public List<Seen> seen() {
        return seen;
    }

    private void read(URI address) {
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("Accept", "text/event-stream")
                .build();
        try (Stream<String> lines =
                client.send(request, HttpResponse.BodyHandlers.ofLines()).body()) {
            Iterator<String> events = lines.iterator();
            while (events.hasNext()) {
                String line = events.next();
                if (line.startsWith("data:")) {
                    seen.add(new Seen(System.nanoTime(), JSON.readTree(line.substring("data:".length()))));
                }
            }
        } catch (java.io.IOException | java.io.UncheckedIOException e) {
            // The stream ends like this when it is closed; what is missing then is missed by the test.
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        reader.interrupt();
        client.shutdownNow();
    }
}
