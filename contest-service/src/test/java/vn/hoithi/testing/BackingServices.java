package vn.hoithi.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;
import redis.embedded.RedisServer;

/**
 * One PostgreSQL and one Redis for all tests of a JVM: containers where Docker answers, else the embedded ones on free
 * ports. Durability is on, as in production. Every test that wants its own world takes a fresh database.
 */
public final class BackingServices {
    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static final String SUPERUSER = "postgres";

    private final String postgresAddress;
    private final String password;
    private final String redisHost;
    private final int redisPort;

    private BackingServices(String postgresAddress, String password, String redisHost, int redisPort) {
        this.postgresAddress = postgresAddress;
        this.password = password;
        this.redisHost = redisHost;
        this.redisPort = redisPort;
    }

    /** A database of its own on the shared server. */
    public record Database(String address, String name, String user, String password) {
        public String r2dbcUrl() {
            return "r2dbc:postgresql://" + address + "/" + name;
        }

        public Connection connect() throws SQLException {
            return DriverManager.getConnection("jdbc:postgresql://" + address + "/" + name, user, password);
        }
    }

    private static final class Shared {
        static final BackingServices INSTANCE = dockerAnswers() ? containers() : embedded();
    }

    public static BackingServices shared() {
        return Shared.INSTANCE;
    }

    public String redisHost() {
        return redisHost;
    }

    public int redisPort() {
        return redisPort;
    }

    public Database freshDatabase() {
        String name = "test_" + DATABASES.incrementAndGet();
        Database admin = new Database(postgresAddress, SUPERUSER, SUPERUSER, password);
        try (Connection connection = admin.connect()) {
            boolean unused = connection.createStatement().execute("CREATE DATABASE " + name);
            return new Database(postgresAddress, name, SUPERUSER, password);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A Redis of its own, for tests that stop or flush it. */
    public static RedisServer ownRedis(int port) {
        RedisServer redis = RedisServer.builder()
                .port(port)
                .setting("bind 127.0.0.1")
                .setting("save \"\"")
                .setting("appendonly no")
                .build();
        redis.start();
        return redis;
    }

    public static int freePort() {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean dockerAnswers() {
        try {
            return DockerClientFactory.instance().isDockerAvailable();
        } catch (RuntimeException e) {
            return false;
        }
    }

    // Both live as long as the JVM; Testcontainers' reaper and the shutdown hook end them.
    @SuppressWarnings("resource")
    private static BackingServices containers() {
        PostgreSQLContainer postgres = new PostgreSQLContainer(DockerImageName.parse("postgres:18"))
                .withUsername(SUPERUSER)
                .withPassword(SUPERUSER)
                .withDatabaseName(SUPERUSER);
        postgres.start();
        GenericContainer<?> redis = new GenericContainer<>(DockerImageName.parse("redis:7")).withExposedPorts(6379);
        redis.start();
        return new BackingServices(
                postgres.getHost() + ":" + postgres.getMappedPort(5432),
                SUPERUSER,
                redis.getHost(),
                redis.getMappedPort(6379));
    }

    @SuppressWarnings("resource")
    private static BackingServices embedded() {
        try {
            EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                    .setPGStartupWait(Duration.ofSeconds(60))
                    .setServerConfig("fsync", "on")
                    .setServerConfig("full_page_writes", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("max_connections", "200")
                    .start();
            int redisPort = freePort();
            RedisServer redis = ownRedis(redisPort);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(redis)));
            return new BackingServices("localhost:" + postgres.getPort(), SUPERUSER, "localhost", redisPort);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void stop(RedisServer redis) {
        try {
            redis.stop();
        } catch (RuntimeException e) {
            throw new IllegalStateException("embedded Redis did not stop", e);
        }
    }
}
