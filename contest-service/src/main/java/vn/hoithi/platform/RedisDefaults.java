package vn.hoithi.platform;

import io.lettuce.core.ClientOptions;
import java.time.Duration;
import org.springframework.boot.data.redis.autoconfigure.LettuceClientOptionsBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Redis may be away at any time: then commands fail at once instead of queueing without a bound. */
@Configuration(proxyBeanMethods = false)
class RedisDefaults {
    private static final int QUEUE = 4_096;

    @Bean
    LettuceClientOptionsBuilderCustomizer failFast() {
        return options -> options.disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                .requestQueueSize(QUEUE)
                .socketOptions(io.lettuce.core.SocketOptions.builder()
                        .connectTimeout(Duration.ofSeconds(1))
                        .build());
    }
}
