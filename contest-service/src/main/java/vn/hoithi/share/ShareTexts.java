package vn.hoithi.share;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;
import vn.hoithi.account.AuditLog;
import vn.hoithi.account.Staff;
import vn.hoithi.platform.ShieldedTx;
import vn.hoithi.platform.SimplyRefused;

/** Ready texts: the shipped wording, or a contest's own. */
@Service
public class ShareTexts {
    private final TextStore store;
    private final AuditLog audit;
    private final ShieldedTx tx;
    private final Map<TextKind, String> shipped = new EnumMap<>(TextKind.class);

    ShareTexts(TextStore store, AuditLog audit, ShieldedTx tx) {
        this.store = store;
        this.audit = audit;
        this.tx = tx;
        for (TextKind kind : TextKind.values()) {
            shipped.put(kind, read(kind));
        }
    }

    /**
     * A wording as an admin edits it.
     *
     * @param own whether it is the contest's own, not the shipped one
     */
    public record Worded(TextKind kind, String body, boolean own) {}

    /** The wordings of a contest, one of each kind. */
    public Mono<List<Worded>> of(int contestId) {
        return store.all(contestId)
                .map(own -> shipped.entrySet().stream()
                        .map(text -> worded(text.getKey(), text.getValue(), own))
                        .toList());
    }

    private static Worded worded(TextKind kind, String shipped, Map<TextKind, String> own) {
        return new Worded(kind, own.getOrDefault(kind, shipped), own.containsKey(kind));
    }

    /** The text with these values. */
    public String fill(Worded worded, Map<TextField, String> values) {
        try {
            return Wording.of(worded.body()).fill(values);
        } catch (Wording.Wrong wrong) {
            // Kept before a field was renamed: said where the text would stand, so that an admin mends it.
            return "[Mẫu chữ này cần sửa. " + wrong.message() + "]";
        }
    }

    /** Keeps a contest's own wording; refused (422) with the name of a field that there is not. */
    Mono<Void> keep(int contestId, TextKind kind, String body, Staff by) {
        String clean = body.replace("\r\n", "\n").strip();
        try {
            Wording unused = Wording.of(clean);
        } catch (Wording.Wrong wrong) {
            return Mono.error(SimplyRefused.invalidField("invalid-text", "body", wrong.message()));
        }
        return change(contestId, kind, clean, by);
    }

    /** Goes back to the shipped wording. */
    Mono<Void> reset(int contestId, TextKind kind, Staff by) {
        return change(contestId, kind, "", by);
    }

    private Mono<Void> change(int contestId, TextKind kind, String body, Staff by) {
        String usual = shipped.getOrDefault(kind, "");
        return store.all(contestId)
                .flatMap(before -> tx.run(() -> store.keep(contestId, kind, body)
                        .then(audit.write(
                                by,
                                "text.update",
                                "contest:" + contestId,
                                words(kind, before.getOrDefault(kind, usual)),
                                words(kind, body.isEmpty() ? usual : body)))));
    }

    private static Map<String, String> words(TextKind kind, String body) {
        return Map.of("kind", kind.label(), "body", body);
    }

    private static String read(TextKind kind) {
        String path = "share-texts/" + kind.name().toLowerCase(Locale.ROOT) + ".txt";
        try (InputStream in = new ClassPathResource(path).getInputStream()) {
            return new String(in.readAllBytes(), UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
