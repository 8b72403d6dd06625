package vn.hoithi.loadtest;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keep-alive HTTP/1.1 connections, all on the calling thread and with as little work as possible: the client shares the
 * processors with the server it measures.
 */
final class Wire implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int BUFFER = 16 * 1024;

    /** One side of a conversation: says what to ask next and hears the answer. */
    interface Speaker {
        /** The whole next request, or null when there is nothing more to ask. */
        byte @Nullable [] next();

        /**
         * Takes in the answer.
         *
         * @param nanos from the request's first byte to the answer's last
         */
        void heard(HttpAnswer answer, long nanos);
    }

    private final InetSocketAddress address;
    private final Selector selector;
    private final List<Connection> connections = new ArrayList<>();
    private long deadline;
    private int talking;

    Wire(URI url, int count) throws IOException {
        this.address = new InetSocketAddress(url.getHost(), url.getPort() < 0 ? 80 : url.getPort());
        this.selector = Selector.open();
        for (int i = 0; i < count; i++) {
            connections.add(new Connection());
        }
    }

    int size() {
        return connections.size();
    }

    /**
     * Lets every speaker talk on a connection of its own until the time is over or nobody has anything to ask, then
     * waits for the last answers.
     *
     * @return how long answers were counted
     */
    Duration talk(List<? extends Speaker> speakers, Duration time) throws IOException {
        long begun = System.nanoTime();
        deadline = begun + time.toNanos();
        talking = speakers.size();
        for (int i = 0; i < speakers.size(); i++) {
            connections.get(i).begin(speakers.get(i));
        }
        while (talking > 0) {
            selector.select(Wire::ready, PATIENCE.toMillis());
            if (System.nanoTime() > deadline + PATIENCE.toNanos()) {
                throw new IllegalStateException(talking + " connections have no answer after " + PATIENCE);
            }
        }
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    private static void ready(SelectionKey key) {
        try {
            ((Connection) key.attachment()).ready(key);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        for (Connection connection : connections) {
            connection.channel.close();
        }
        selector.close();
    }

    private final class Connection {
        private SocketChannel channel = connect();
        private byte[] in = new byte[BUFFER];
        private ByteBuffer reading = ByteBuffer.wrap(in);
        private ByteBuffer out = ByteBuffer.allocate(0);
        private @Nullable Speaker speaker;
        private long asked;

        Connection() throws IOException {}

        private SocketChannel connect() throws IOException {
            SocketChannel fresh = SocketChannel.open(address);
            fresh.setOption(StandardSocketOptions.TCP_NODELAY, true);
            fresh.configureBlocking(false);
            fresh.register(selector, SelectionKey.OP_READ, this);
            return fresh;
        }

        private void reconnect() throws IOException {
            channel.close();
            channel = connect();
        }

        void begin(Speaker next) throws IOException {
            speaker = next;
            ask(next);
        }

        private void ask(Speaker who) throws IOException {
            long now = System.nanoTime();
            byte[] request = now < deadline ? who.next() : null;
            if (request == null) {
                speaker = null;
                talking--;
                return;
            }
            asked = now;
            out = ByteBuffer.wrap(request);
            write();
        }

        private void write() throws IOException {
            channel.write(out);
            channel.keyFor(selector)
                    .interestOps(
                            out.hasRemaining() ? SelectionKey.OP_READ | SelectionKey.OP_WRITE : SelectionKey.OP_READ);
        }

        void ready(SelectionKey key) throws IOException {
            if (key.isWritable()) {
                write();
            }
            if (key.isReadable()) {
                read();
            }
        }

        private void read() throws IOException {
            if (!reading.hasRemaining()) {
                in = Arrays.copyOf(in, in.length * 2);
                reading = ByteBuffer.wrap(in).position(in.length / 2);
            }
            int count = channel.read(reading);
            Speaker who = speaker;
            if (count < 0) {
                hungUp(who);
                return;
            }
            HttpAnswer answer = HttpAnswer.parse(in, reading.position());
            if (answer != null && who != null) {
                reading.clear();
                who.heard(answer, System.nanoTime() - asked);
                if (answer.closing()) {
                    reconnect();
                }
                ask(who);
            }
        }

        // A server may close an idle connection; a request that met the close is asked again.
        private void hungUp(@Nullable Speaker who) throws IOException {
            if (reading.position() > 0) {
                throw new IOException("the server closed a connection in the middle of an answer");
            }
            reconnect();
            if (who != null) {
                out.rewind();
                write();
            }
        }
    }
}
