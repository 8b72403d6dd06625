package vn.hoithi.account;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.ReactiveAuthenticationManager;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.csrf.CookieServerCsrfTokenRepository;
import org.springframework.security.web.server.csrf.CsrfToken;
import org.springframework.security.web.server.csrf.ServerCsrfTokenRequestAttributeHandler;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedHandler;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatchers;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.ServerWebInputException;
import org.springframework.web.server.WebFilter;
import org.springframework.web.util.UriUtils;
import reactor.core.publisher.Mono;
import vn.hoithi.platform.Problems;
import vn.hoithi.platform.Refused;
import vn.hoithi.platform.SimplyRefused;

/**
 * Who may come where. Only staff paths pass through Spring Security; a citizen's requests carry a signed cookie of
 * their own and are kept to their own site by {@code FrontDoor}.
 */
@Configuration(proxyBeanMethods = false)
@EnableWebFluxSecurity
class SecurityConfiguration {
    private static final String[] STAFF_PATHS = {
        "/quan-tri/**", "/don-vi/**", "/dang-nhap", "/api/session/**", "/api/admin/**", "/api/units/*/**"
    };

    /** What others prepared is decided by a second person, admin or reviewer. */
    private static final String[] REVIEWS = {
        "/api/admin/banks/drafts/*/approval",
        "/api/admin/banks/drafts/*/rejection",
        "/api/admin/results/*/publication",
        "/api/admin/key-changes/*/approval",
        "/api/admin/key-changes/*/rejection",
        "/api/admin/result-draws/*/confirmation"
    };

    @Bean
    SecurityWebFilterChain staff(ServerHttpSecurity http, StaffSessions sessions) {
        return http.securityMatcher(ServerWebExchangeMatchers.pathMatchers(STAFF_PATHS))
                .securityContextRepository(sessions)
                .csrf(csrf -> csrf.csrfTokenRepository(CookieServerCsrfTokenRepository.withHttpOnlyFalse())
                        .csrfTokenRequestHandler(new ServerCsrfTokenRequestAttributeHandler())
                        .accessDeniedHandler((exchange, denied) -> Mono.error(SimplyRefused.forbidden(
                                "Phiên làm việc đã hết hạn hoặc thiếu mã bảo vệ. Hãy tải lại trang rồi thử lại."))))
                .authorizeExchange(paths -> paths.pathMatchers("/dang-nhap", "/api/session")
                        .permitAll()
                        .pathMatchers("/api/session/**")
                        .authenticated()
                        .pathMatchers(HttpMethod.GET, "/api/admin/**")
                        .hasAnyRole("ADMIN", "REVIEWER")
                        .pathMatchers(HttpMethod.POST, REVIEWS)
                        .hasAnyRole("ADMIN", "REVIEWER")
                        .pathMatchers("/api/admin/**")
                        .hasRole("ADMIN")
                        .pathMatchers("/api/units/**")
                        .hasAnyRole("ADMIN", "REVIEWER", "ORGANIZER")
                        .anyExchange()
                        .authenticated())
                .exceptionHandling(
                        refusals -> refusals.authenticationEntryPoint((exchange, denied) -> signInFirst(exchange))
                                .accessDeniedHandler((exchange, denied) ->
                                        Mono.error(SimplyRefused.forbidden("Tài khoản của bạn không có quyền này."))))
                .headers(ServerHttpSecurity.HeaderSpec::disable)
                .requestCache(ServerHttpSecurity.RequestCacheSpec::disable)
                .httpBasic(ServerHttpSecurity.HttpBasicSpec::disable)
                .formLogin(ServerHttpSecurity.FormLoginSpec::disable)
                .logout(ServerHttpSecurity.LogoutSpec::disable)
                .build();
    }

    /** The CSRF cookie is only written when somebody asks for the token. */
    @Bean
    WebFilter csrfCookie() {
        return (exchange, chain) -> {
            Mono<CsrfToken> token = exchange.getAttributeOrDefault(CsrfToken.class.getName(), Mono.<CsrfToken>empty());
            return token.then(chain.filter(exchange));
        };
    }

    /** What the firewall rejects (encoded slashes, NUL, semicolons) gets a problem document like everything else. */
    @Bean
    ServerExchangeRejectedHandler rejected() {
        return (exchange, rejected) -> Mono.error(new ServerWebInputException("rejected by the firewall"));
    }

    // Keeps Boot from making a user with a password of its own.
    @Bean
    ReactiveAuthenticationManager nobodyByPassword() {
        return ignored -> Mono.error(new BadCredentialsException("sign in through /api/session"));
    }

    private static Mono<Void> signInFirst(ServerWebExchange exchange) {
        String path = exchange.getRequest().getPath().value();
        if (path.startsWith("/api/")) {
            return Mono.error(new NotSignedIn());
        }
        exchange.getResponse().setStatusCode(HttpStatus.SEE_OTHER);
        exchange.getResponse()
                .getHeaders()
                .setLocation(URI.create("/dang-nhap?tiep=" + UriUtils.encode(asked(exchange), UTF_8)));
        return exchange.getResponse().setComplete();
    }

    private static String asked(ServerWebExchange exchange) {
        URI uri = exchange.getRequest().getURI();
        return uri.getRawQuery() == null ? uri.getRawPath() : uri.getRawPath() + "?" + uri.getRawQuery();
    }

    private static final class NotSignedIn extends Refused {
        @Override
        public ProblemDetail problem() {
            return Problems.of(
                    HttpStatus.UNAUTHORIZED,
                    "not-signed-in",
                    "Bạn chưa đăng nhập",
                    "Phiên làm việc đã hết. Hãy đăng nhập lại.");
        }
    }
}
