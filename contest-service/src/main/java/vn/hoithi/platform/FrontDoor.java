package vn.hoithi.platform;

import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * What happens to every request first: its arrival is stamped before any queueing, it gets an id, its answer gets the
 * security headers, and a state-changing request that a browser sent for another site is refused.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
public class FrontDoor implements WebFilter {
    /** Exchange attribute: the {@link Instant} at which the request arrived, by the contest clock. */
    public static final String ARRIVAL = "vn.hoithi.arrival";
    /** Exchange attribute: the id under which logs and problems speak of this request. */
    public static final String REQUEST_ID = "vn.hoithi.request";

    private static final String REQUEST_ID_HEADER = "X-Request-Id";
    private static final Pattern REQUEST_ID_FORM = Pattern.compile("[A-Za-z0-9._-]{8,64}");
    private static final String CONTENT_POLICY = "default-src 'self'; script-src 'self'; style-src 'self'; "
            + "img-src 'self' data:; connect-src 'self'; font-src 'self'; object-src 'none'; base-uri 'none'; "
            + "form-action 'self'; frame-ancestors 'none'";

    // Short enough to be read aloud on the phone.
    private static final long SHORTEST_ID = 1L << 60;
    private static final Set<String> PERSONAL = Set.of("/api/", "/quan-tri", "/don-vi", "/dang-nhap");
    private static final Set<HttpMethod> HARMLESS = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private final ContestClock clock;

    FrontDoor(ContestClock clock) {
        this.clock = clock;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        Instant arrival = clock.instant();
        exchange.getAttributes().put(ARRIVAL, arrival);
        String id = requestId(exchange.getRequest());
        exchange.getAttributes().put(REQUEST_ID, id);
        writeHeaders(exchange, id, arrival);
        return isForeign(exchange.getRequest()) ? Mono.error(new ForeignOrigin()) : chain.filter(exchange);
    }

    private static void writeHeaders(ServerWebExchange exchange, String id, Instant arrival) {
        HttpHeaders headers = exchange.getResponse().getHeaders();
        headers.set(REQUEST_ID_HEADER, id);
        // Pages correct their countdowns by it.
        headers.setDate(arrival.toEpochMilli());
        // What a page or answer may be kept for, it says itself.
        headers.setCacheControl(isPersonal(exchange.getRequest()) ? "no-store" : "no-cache");
        headers.set("Content-Security-Policy", CONTENT_POLICY);
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("X-Frame-Options", "DENY");
        headers.set("Referrer-Policy", "same-origin");
        headers.set("Cross-Origin-Opener-Policy", "same-origin");
        headers.set("Permissions-Policy", "camera=(), microphone=(), geolocation=()");
        if ("https".equals(exchange.getRequest().getURI().getScheme())) {
            headers.set("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
        }
    }

    private static boolean isPersonal(ServerHttpRequest request) {
        String path = request.getPath().value();
        return PERSONAL.stream().anyMatch(path::startsWith);
    }

    private static String requestId(ServerHttpRequest request) {
        String given = request.getHeaders().getFirst(REQUEST_ID_HEADER);
        return given != null && REQUEST_ID_FORM.matcher(given).matches()
                ? given
                : Long.toString(ThreadLocalRandom.current().nextLong(SHORTEST_ID, Long.MAX_VALUE), 36);
    }

    // Browsers send Origin with every POST, PUT and DELETE; programs send none and carry no cookie of a victim.
    private static boolean isForeign(ServerHttpRequest request) {
        if (HARMLESS.contains(request.getMethod())) {
            return false;
        }
        String origin = request.getHeaders().getOrigin();
        return origin == null
                ? isCrossSite(request.getHeaders().getFirst("Sec-Fetch-Site"))
                : !sameHost(origin, request);
    }

    private static boolean isCrossSite(@Nullable String fetchSite) {
        return "cross-site".equals(fetchSite) || "same-site".equals(fetchSite);
    }

    private static boolean sameHost(String origin, ServerHttpRequest request) {
        int scheme = origin.indexOf("://");
        String own = request.getURI().getRawAuthority();
        return scheme > 0 && own != null && origin.substring(scheme + 3).equalsIgnoreCase(own);
    }

    private static final class ForeignOrigin extends Refused {
        @Override
        public ProblemDetail problem() {
            return Problems.of(
                    HttpStatus.FORBIDDEN,
                    "foreign-origin",
                    "Yêu cầu đến từ trang khác",
                    "Yêu cầu này không được gửi từ trang của cuộc thi nên đã bị từ chối.");
        }
    }
}
