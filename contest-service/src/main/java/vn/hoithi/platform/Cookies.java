package vn.hoithi.platform;

import java.time.Duration;
import java.util.Optional;
import org.springframework.http.HttpCookie;
import org.springframework.http.ResponseCookie;
import org.springframework.web.server.ServerWebExchange;

/** Our cookies: HttpOnly, SameSite=Lax, and under HTTPS Secure with the {@code __Host-} prefix. */
public final class Cookies {
    private static final String HOST_PREFIX = "__Host-";

    private Cookies() {}

    /** Sets the cookie; a zero age removes it. */
    public static void set(ServerWebExchange exchange, String name, String value, Duration age) {
        boolean secure = isSecure(exchange);
        exchange.getResponse()
                .addCookie(ResponseCookie.from(fullName(name, secure), value)
                        .httpOnly(true)
                        .secure(secure)
                        .sameSite("Lax")
                        .path("/")
                        .maxAge(age)
                        .build());
    }

    public static Optional<String> get(ServerWebExchange exchange, String name) {
        HttpCookie cookie = exchange.getRequest().getCookies().getFirst(fullName(name, isSecure(exchange)));
        return Optional.ofNullable(cookie).map(HttpCookie::getValue).filter(value -> !value.isEmpty());
    }

    /** Whether the request came by HTTPS, as far as this node or the proxy in front of it knows. */
    public static boolean isSecure(ServerWebExchange exchange) {
        return "https".equals(exchange.getRequest().getURI().getScheme());
    }

    private static String fullName(String name, boolean secure) {
        return secure ? HOST_PREFIX + name : name;
    }
}
