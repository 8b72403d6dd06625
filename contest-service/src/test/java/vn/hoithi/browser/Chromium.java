package vn.hoithi.browser;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ViewportSize;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The machine's own Chromium, open for as long as a journey's tests run: register it as a static extension. Where there is
 * none a journey is skipped with a visible line, but fails under {@code CI}.
 */
final class Chromium implements BeforeAllCallback, AfterAllCallback {
    private static final List<Path> PLACES = List.of(
            Path.of("/usr/bin/chromium"),
            Path.of("/usr/bin/chromium-browser"),
            Path.of("/usr/bin/google-chrome"),
            Path.of("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"));
    private static final List<String> FLAGS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");
    private static final int NARROW = 360;
    private static final int WIDE = 1280;
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    private @Nullable Playwright playwright;
    private @Nullable Browser browser;

    @Override
    public void beforeAll(ExtensionContext journey) {
        Path program = program();
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(program)
                        .setHeadless(true)
                        .setArgs(FLAGS));
    }

    private static Path program() {
        Optional<Path> program = PLACES.stream().filter(Files::isExecutable).findFirst();
        if (program.isEmpty()) {
            assertThat(System.getenv("CI"))
                    .as("no Chromium on this machine, but CI must run the browser journeys")
                    .isNull();
            System.out.println(
                    "SKIPPED: no Chromium or Chrome on this machine; install it to run the browser journeys");
        }
        Assumptions.assumeTrue(program.isPresent(), "no Chromium on this machine");
        return program.orElseThrow();
    }

    /** A phone of 360 × 740. */
    Page phone() {
        return page(NARROW, 740, ColorScheme.LIGHT);
    }

    Page desktop() {
        return page(WIDE, 900, ColorScheme.LIGHT);
    }

    private Page page(int width, int height, ColorScheme scheme) {
        BrowserContext context = requireNonNull(browser)
                .newContext(new Browser.NewContextOptions()
                        .setViewportSize(width, height)
                        .setLocale("vi-VN")
                        .setTimezoneId("Asia/Ho_Chi_Minh")
                        .setColorScheme(scheme));
        context.setDefaultTimeout(15_000);
        return context.newPage();
    }

    /** Keeps a picture and fails on what WCAG 2.2 AA forbids, as far as axe can tell; on a phone also on what lies beyond its edge. */
    static void look(Page page, String name) {
        picture(page, name);
        if (page.viewportSize().width == NARROW) {
            assertThat(page.evaluate("document.documentElement.scrollWidth"))
                    .as("width of " + name)
                    .isEqualTo(NARROW);
        }
        List<Rule> violations = new AxeBuilder(page)
                .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"))
                .analyze()
                .getViolations();
        assertThat(violations).as("accessibility of " + name).isEmpty();
    }

    private static void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(SCREENSHOTS.resolve(name + ".png"))
                .setFullPage(true));
    }

    /** A picture as wide as a desk has it, and a look as narrow as a phone. */
    static void lookBoth(Page page, String name) {
        ViewportSize before = page.viewportSize();
        page.setViewportSize(WIDE, 900);
        picture(page, name + "-wide");
        page.setViewportSize(NARROW, 740);
        look(page, name + "-360");
        page.setViewportSize(before.width, before.height);
    }

    @Override
    public void afterAll(ExtensionContext journey) {
        if (browser != null) {
            browser.close();
        }
        if (playwright != null) {
            playwright.close();
        }
    }
}
