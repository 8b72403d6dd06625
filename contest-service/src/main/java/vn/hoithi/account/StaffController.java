package vn.hoithi.account;

import jakarta.validation.Valid;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.hoithi.platform.SimplyRefused;

/** Accounts and the audit log, for admins. Organizers look after those below them through their units. */
@RestController
@RequestMapping("/api/admin")
class StaffController {
    private final AccountService accounts;
    private final AuditLog audit;

    StaffController(AccountService accounts, AuditLog audit) {
        this.accounts = accounts;
        this.audit = audit;
    }

    @GetMapping("/staff")
    Flux<Staff> all() {
        return accounts.all();
    }

    /** ADMIN and REVIEWER accounts; organizers are made at their unit. */
    @PostMapping("/staff")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<OneTimePassword> create(@Valid @RequestBody NewStaff account, @AuthenticationPrincipal Staff self) {
        return account.role() == Role.ORGANIZER
                ? Mono.error(SimplyRefused.invalidField(
                        "invalid-account", "role", "Tài khoản đơn vị được tạo tại trang của đơn vị đó."))
                : accounts.create(account, self);
    }

    @PostMapping("/staff/{id}/password-reset")
    Mono<OneTimePassword> resetPassword(@PathVariable int id, @AuthenticationPrincipal Staff self) {
        return accounts.find(id)
                .switchIfEmpty(Mono.error(() -> SimplyRefused.unknown("unknown-account", "Không có tài khoản này.")))
                .flatMap(account -> accounts.resetPassword(account, self));
    }

    @GetMapping("/audit")
    Flux<AuditLog.Entry> audit(
            @RequestParam(defaultValue = "9223372036854775807") long before,
            @RequestParam(defaultValue = "100") int limit) {
        return audit.newest(before, limit);
    }
}
