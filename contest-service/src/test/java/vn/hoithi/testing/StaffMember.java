package vn.hoithi.testing;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import vn.hoithi.account.AccountService;
import vn.hoithi.account.NewStaff;
import vn.hoithi.account.OneTimePassword;
import vn.hoithi.account.Role;
import vn.hoithi.account.Staff;
import vn.hoithi.testing.Http.Answer;

/**
 * Somebody of the staff, signed in the way the page does it: first the page for its CSRF cookie, then the session.
 *
 * @param headers cookies and CSRF token, for requests that {@link Http} cannot make
 */
public record StaffMember(Http http, String login, String password, Map<String, String> headers) {
    private static final AtomicInteger NUMBER = new AtomicInteger();

    public static StaffMember signedIn(Node node, Role role, @Nullable Long unit) {
        OneTimePassword account = account(node, role, unit);
        Http browser = new Http(node.address());
        String csrf = cookie(browser.get("/dang-nhap"), "XSRF-TOKEN");
        // The one-time password is good for nothing but replacing it.
        String password = account.password() + "-" + account.login();
        Answer first = signIn(browser, account.login(), account.password());
        Answer changed =
                browser.post("/api/session/password", Map.of("current", account.password(), "wanted", password));
        Answer answer = signIn(browser, account.login(), password);
        if (answer.status() != 200) {
            throw new IllegalStateException("sign-in refused: " + first.status() + changed.text() + answer.text());
        }
        return new StaffMember(browser, account.login(), password, headers(csrf, List.of(cookie(answer, "can-bo"))));
    }

    /** Signs in with what the browser has; the session cookie is in the answer. */
    public static Answer signIn(Http browser, String login, String password) {
        return browser.post("/api/session", Map.of("login", login, "password", password));
    }

    /** Signed in with the one-time password, which is still to be replaced. */
    public static Map<String, String> newcomer(Node node, Role role) {
        OneTimePassword account = account(node, role, null);
        Http browser = new Http(node.address());
        String csrf = cookie(browser.get("/dang-nhap"), "XSRF-TOKEN");
        return headers(csrf, List.of(cookie(signIn(browser, account.login(), account.password()), "can-bo")));
    }

    /** An account with its one-time password, not signed in. */
    public static OneTimePassword account(Node node, Role role, @Nullable Long unit) {
        String login = "can-bo-" + NUMBER.incrementAndGet();
        return requireNonNull(node.door(AccountService.class)
                .create(new NewStaff(login, "Cán bộ thử", role, unit), Staff.SYSTEM)
                .block());
    }

    /** What a browser sends that has the sign-in page's CSRF token, but no session. */
    public static Map<String, String> nobody(Node node) {
        return headers(cookie(new Http(node.address()).get("/dang-nhap"), "XSRF-TOKEN"), List.of());
    }

    private static Map<String, String> headers(String csrf, List<String> more) {
        String cookies = more.isEmpty() ? csrf : csrf + "; " + String.join("; ", more);
        return Map.of("X-XSRF-TOKEN", csrf.substring("XSRF-TOKEN=".length()), "Cookie", cookies);
    }

    private static String cookie(Answer answer, String name) {
        return answer.raw().headers().allValues("set-cookie").stream()
                .filter(header -> header.startsWith(name + "="))
                .map(header -> header.substring(0, header.indexOf(';')))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no cookie " + name + ": " + answer.status()));
    }
}
