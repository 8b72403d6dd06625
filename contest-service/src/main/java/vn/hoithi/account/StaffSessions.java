package vn.hoithi.account;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.server.context.ServerSecurityContextRepository;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import vn.hoithi.platform.Cookies;

/** Reads the session cookie; sessions live in PostgreSQL, so that every node knows them and Redis may vanish. */
@Component
class StaffSessions implements ServerSecurityContextRepository {
    static final String COOKIE = "can-bo";

    private final AccountService accounts;

    StaffSessions(AccountService accounts) {
        this.accounts = accounts;
    }

    @Override
    public Mono<SecurityContext> load(ServerWebExchange exchange) {
        return Mono.justOrEmpty(Cookies.get(exchange, COOKIE))
                .flatMap(accounts::signedIn)
                .map(staff -> new SecurityContextImpl(
                        UsernamePasswordAuthenticationToken.authenticated(staff, "", authorities(staff, exchange))));
    }

    // Whoever still has a password that somebody else knows may do nothing through the API but replace it.
    private static List<GrantedAuthority> authorities(Staff staff, ServerWebExchange exchange) {
        String path = exchange.getRequest().getPath().value();
        boolean onlyReplace = staff.mustChange() && path.startsWith("/api/");
        return onlyReplace ? AuthorityUtils.NO_AUTHORITIES : AuthorityUtils.createAuthorityList("ROLE_" + staff.role());
    }

    // Signing in and out are explicit operations of AccountService; nothing is saved behind a request's back.
    @Override
    public Mono<Void> save(ServerWebExchange exchange, @Nullable SecurityContext context) {
        return Mono.empty();
    }
}
