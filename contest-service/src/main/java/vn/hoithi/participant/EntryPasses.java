package vn.hoithi.participant;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import vn.hoithi.platform.Cookies;
import vn.hoithi.platform.Secrets;

/**
 * The passes of a device, in one signed cookie: no lookup on the way of an answer, and every node can check it. Holds
 * the eight newest passes, one per contest.
 */
@Component
public class EntryPasses {
    private static final String COOKIE = "thi";
    private static final String PURPOSE = "entry-pass";
    private static final int MOST = 8;
    private static final int PASS_BYTES = 4 + 16 + 1;
    private static final int SIGNATURE_BYTES = 16;
    private static final int LONGEST_COOKIE = 400;
    private static final int TRIAL = 1;
    private static final int SHARED = 2;
    private static final Duration OWN_DEVICE = Duration.ofDays(90);
    private static final Duration SHARED_DEVICE = Duration.ofHours(2);

    private final Secrets secrets;

    EntryPasses(Secrets secrets) {
        this.secrets = secrets;
    }

    /** All passes of this device, newest first; none when the cookie is missing or was tampered with. */
    public List<EntryPass> of(ServerWebExchange exchange) {
        return Cookies.get(exchange, COOKIE).map(this::read).orElse(List.of());
    }

    /** This device's pass for a contest. */
    public Optional<EntryPass> of(ServerWebExchange exchange, int contestId) {
        return of(exchange).stream()
                .filter(pass -> pass.contestId() == contestId)
                .findFirst();
    }

    /** Gives the device a pass, in place of the one it had for that contest. */
    void give(ServerWebExchange exchange, EntryPass pass) {
        List<EntryPass> passes = without(exchange, pass.contestId());
        passes.addFirst(pass);
        write(exchange, passes);
    }

    /** Takes away the device's pass for a contest. */
    void forget(ServerWebExchange exchange, int contestId) {
        write(exchange, without(exchange, contestId));
    }

    private List<EntryPass> without(ServerWebExchange exchange, int contestId) {
        List<EntryPass> passes = new ArrayList<>(of(exchange));
        passes.removeIf(pass -> pass.contestId() == contestId);
        return passes;
    }

    private void write(ServerWebExchange exchange, List<EntryPass> passes) {
        boolean shared = passes.stream().anyMatch(EntryPass::shared);
        Duration age = passes.isEmpty() ? Duration.ZERO : shared ? SHARED_DEVICE : OWN_DEVICE;
        Cookies.set(exchange, COOKIE, print(passes), age);
    }

    String print(List<EntryPass> passes) {
        List<EntryPass> kept = passes.subList(0, Math.min(MOST, passes.size()));
        ByteBuffer body = ByteBuffer.allocate(kept.size() * PASS_BYTES);
        for (EntryPass pass : kept) {
            body.putInt(pass.contestId())
                    .putLong(pass.participation().getMostSignificantBits())
                    .putLong(pass.participation().getLeastSignificantBits())
                    .put((byte) ((pass.trial() ? TRIAL : 0) | (pass.shared() ? SHARED : 0)));
        }
        ByteBuffer signed = ByteBuffer.allocate(body.capacity() + SIGNATURE_BYTES);
        signed.put(body.array()).put(signature(body.array()));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(signed.array());
    }

    List<EntryPass> read(String cookie) {
        if (cookie.length() > LONGEST_COOKIE) {
            return List.of();
        }
        byte[] signed;
        try {
            signed = Base64.getUrlDecoder().decode(cookie);
        } catch (IllegalArgumentException e) {
            return List.of();
        }
        int length = signed.length - SIGNATURE_BYTES;
        if (length <= 0 || length % PASS_BYTES != 0) {
            return List.of();
        }
        byte[] body = Arrays.copyOf(signed, length);
        byte[] signature = Arrays.copyOfRange(signed, length, signed.length);
        return MessageDigest.isEqual(signature, signature(body)) ? passes(ByteBuffer.wrap(body)) : List.of();
    }

    private static List<EntryPass> passes(ByteBuffer body) {
        List<EntryPass> passes = new ArrayList<>();
        while (body.hasRemaining()) {
            int contest = body.getInt();
            UUID participation = new UUID(body.getLong(), body.getLong());
            int flags = body.get();
            passes.add(new EntryPass(contest, participation, (flags & TRIAL) != 0, (flags & SHARED) != 0));
        }
        return List.copyOf(passes);
    }

    private byte[] signature(byte[] body) {
        return Arrays.copyOf(secrets.mac(PURPOSE, body), SIGNATURE_BYTES);
    }
}
