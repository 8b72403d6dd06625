package vn.hoithi.platform;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** With {@code spring.r2dbc.url} set nothing is started; Flyway migrates the same server. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnExpression("!'${spring.r2dbc.url:}'.isEmpty()")
class ExternalPostgresConfiguration {

    @Bean
    FlywayConnectionDetails flywayBesideR2dbc(
            @Value("${spring.r2dbc.url}") String url,
            @Value("${spring.r2dbc.username:}") String user,
            @Value("${spring.r2dbc.password:}") String password) {
        return FlywayAddress.of(url, user, password);
    }
}
