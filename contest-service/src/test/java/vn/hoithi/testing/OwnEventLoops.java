package vn.hoithi.testing;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.ReactorResourceFactory;

/** Found by every node under test: its event loops are its own, so that closing it does not deafen the others of this JVM. */
@Configuration(proxyBeanMethods = false)
class OwnEventLoops {
    @Bean
    ReactorResourceFactory eventLoops() {
        ReactorResourceFactory own = new ReactorResourceFactory();
        own.setUseGlobalResources(false);
        return own;
    }
}
