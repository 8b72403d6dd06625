package vn.hoithi.platform;

import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.postgresql.PostgresqlConnectionFactoryProvider;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryOptions;
import java.time.Duration;
import java.util.Map;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcConnectionDetails;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.netty.resources.LoopResources;

/**
 * A small pool of its own for everything that nobody waits for with an answer in hand: folding standings, boards read
 * from SQL, exports, clean-up. However busy it is, answers keep their own connections (promise 11).
 */
@Component
public class BackgroundDatabase implements DisposableBean {
    private static final int CONNECTIONS = 4;
    private static final int LOOPS = 2;

    // Loops of its own: reading a hundred thousand rows, and what is made of them, holds up no answer's connection.
    private final LoopResources loops = LoopResources.create("background-db", LOOPS, true);
    private final ConnectionPool pool;
    private final DatabaseClient client;
    private final ShieldedTx transactions;

    BackgroundDatabase(R2dbcConnectionDetails details) {
        ConnectionFactoryOptions options = details.getConnectionFactoryOptions()
                .mutate()
                .option(
                        PostgresqlConnectionFactoryProvider.OPTIONS,
                        Map.of(
                                // One core for a query, however large: the others are for answers.
                                "max_parallel_workers_per_gather",
                                "0",
                                "max_parallel_maintenance_workers",
                                "0",
                                // From the sixth time on a plan for any unit would serve: for a country and for a ward
                                // alike, and seconds instead of milliseconds for one of them.
                                "plan_cache_mode",
                                "force_custom_plan",
                                "statement_timeout",
                                "60s",
                                "lock_timeout",
                                "2s",
                                "idle_in_transaction_session_timeout",
                                "5s"))
                .option(PostgresqlConnectionFactoryProvider.APPLICATION_NAME, "hoithi-background")
                .option(PostgresqlConnectionFactoryProvider.LOOP_RESOURCES, loops)
                .build();
        ConnectionFactory direct = ConnectionFactories.get(options);
        this.pool = new ConnectionPool(ConnectionPoolConfiguration.builder(direct)
                .initialSize(1)
                .maxSize(CONNECTIONS)
                .maxAcquireTime(Duration.ofSeconds(5))
                .maxCreateConnectionTime(Duration.ofSeconds(5))
                .maxLifeTime(Duration.ofMinutes(30))
                .build());
        this.client = DatabaseClient.create(pool);
        this.transactions = new ShieldedTx(new R2dbcTransactionManager(pool));
    }

    public DatabaseClient client() {
        return client;
    }

    /** Transactions on this pool. */
    public ShieldedTx transactions() {
        return transactions;
    }

    @Override
    public void destroy() {
        pool.dispose();
        loops.dispose();
    }
}
