package vn.hoithi.unit;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.hoithi.account.AccountService;
import vn.hoithi.account.NewStaff;
import vn.hoithi.account.OneTimePassword;
import vn.hoithi.account.Role;
import vn.hoithi.account.Staff;
import vn.hoithi.platform.SimplyRefused;

/** Accounts of organizers: made, listed and given new passwords by whoever looks after the units above them. */
@RestController
@RequestMapping("/api/units/{unitId}/organizers")
class OrganizerController {
    private final UnitService units;
    private final AccountService accounts;

    OrganizerController(UnitService units, AccountService accounts) {
        this.units = units;
        this.accounts = accounts;
    }

    record NewOrganizer(
            @NotNull @Pattern(regexp = NewStaff.LOGIN, message = NewStaff.LOGIN_ADVICE)
            String login,

            @NotBlank(message = NewStaff.NAME_ADVICE) @Size(max = 120, message = NewStaff.NAME_ADVICE)
            String name) {}

    @GetMapping
    Flux<Staff> all(@PathVariable long unitId, @AuthenticationPrincipal Staff self) {
        Unit unit = units.requireWithin(self, unitId);
        return accounts.organizersOf(List.of(unit.id()));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Mono<OneTimePassword> create(
            @PathVariable long unitId, @Valid @RequestBody NewOrganizer wanted, @AuthenticationPrincipal Staff self) {
        Unit unit = below(self, unitId);
        return accounts.create(new NewStaff(wanted.login(), wanted.name(), Role.ORGANIZER, unit.id()), self);
    }

    @PostMapping("/{staffId}/password-reset")
    Mono<OneTimePassword> resetPassword(
            @PathVariable long unitId, @PathVariable int staffId, @AuthenticationPrincipal Staff self) {
        Unit unit = below(self, unitId);
        return accounts.find(staffId)
                .filter(account -> looksAfter(account, unit))
                .switchIfEmpty(
                        Mono.error(() -> SimplyRefused.unknown("unknown-account", "Không có tài khoản này ở đơn vị.")))
                .flatMap(account -> accounts.resetPassword(account, self));
    }

    private static boolean looksAfter(Staff account, Unit unit) {
        Long top = account.unitId();
        return top != null && top == unit.id();
    }

    // Organizers look after accounts below their own unit, never those beside them.
    private Unit below(Staff self, long unitId) {
        if (self.role() == Role.REVIEWER) {
            throw SimplyRefused.forbidden("Tài khoản của bạn chỉ được xem.");
        }
        Unit unit = units.requireWithin(self, unitId);
        Long own = self.unitId();
        if (own != null && own == unitId) {
            throw SimplyRefused.forbidden("Tài khoản cùng cấp do đơn vị cấp trên quản lý.");
        }
        return unit;
    }
}
