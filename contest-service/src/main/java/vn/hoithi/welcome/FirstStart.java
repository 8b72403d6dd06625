package vn.hoithi.welcome;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.hoithi.account.AccountService;
import vn.hoithi.account.NewStaff;
import vn.hoithi.account.OneTimePassword;
import vn.hoithi.account.Role;
import vn.hoithi.account.Staff;
import vn.hoithi.contest.ContestService;
import vn.hoithi.platform.ContestClock;
import vn.hoithi.unit.UnitService;

/**
 * Before the first request is taken, learns what the database holds: a node that restarts must not answer "unknown round"
 * to those who come back. On an empty database makes the first admin and, unless it is turned off, the ready contests.
 * Then says where to go.
 */
@Component
class FirstStart implements org.springframework.boot.ApplicationRunner, SmartLifecycle {
    private static final String FIRST_LOGIN = "quan-tri";

    private final AccountService accounts;
    private final ContestService contests;
    private final UnitService units;
    private final ReadyContests ready;
    private final ContestClock clock;
    private final Settings settings;
    private volatile int port;
    private volatile boolean warm;

    /** @param contests whether an empty platform gets the two ready contests */
    @ConfigurationProperties("hoithi.first-start")
    record Settings(@DefaultValue("true") boolean contests) {}

    FirstStart(
            AccountService accounts,
            ContestService contests,
            UnitService units,
            ReadyContests ready,
            ContestClock clock,
            Settings settings) {
        this.accounts = accounts;
        this.contests = contests;
        this.units = units;
        this.ready = ready;
        this.clock = clock;
        this.settings = settings;
    }

    // Lifecycles start in the order of their phase, the web server's among the last.
    @Override
    public int getPhase() {
        return 0;
    }

    @Override
    public void start() {
        Void unused =
                clock.measure().then(contests.refresh()).then(units.refresh()).block();
        warm = true;
    }

    @Override
    public void stop() {
        warm = false;
    }

    @Override
    public boolean isRunning() {
        return warm;
    }

    @EventListener
    void listening(WebServerInitializedEvent event) {
        if (!"management".equals(event.getApplicationContext().getServerNamespace())) {
            port = event.getWebServer().getPort();
        }
    }

    // The program has no other work yet, and whoever reads the terminal waits for this.
    @Override
    public void run(org.springframework.boot.ApplicationArguments arguments) {
        @Nullable OneTimePassword first = firstAccount().block();
        Announcement.print(port, first);
    }

    private Mono<OneTimePassword> firstAccount() {
        return accounts.isEmpty()
                .filter(empty -> empty)
                .flatMap(empty -> makeContests()
                        .then(accounts.create(new NewStaff(FIRST_LOGIN, "Quản trị", Role.ADMIN, null), Staff.SYSTEM)));
    }

    private Mono<Void> makeContests() {
        return settings.contests() && contests.catalog().contests().isEmpty()
                ? ready.make(clock.instant())
                : Mono.empty();
    }
}
