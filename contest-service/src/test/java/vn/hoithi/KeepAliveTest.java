package vn.hoithi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import vn.hoithi.testing.Node;

/** A client or proxy that sends its next request on the same connection at once gets an answer every time. */
class KeepAliveTest {
    private static final int CONNECTIONS = 4;
    private static final int REQUESTS = 1_000;
    private static final int PATIENCE_MILLIS = 10_000;

    private final URI node = Node.shared().address();

    // reactor-netty up to 1.3.7 forgot to read on (#4361): about one connection in four hundred requests fell silent.
    @Test
    void noConnectionFallsSilent() {
        CompletableFuture<?>[] clients = IntStream.range(0, CONNECTIONS)
                .mapToObj(i -> CompletableFuture.runAsync(this::askAgainAndAgain, Thread::startVirtualThread))
                .toArray(CompletableFuture[]::new);

        assertThat(CompletableFuture.allOf(clients)).succeedsWithin(java.time.Duration.ofSeconds(90));
    }

    private void askAgainAndAgain() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(node.getHost(), node.getPort()));
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(PATIENCE_MILLIS);
            InputStream answers = new BufferedInputStream(socket.getInputStream());
            for (int i = 0; i < REQUESTS; i++) {
                String request = "GET /api/attempts/" + UUID.randomUUID() + "/answers HTTP/1.1\r\nHost: "
                        + node.getAuthority() + "\r\n\r\n";
                socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
                assertThat(statusOf(answers)).isEqualTo("HTTP/1.1 404 Not Found");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads one whole answer; its first line. */
    private static String statusOf(InputStream answers) throws IOException {
        String status = line(answers);
        int length = 0;
        for (String header = line(answers); !header.isEmpty(); header = line(answers)) {
            if (header.regionMatches(true, 0, "content-length:", 0, "content-length:".length())) {
                length = Integer.parseInt(
                        header.substring("content-length:".length()).strip());
            }
        }
        assertThat(answers.readNBytes(length)).hasSize(length);
        return status;
    }

    private static String line(InputStream answers) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = answers.read(); next != '\n'; next = answers.read()) {
            if (next < 0) {
                throw new IOException("closed after " + line);
            }
            line.append((char) next);
        }
        return line.toString().strip();
    }
}
