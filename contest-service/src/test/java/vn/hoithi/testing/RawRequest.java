package vn.hoithi.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import tools.jackson.databind.json.JsonMapper;

/** A request on a bare socket, for clients that behave as no browser does. */
public record RawRequest(String method, String path, String headers, Object body) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Sends it and hangs up once patience is over; true if an answer had begun by then. */
    public boolean abandonAfter(URI node, Duration patience) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(node.getHost(), node.getPort()), 5_000);
            socket.setTcpNoDelay(true);
            // Closing sends a reset, as a phone that loses its network never says good-bye.
            socket.setSoLinger(true, 0);
            socket.setSoTimeout((int) Math.max(1, patience.toMillis()));
            socket.getOutputStream().write(bytes(node));
            return socket.getInputStream().read() >= 0;
        } catch (SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    private byte[] bytes(URI node) {
        byte[] content = JSON.writeValueAsBytes(body);
        String head = method + " " + path + " HTTP/1.1\r\nHost: " + node.getAuthority()
                + "\r\nContent-Type: application/json\r\nAccept: application/json\r\n" + headers + "Content-Length: "
                + content.length + "\r\n\r\n";
        byte[] first = head.getBytes(UTF_8);
        byte[] all = java.util.Arrays.copyOf(first, first.length + content.length);
        System.arraycopy(content, 0, all, first.length, content.length);
        return all;
    }
}
