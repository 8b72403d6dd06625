package vn.hoithi.account;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.InetSocketAddress;
import java.time.Duration;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import vn.hoithi.platform.Cookies;

/** Signing in and out, and one's own password. */
@RestController
@RequestMapping("/api/session")
class SessionController {
    private final AccountService accounts;

    SessionController(AccountService accounts) {
        this.accounts = accounts;
    }

    record Credentials(
            @NotNull @Size(max = 60) String login,
            @NotNull @Size(max = 200) String password) {}

    record PasswordChange(
            @NotNull @Size(max = 200) String current,
            @NotNull @Size(max = 300) String wanted) {}

    record Session(String name, Role role, boolean mustChange) {}

    @PostMapping
    Mono<Session> signIn(@Valid @RequestBody Credentials credentials, ServerWebExchange exchange) {
        return accounts.signIn(credentials.login(), credentials.password(), address(exchange))
                .doOnNext(signed -> Cookies.set(exchange, StaffSessions.COOKIE, signed.token(), AccountService.LONGEST))
                .map(signed -> signed.staff())
                .map(staff -> new Session(staff.name(), staff.role(), staff.mustChange()));
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> signOut(ServerWebExchange exchange) {
        String token = Cookies.get(exchange, StaffSessions.COOKIE).orElse("");
        Cookies.set(exchange, StaffSessions.COOKIE, "", Duration.ZERO);
        return accounts.signOut(token);
    }

    @PostMapping("/password")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> changePassword(
            @Valid @RequestBody PasswordChange change,
            @AuthenticationPrincipal Staff self,
            ServerWebExchange exchange) {
        return accounts.changePassword(self, change.current(), change.wanted())
                .doOnSuccess(ignored -> Cookies.set(exchange, StaffSessions.COOKIE, "", Duration.ZERO));
    }

    private static String address(ServerWebExchange exchange) {
        InetSocketAddress remote = exchange.getRequest().getRemoteAddress();
        return remote == null || remote.getAddress() == null
                ? ""
                : remote.getAddress().getHostAddress();
    }
}
