package vn.hoithi.testing;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import vn.hoithi.HoiThi;
import vn.hoithi.platform.Secrets;

/** One node of the platform in this JVM, on a free port; several may share a database and a Redis. */
public final class Node implements AutoCloseable {
    /** The keys of every node under test: made anew for each run. */
    public static final String KEYS = Secrets.generate().print();

    private final ConfigurableApplicationContext context;

    private Node(ConfigurableApplicationContext context) {
        this.context = context;
    }

    private static final class Shared {
        static final Node INSTANCE = start(BackingServices.shared().freshDatabase());
    }

    /** The node that tests share which need no world of their own. */
    public static Node shared() {
        return Shared.INSTANCE;
    }

    /** A node on this database and the shared Redis. */
    public static Node start(BackingServices.Database database, String... more) {
        BackingServices services = BackingServices.shared();
        return start(database, services.redisHost(), services.redisPort(), more);
    }

    public static Node start(BackingServices.Database database, String redisHost, int redisPort, String... more) {
        List<String> arguments = new ArrayList<>(arguments(database, redisHost, redisPort));
        arguments.addAll(List.of(more));
        return new Node(new SpringApplicationBuilder(HoiThi.class).run(arguments.toArray(String[]::new)));
    }

    /** The command line of a node, here or in a process of its own. */
    public static List<String> arguments(BackingServices.Database database, String redisHost, int redisPort) {
        return List.of(
                "--server.port=0",
                "--spring.r2dbc.url=" + database.r2dbcUrl(),
                "--spring.r2dbc.username=" + database.user(),
                "--spring.r2dbc.password=" + database.password(),
                "--spring.data.redis.host=" + redisHost,
                "--spring.data.redis.port=" + redisPort,
                "--hoithi.keys=" + KEYS,
                "--hoithi.entry.per-address=1000000",
                "--spring.main.banner-mode=off",
                "--logging.level.root=warn");
    }

    public URI address() {
        return URI.create("http://localhost:" + context.getEnvironment().getRequiredProperty("local.server.port"));
    }

    /** A door of the running node, for setting up what has no shorter way through HTTP. */
    public <T> T door(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        context.close();
    }
}
