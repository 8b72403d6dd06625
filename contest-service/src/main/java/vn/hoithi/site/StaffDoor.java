package vn.hoithi.site;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.PathContainer;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import reactor.core.publisher.Mono;
import vn.hoithi.account.Role;
import vn.hoithi.account.Staff;
import vn.hoithi.platform.SimplyRefused;

/** In front of all staff pages: a password given by somebody else is replaced first, and organizers stay with their units. */
@Component
class StaffDoor implements WebFilter {
    private static final String PASSWORD = "/quan-tri/doi-mat-khau";
    private static final List<PathPattern> DOORS = patterns("/quan-tri/{*rest}", "/don-vi/{*rest}");
    private static final List<PathPattern> FOR_ORGANIZERS = patterns("/quan-tri", PASSWORD, "/don-vi/{*rest}");
    private static final List<PathPattern> FOR_CHANGING = patterns(PASSWORD);

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        PathContainer path = exchange.getRequest().getPath().pathWithinApplication();
        return matches(DOORS, path)
                ? signedIn(exchange).flatMap(staff -> pass(staff, path, exchange, chain))
                : chain.filter(exchange);
    }

    private static Mono<Optional<Staff>> signedIn(ServerWebExchange exchange) {
        return exchange.getPrincipal()
                .ofType(Authentication.class)
                .map(signed -> Optional.ofNullable(signed.getPrincipal())
                        .filter(Staff.class::isInstance)
                        .map(Staff.class::cast))
                .defaultIfEmpty(Optional.empty());
    }

    private static Mono<Void> pass(
            Optional<Staff> staff, PathContainer path, ServerWebExchange exchange, WebFilterChain chain) {
        exchange.getResponse().getHeaders().setCacheControl("no-store");
        if (staff.filter(Staff::mustChange).isPresent() && !matches(FOR_CHANGING, path)) {
            exchange.getResponse().setStatusCode(HttpStatus.SEE_OTHER);
            exchange.getResponse().getHeaders().setLocation(URI.create(PASSWORD));
            return exchange.getResponse().setComplete();
        }
        if (staff.filter(who -> who.role() == Role.ORGANIZER).isPresent() && !matches(FOR_ORGANIZERS, path)) {
            return Mono.error(
                    SimplyRefused.forbidden("Trang này dành cho quản trị. Tài khoản đơn vị làm việc ở trang đơn vị."));
        }
        return chain.filter(exchange);
    }

    private static boolean matches(List<PathPattern> patterns, PathContainer path) {
        return patterns.stream().anyMatch(pattern -> pattern.matches(path));
    }

    private static List<PathPattern> patterns(String... patterns) {
        return List.of(patterns).stream()
                .map(PathPatternParser.defaultInstance::parse)
                .toList();
    }
}
