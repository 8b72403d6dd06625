package vn.hoithi.platform;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.data.redis.autoconfigure.DataRedisConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import redis.embedded.RedisServer;

/** A real Redis of our own, started when none is configured. It keeps nothing on disk: everything in it can be rebuilt. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(name = "redis.embedded.RedisServer")
@ConditionalOnExpression(
        "'${spring.data.redis.host:}${spring.data.redis.url:}${spring.data.redis.sentinel.master:}${spring.data.redis.cluster.nodes:}'.isEmpty()")
class EmbeddedRedisConfiguration {

    @Bean(destroyMethod = "stop")
    RedisServer embeddedRedis() throws IOException {
        RedisServer redis = RedisServer.builder()
                .port(freePort())
                .setting("bind 127.0.0.1")
                .setting("save \"\"")
                .setting("appendonly no")
                .setting("maxmemory 256mb")
                .setting("maxmemory-policy noeviction")
                .build();
        redis.start();
        return redis;
    }

    @Bean
    DataRedisConnectionDetails embeddedRedisDetails(RedisServer redis) {
        return new DataRedisConnectionDetails() {
            @Override
            public Standalone getStandalone() {
                return Standalone.of("localhost", redis.ports().getFirst());
            }
        };
    }

    private static int freePort() throws IOException {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        }
    }
}
