package vn.hoithi.account;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import vn.hoithi.platform.Codes;
import vn.hoithi.platform.ShieldedTx;
import vn.hoithi.platform.SimplyRefused;
import vn.hoithi.platform.Throttle;

/** Accounts of staff: signing in and out, making accounts, replacing passwords. */
@Service
public class AccountService {
    static final Duration IDLE = Duration.ofMinutes(30);
    static final Duration LONGEST = Duration.ofHours(8);
    private static final int SHORTEST_PASSWORD = 10;
    private static final int LONGEST_PASSWORD = 200;
    private static final int ONE_TIME_LENGTH = 12;
    private static final Pattern LOGIN = Pattern.compile(NewStaff.LOGIN);
    private static final int TOKEN_LENGTH = 52;
    // Checked when the login is unknown, so that an unknown name takes as long as a wrong password.
    private static final String NOBODY =
            "$argon2id$v=19$m=16384,t=2,p=1$n5VBGwNkFBbBBxgIBBlY9w$Cuf9SKoV2I2T0tYvxzB2gjFmBGo3W3xB5N0XSvKjTmE";

    private final AccountStore store;
    private final AuditLog audit;
    private final ShieldedTx tx;
    private final InstantSource clock;
    private final Argon2PasswordEncoder argon2 = Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8();
    private final Argon2PasswordEncoder argon2ForCodes = new Argon2PasswordEncoder(16, 32, 1, 4_096, 1);
    private final Throttle perLogin = new Throttle(10, Duration.ofMinutes(10));
    private final Throttle perAddress = new Throttle(60, Duration.ofMinutes(10));

    AccountService(AccountStore store, AuditLog audit, ShieldedTx tx, InstantSource clock) {
        this.store = store;
        this.audit = audit;
        this.tx = tx;
        this.clock = clock;
    }

    /** A fresh session: the token goes into the cookie and is kept nowhere else. */
    public record SignedIn(String token, Staff staff) {}

    /** Signs in; refused alike for an unknown login and a wrong password, and when tried too often. */
    public Mono<SignedIn> signIn(String login, String password, String address) {
        String name = login.strip().toLowerCase(Locale.ROOT);
        return Mono.fromRunnable(() -> {
                    perAddress.use(address);
                    perLogin.use(name);
                })
                .then(LOGIN.matcher(name).matches() ? store.credentials(name) : Mono.<AccountStore.Credentials>empty())
                .map(found -> new Checked(found.staff(), found.password()))
                .defaultIfEmpty(new Checked(Staff.SYSTEM, NOBODY))
                .flatMap(checked -> matches(password, checked.hash())
                        .filter(right -> right && !checked.staff().equals(Staff.SYSTEM))
                        .map(ignored -> checked.staff()))
                .switchIfEmpty(Mono.error(() -> SimplyRefused.conflict(
                        "wrong-credentials",
                        "Không đăng nhập được",
                        "Tên đăng nhập hoặc mật khẩu không đúng. Nếu quên, hãy nhờ cấp trên đặt lại mật khẩu.")))
                .flatMap(this::openSession);
    }

    private record Checked(Staff staff, String hash) {}

    private Mono<SignedIn> openSession(Staff staff) {
        String token = Codes.random(TOKEN_LENGTH);
        return store.openSession(hash(token), staff.id(), clock.instant()).thenReturn(new SignedIn(token, staff));
    }

    /** Who that cookie belongs to; empty when the session has ended. */
    public Mono<Staff> signedIn(String token) {
        Instant now = clock.instant();
        return store.useSession(hash(token), now, now.minus(IDLE), now.minus(LONGEST));
    }

    public Mono<Void> signOut(String token) {
        return store.closeSession(hash(token));
    }

    /** Makes an account with a one-time password. Who may make which account is the caller's rule. */
    public Mono<OneTimePassword> create(NewStaff account, Staff by) {
        String password = Codes.random(ONE_TIME_LENGTH);
        return encode(password)
                .flatMap(hash -> tx.run(() -> store.insert(account, hash, by.id())
                        .flatMap(id -> audit.write(by, "account.create", "staff:" + account.login(), null, account)
                                .thenReturn(new OneTimePassword(id, account.login(), password)))))
                .switchIfEmpty(Mono.error(() ->
                        SimplyRefused.invalidField("invalid-account", "login", "Tên đăng nhập này đã có người dùng.")));
    }

    /** A fresh one-time password. */
    public static String oneTimeCode() {
        return Codes.random(ONE_TIME_LENGTH);
    }

    /**
     * Makes many accounts at once, all or none, each with the one-time password at its place; refused (409) when a login
     * was taken meanwhile. Who may make which account is the caller's rule.
     */
    public Mono<Void> createAll(List<NewStaff> wanted, List<String> passwords, Staff by) {
        return Flux.fromIterable(passwords)
                .concatMap(this::encodeRandom)
                .collectList()
                .flatMap(hashes -> tx.run(() -> store.insertAll(wanted, hashes, by.id())
                        .filter(made -> made == wanted.size())
                        .switchIfEmpty(Mono.error(() -> SimplyRefused.conflict(
                                "login-taken",
                                "Chưa tài khoản nào được tạo",
                                "Có người vừa dùng một trong các tên đăng nhập này. Hãy nạp lại tệp.")))
                        .flatMap(made -> audit.write(
                                by,
                                "account.create-list",
                                "staff:" + by.login(),
                                null,
                                Map.of(
                                        "accounts",
                                        made,
                                        "logins",
                                        wanted.stream().map(NewStaff::login).toList())))));
    }

    // A random code of 60 bits cannot be guessed however fast the hash is, so many of them may be made quickly.
    private Mono<String> encodeRandom(String code) {
        return Mono.fromCallable(() -> String.valueOf(argon2ForCodes.encode(code)))
                .subscribeOn(Schedulers.boundedElastic());
    }

    /** All logins there are, those of disabled accounts included. */
    public Mono<Set<String>> logins() {
        return store.logins().collect(Collectors.toSet());
    }

    /** Ids of units that have an organizer. */
    public Mono<Set<Long>> unitsWithOrganizer() {
        return store.unitsWithOrganizer().collect(Collectors.toSet());
    }

    /** The organizers of these units. */
    public Flux<Staff> organizersOf(Collection<Long> units) {
        return store.organizersOf(units);
    }

    /** Gives an account a new one-time password and ends its sessions. Who may do so is the caller's rule. */
    public Mono<OneTimePassword> resetPassword(Staff account, Staff by) {
        String password = Codes.random(ONE_TIME_LENGTH);
        return encode(password)
                .flatMap(hash -> tx.run(() -> store.setPassword(account.id(), hash, true)
                        .then(audit.write(by, "account.reset-password", "staff:" + account.login(), null, null))
                        .thenReturn(new OneTimePassword(account.id(), account.login(), password))));
    }

    /** Replaces one's own password; ends all own sessions. */
    public Mono<Void> changePassword(Staff self, String current, String wanted) {
        if (wanted.length() < SHORTEST_PASSWORD || wanted.length() > LONGEST_PASSWORD) {
            return Mono.error(SimplyRefused.invalidField(
                    "invalid-password", "wanted", "Mật khẩu mới cần từ 10 đến 200 ký tự; một câu dễ nhớ là tốt nhất."));
        }
        return Mono.fromRunnable(() -> perLogin.use(self.login()))
                .then(store.credentials(self.login()))
                .flatMap(found -> matches(current, found.password()))
                .filter(right -> right)
                .switchIfEmpty(Mono.error(() ->
                        SimplyRefused.invalidField("invalid-password", "current", "Mật khẩu hiện tại không đúng.")))
                .then(encode(wanted))
                .flatMap(hash -> tx.run(() -> store.setPassword(self.id(), hash, false)
                        .then(audit.write(self, "account.change-password", "staff:" + self.login(), null, null))));
    }

    public Mono<Staff> find(int id) {
        return store.find(id);
    }

    public Flux<Staff> all() {
        return store.all();
    }

    /** Whether nobody can sign in yet. */
    public Mono<Boolean> isEmpty() {
        return store.isEmpty();
    }

    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.HOURS)
    Mono<Void> forgetOldSessions() {
        return Mono.defer(() -> store.forgetSessionsBefore(clock.instant().minus(LONGEST)));
    }

    // Argon2 takes tens of milliseconds and 16 MB each: never on an event loop.
    private Mono<Boolean> matches(String password, String hash) {
        return Mono.fromCallable(() -> argon2.matches(cut(password), hash)).subscribeOn(Schedulers.boundedElastic());
    }

    private Mono<String> encode(String password) {
        return Mono.fromCallable(() -> String.valueOf(argon2.encode(password)))
                .subscribeOn(Schedulers.boundedElastic());
    }

    private static String cut(String password) {
        return password.length() > LONGEST_PASSWORD ? password.substring(0, LONGEST_PASSWORD) : password;
    }

    private static byte[] hash(String token) {
        try {
            return java.security.MessageDigest.getInstance("SHA-256").digest(token.getBytes(UTF_8));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
