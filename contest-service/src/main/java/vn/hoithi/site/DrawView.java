package vn.hoithi.site;

import java.util.List;
import vn.hoithi.result.Draw;

/**
 * A draw with what anybody needs to repeat it.
 *
 * @param check command that shows the hash of the list
 * @param replay command that puts everybody in the order of the lot; "" before the seed is known
 */
record DrawView(
        int id,
        String prize,
        int seats,
        int contenders,
        String hash,
        String source,
        String knownAt,
        String announcedAt,
        String seed,
        boolean entered,
        String enteredBy,
        List<String> winners,
        String list,
        String check,
        String replay,
        String example) {

    static DrawView of(Draw draw, String slug) {
        boolean drawn = draw.drawn() != null;
        String seed = drawn && draw.seed() != null ? draw.seed() : "";
        String file = "boc-tham-" + draw.id() + ".txt";
        String first = draw.contenders().getFirst();
        return new DrawView(
                draw.id(),
                draw.prizeName(),
                draw.seats(),
                draw.contenders().size(),
                draw.listHash(),
                draw.source(),
                Words.minute(draw.knownAt()),
                Words.exact(draw.announcedAt()),
                seed,
                draw.seed() != null && !drawn,
                draw.enteredBy() == null ? "" : draw.enteredBy(),
                draw.winners(),
                "/c/" + slug + "/ket-qua/boc-tham/" + file,
                "sha256sum " + file,
                drawn
                        ? "while read id; do echo \"$(printf '%s|%s|%s' " + draw.listHash() + " " + quoted(seed)
                                + " \"$id\" | sha256sum | cut -c1-64) $id\"; done < " + file + " | sort | head -n "
                                + draw.seats()
                        : "",
                drawn ? "printf '%s' " + quoted(draw.listHash() + "|" + seed + "|" + first) + " | sha256sum" : "");
    }

    // For a POSIX shell: nothing inside single quotes is special but the quote itself.
    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
