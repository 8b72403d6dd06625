package vn.hoithi.testing;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import vn.hoithi.HoiThi;

/** A node in a process of its own, always on the same port, so that it can be killed and comes back where it was. */
public final class NodeProcess implements AutoCloseable {
    private static final Duration STARTED = Duration.ofSeconds(90);

    private final int port = BackingServices.freePort();
    private final List<String> command;
    private final Path log;
    private Process process;

    private NodeProcess(BackingServices.Database database) {
        try {
            BackingServices services = BackingServices.shared();
            command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx400m",
                    "-XX:TieredStopAtLevel=1",
                    "-XX:+UseSerialGC",
                    "-cp",
                    System.getProperty("java.class.path"),
                    HoiThi.class.getName()));
            command.addAll(Node.arguments(database, services.redisHost(), services.redisPort()));
            command.replaceAll(argument -> argument.equals("--server.port=0") ? "--server.port=" + port : argument);
            command.add("--hoithi.first-start.contests=false");
            log = Files.createTempFile("hoithi-node-", ".log");
            process = launch();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static NodeProcess start(BackingServices.Database database) {
        NodeProcess node = new NodeProcess(database);
        node.awaitAnswers();
        return node;
    }

    public URI address() {
        return URI.create("http://localhost:" + port);
    }

    /** SIGKILL: no shutdown hook, no farewell to anybody. */
    public void kill() {
        process.destroyForcibly();
        await().atMost(Duration.ofSeconds(10)).until(() -> !process.isAlive());
    }

    public void startAgain() {
        try {
            process = launch();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        awaitAnswers();
    }

    private Process launch() throws IOException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    private void awaitAnswers() {
        await("node starts, see " + log).atMost(STARTED).until(() -> {
            if (!process.isAlive()) {
                throw new IllegalStateException("the node ended: " + Files.readString(log));
            }
            return answers();
        });
    }

    private boolean answers() {
        try {
            return new Http(address()).get("/api/ping").status() < 500;
        } catch (CompletionException e) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        kill();
        Files.delete(log);
    }
}
