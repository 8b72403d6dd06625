package vn.hoithi.share;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;

/** Whether it is a person who follows a link, as far as the request says: nothing of it is kept. */
final class Visitor {
    private static final Pattern MACHINE =
            Pattern.compile("bot|crawl|spider|preview|facebookexternalhit|facebookcatalog|slurp|curl|wget|monitor");

    private Visitor() {}

    static boolean isPerson(ServerHttpRequest request) {
        HttpHeaders headers = request.getHeaders();
        return request.getMethod().equals(HttpMethod.GET)
                && !fetchesAhead(headers.getFirst("Sec-Purpose"))
                && !fetchesAhead(headers.getFirst("Purpose"))
                && !isMachine(headers.getFirst(HttpHeaders.USER_AGENT));
    }

    private static boolean fetchesAhead(@Nullable String purpose) {
        return purpose != null && purpose.toLowerCase(Locale.ROOT).contains("prefetch");
    }

    private static boolean isMachine(@Nullable String agent) {
        return agent != null && MACHINE.matcher(agent.toLowerCase(Locale.ROOT)).find();
    }
}
