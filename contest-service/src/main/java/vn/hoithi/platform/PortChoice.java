package vn.hoithi.platform;

import java.io.IOException;
import java.net.ServerSocket;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.server.reactive.ConfigurableReactiveWebServerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** With no port configured: 8080, or any free one when that is taken, so that a first run never fails for a port. */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class PortChoice implements WebServerFactoryCustomizer<ConfigurableReactiveWebServerFactory> {
    private static final int USUAL = 8080;

    private final boolean configured;

    PortChoice(@Value("${server.port:}") String port) {
        this.configured = !port.isBlank();
    }

    @Override
    public void customize(ConfigurableReactiveWebServerFactory factory) {
        if (!configured) {
            factory.setPort(isFree(USUAL) ? USUAL : 0);
        }
    }

    private static boolean isFree(int port) {
        try (ServerSocket probe = new ServerSocket(port)) {
            return probe.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
