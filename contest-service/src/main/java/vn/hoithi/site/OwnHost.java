package vn.hoithi.site;

import org.springframework.core.annotation.Order;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import vn.hoithi.contest.ContestService;

/** Shows a contest at {@code /} of the host it has to itself. Every other path is the same at every host. */
@Component
@Order(0)
class OwnHost implements WebFilter {
    private final ContestService contests;

    OwnHost(ContestService contests) {
        this.contests = contests;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        ServerHttpRequest request = exchange.getRequest();
        String host = request.getURI().getHost();
        if (host == null || !request.getPath().value().equals("/")) {
            return chain.filter(exchange);
        }
        return contests.catalog()
                .atHost(host)
                .map(contest -> exchange.mutate()
                        .request(request.mutate().path("/c/" + contest.slug()).build())
                        .build())
                .map(chain::filter)
                .orElseGet(() -> chain.filter(exchange));
    }
}
