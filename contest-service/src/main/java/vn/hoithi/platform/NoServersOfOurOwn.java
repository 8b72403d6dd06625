package vn.hoithi.platform;

import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** The production image holds no servers: there, both have to be configured. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnMissingClass("io.zonky.test.db.postgres.embedded.EmbeddedPostgres")
class NoServersOfOurOwn {

    @Bean
    static BeanFactoryPostProcessor serversAreConfigured(Environment environment) {
        return factory -> {
            if (!environment.containsProperty("spring.r2dbc.url")) {
                throw new NotConfigured(
                        "SPRING_R2DBC_URL is not set, and this program has no PostgreSQL of its own.",
                        "Set SPRING_R2DBC_URL, SPRING_R2DBC_USERNAME and SPRING_R2DBC_PASSWORD (see README.md, On real servers).");
            }
            boolean redis = environment.containsProperty("spring.data.redis.host")
                    || environment.containsProperty("spring.data.redis.url")
                    || environment.containsProperty("spring.data.redis.sentinel.master")
                    || environment.containsProperty("spring.data.redis.cluster.nodes");
            if (!redis) {
                throw new NotConfigured(
                        "SPRING_DATA_REDIS_HOST is not set, and this program has no Redis of its own.",
                        "Set SPRING_DATA_REDIS_HOST, or SPRING_DATA_REDIS_URL, …SENTINEL_MASTER, …CLUSTER_NODES.");
            }
        };
    }
}
