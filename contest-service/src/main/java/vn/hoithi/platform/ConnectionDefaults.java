package vn.hoithi.platform;

import io.r2dbc.postgresql.PostgresqlConnectionFactoryProvider;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.r2dbc.autoconfigure.ConnectionFactoryOptionsBuilderCustomizer;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Defaults of the stack that must not stay as they are (no time limits at all, on either side). */
@Configuration(proxyBeanMethods = false)
class ConnectionDefaults {

    // Time limits are PostgreSQL's: a reactive timeout cancels, and a cancelled transaction can harm its neighbours.
    @Bean
    ConnectionFactoryOptionsBuilderCustomizer postgresLimits() {
        return options -> options.option(
                        PostgresqlConnectionFactoryProvider.OPTIONS,
                        Map.of(
                                "statement_timeout", "5s",
                                "lock_timeout", "2s",
                                "idle_in_transaction_session_timeout", "5s"))
                .option(PostgresqlConnectionFactoryProvider.APPLICATION_NAME, "hoithi")
                .option(PostgresqlConnectionFactoryProvider.PREPARED_STATEMENT_CACHE_QUERIES, 256)
                .option(PostgresqlConnectionFactoryProvider.TCP_KEEPALIVE, true);
    }

    // Only all three together close every kind of slow client; the largest request is an uploaded document.
    @Bean
    NettyServerCustomizer slowClients() {
        return server -> server.idleTimeout(Duration.ofSeconds(30))
                .readTimeout(Duration.ofSeconds(15))
                .requestTimeout(Duration.ofSeconds(60))
                .maxKeepAliveRequests(10_000);
    }
}
