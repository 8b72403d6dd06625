package vn.hoithi.browser;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import org.jspecify.annotations.Nullable;
import vn.hoithi.account.AccountService;
import vn.hoithi.account.NewStaff;
import vn.hoithi.account.OneTimePassword;
import vn.hoithi.account.Role;
import vn.hoithi.account.Staff;
import vn.hoithi.testing.Node;

/** What every member of staff does first, and the dialogs they work in. */
record Desk(Node node) {
    private static final String PASSWORD = "một câu dễ nhớ 2026";

    void signInFirstTime(Page page, OneTimePassword account) {
        page.navigate(node.address() + "/dang-nhap");
        Chromium.look(page, "sign-in");
        signIn(page, account.login(), account.password());
        page.waitForURL("**/doi-mat-khau**");
        page.locator("#current").fill(account.password());
        page.locator("#wanted").fill(PASSWORD);
        page.locator("button.primary.block").click();
        page.waitForURL("**/dang-nhap**");
        signIn(page, account.login(), PASSWORD);
        page.waitForURL(address -> !address.contains("dang-nhap"));
    }

    private static void signIn(Page page, String login, String password) {
        page.locator("#login").fill(login);
        page.locator("#password").fill(password);
        page.locator("button.primary").click();
    }

    OneTimePassword account(String login, Role role, @Nullable Long unit) {
        return requireNonNull(node.door(AccountService.class)
                .create(new NewStaff(login, "Người thử", role, unit), Staff.SYSTEM)
                .block());
    }

    static Locator dialog(Page page, String selector) {
        return page.locator("dialog[open] " + selector);
    }

    static FilePayload file(String name, String content) {
        return new FilePayload(name, "text/csv", content.getBytes(UTF_8));
    }
}
