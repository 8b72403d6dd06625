package vn.hoithi.platform;

import io.r2dbc.spi.ConnectionFactoryOptions;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/** A real PostgreSQL of our own, started when no {@code spring.r2dbc.url} is set; its data outlives the process. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(name = "io.zonky.test.db.postgres.embedded.EmbeddedPostgres")
@ConditionalOnExpression("'${spring.r2dbc.url:}'.isEmpty()")
class EmbeddedPostgresConfiguration {
    private static final String SUPERUSER = "postgres";

    @Bean
    DataFolder dataFolder(DataFolder.Settings settings) throws IOException {
        return new DataFolder(settings);
    }

    // The library turns durability off for tests; promise 1 needs it on.
    @Bean(destroyMethod = "close")
    EmbeddedPostgres embeddedPostgres(DataFolder folder) throws IOException {
        Path data = folder.resolve("postgresql");
        folder.stopOrphan(data);
        return EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setOverrideWorkingDirectory(folder.resolve("programs").toFile())
                .setCleanDataDirectory(false)
                .setPGStartupWait(Duration.ofSeconds(60))
                .setServerConfig("fsync", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("max_connections", "100")
                .setServerConfig("shared_buffers", "256MB")
                .setServerConfig("max_wal_size", "2GB")
                .start();
    }

    @Bean
    R2dbcConnectionDetails embeddedR2dbc(@Lazy EmbeddedPostgres postgres) {
        return () -> ConnectionFactoryOptions.parse(
                        "r2dbc:postgresql://localhost:" + postgres.getPort() + "/" + SUPERUSER)
                .mutate()
                .option(ConnectionFactoryOptions.USER, SUPERUSER)
                .option(ConnectionFactoryOptions.PASSWORD, SUPERUSER)
                .build();
    }

    @Bean
    FlywayConnectionDetails embeddedFlyway(EmbeddedPostgres postgres) {
        return new FlywayAddress(postgres.getJdbcUrl(SUPERUSER, SUPERUSER), SUPERUSER, SUPERUSER);
    }
}
