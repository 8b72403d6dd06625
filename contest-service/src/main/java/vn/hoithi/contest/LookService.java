package vn.hoithi.contest;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import vn.hoithi.account.AuditLog;
import vn.hoithi.account.Staff;
import vn.hoithi.platform.BackgroundThreads;
import vn.hoithi.platform.Overloaded;
import vn.hoithi.platform.SimplyRefused;
import vn.hoithi.questionbank.Picture;
import vn.hoithi.questionbank.picture.BadPicture;
import vn.hoithi.questionbank.picture.PictureFile;
import vn.hoithi.questionbank.picture.PixelBudget;

/** A contest's own colour, pictures and host name. What they are now is in the {@link ContestCatalog}. */
@Service
public class LookService implements DisposableBean {
    private static final Pattern HOST =
            Pattern.compile("(?=.{1,253}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+");
    private static final Pattern NUMBERS = Pattern.compile("[0-9.]+");
    private static final int WAITING = 10;

    // Decoding strangers' pictures is work for a thread of its own.
    private final Scheduler thread = BackgroundThreads.of("contest-pictures", 1, WAITING);
    private final LookStore store;
    private final ContestService contests;
    private final AuditLog audit;

    LookService(LookStore store, ContestService contests, AuditLog audit) {
        this.store = store;
        this.contests = contests;
        this.audit = audit;
    }

    /** Which picture of a contest. */
    public enum Kind {
        BANNER,
        LOGO
    }

    /**
     * Changes colour and host; blank means none.
     *
     * @param here host by which the request came: the platform's own stays the platform's
     */
    Mono<Void> change(int contestId, String accent, String host, @Nullable String here, Staff by) {
        ContestLook before = contests.catalog().look(contests.require(contestId).id());
        String colour = accent.isBlank() ? null : Accent.checked(accent.strip()).print();
        String name = host.isBlank() ? null : host(host, before, here);
        return contests.changing(() -> store.keep(contestId, colour, name)
                        .switchIfEmpty(Mono.error(() -> SimplyRefused.invalidField(
                                "invalid-look", "host", "Tên miền này đã dùng cho một cuộc thi khác.")))
                        .flatMap(id -> audit.write(
                                        by,
                                        "contest.look",
                                        "contest:" + id,
                                        words(before.accent(), before.host()),
                                        words(colour, name))
                                .thenReturn(id)))
                .then();
    }

    private static String host(String typed, ContestLook before, @Nullable String here) {
        String host = typed.strip().toLowerCase(Locale.ROOT);
        if (!HOST.matcher(host).matches() || NUMBERS.matcher(host).matches()) {
            throw SimplyRefused.invalidField(
                    "invalid-look",
                    "host",
                    "Chỉ ghi tên miền, không có https:// và dấu gạch chéo, ví dụ thi.haiphong.gov.vn.");
        }
        if (host.equals(here) && !host.equals(before.host())) {
            throw SimplyRefused.invalidField(
                    "invalid-look",
                    "host",
                    "Đây là địa chỉ chung mà bạn đang dùng để làm việc. Hãy dùng một tên miền riêng cho cuộc thi.");
        }
        return host;
    }

    private static Map<String, String> words(@Nullable String accent, @Nullable String host) {
        return Map.of("accent", accent == null ? "" : accent, "host", host == null ? "" : host);
    }

    /** Takes a PNG, JPEG or WebP, encoded anew; refused (422) in words when it is none of these or too large. */
    Mono<Void> put(int contestId, Kind kind, byte[] file, Staff by) {
        int id = contests.require(contestId).id();
        return Mono.fromCallable(() -> read(file))
                .subscribeOn(thread)
                .onErrorMap(RejectedExecutionException.class, full -> new Overloaded())
                .flatMap(picture -> contests.changing(() -> store.keepPicture(id, kind, picture)
                        .flatMap(same -> audit.write(
                                        by,
                                        "contest.picture",
                                        "contest:" + id,
                                        null,
                                        Map.of("kind", kind, "digest", picture.digest()))
                                .thenReturn(same))))
                .then();
    }

    private static Picture read(byte[] file) {
        try {
            return PictureFile.read(file, "", new PixelBudget());
        } catch (BadPicture bad) {
            throw SimplyRefused.invalidField("invalid-picture", "file", bad.message() + " " + bad.advice());
        }
    }

    Mono<Void> drop(int contestId, Kind kind, Staff by) {
        return contests.changing(() -> store.dropPicture(contestId, kind)
                        .switchIfEmpty(Mono.error(LookService::unknownPicture))
                        .flatMap(id -> audit.write(
                                        by, "contest.picture-drop", "contest:" + id, Map.of("kind", kind), null)
                                .thenReturn(id)))
                .then();
    }

    /** The bytes of a contest's logo; empty when it has none. */
    public Mono<byte[]> logo(int contestId) {
        return Mono.justOrEmpty(contests.catalog().look(contestId).logo())
                .flatMap(store::picture)
                .map(LookStore.Served::content);
    }

    Mono<LookStore.Served> picture(String digest) {
        return store.picture(digest).switchIfEmpty(Mono.error(LookService::unknownPicture));
    }

    private static SimplyRefused unknownPicture() {
        return SimplyRefused.unknown("unknown-picture", "Không có hình này.");
    }

    @Override
    public void destroy() {
        thread.dispose();
    }
}
