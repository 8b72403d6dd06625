package vn.hoithi.questionbank.bundle;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import vn.hoithi.questionbank.bundle.BundleVerifier.Options;

/** A bundle in memory, to be changed: its JSON lines without the hashes. */
record Copy(List<String> lines) {

    /** So small that a bank needs several. */
    private static final int PART = 10_000;

    static Copy of(byte[] file) {
        return new Copy(new String(file, StandardCharsets.UTF_8)
                .lines()
                .map(line -> line.substring(Chain.SHOWN + 1))
                .toList());
    }

    BundleLine line(int index) {
        byte[] json = lines.get(index).getBytes(StandardCharsets.UTF_8);
        return BundleJson.parse(json, 0, json.length).orElseThrow();
    }

    Copy with(int index, BundleLine line) {
        return with(index, new String(BundleJson.print(line), StandardCharsets.UTF_8));
    }

    Copy with(int index, String json) {
        List<String> changed = new ArrayList<>(lines);
        changed.set(index, json);
        return new Copy(changed);
    }

    Copy without(int index) {
        List<String> changed = new ArrayList<>(lines);
        changed.remove(index);
        return new Copy(changed);
    }

    Copy plus(int index, String json) {
        List<String> changed = new ArrayList<>(lines);
        changed.add(index, json);
        return new Copy(changed);
    }

    /** Index of the line of a kind, counted from 0. */
    int index(Kind kind, int which) {
        int index = start(kind) + which;
        if (!lines.get(index).startsWith(word(kind))) {
            throw new IllegalArgumentException("no " + which + "th " + kind);
        }
        return index;
    }

    private int start(Kind kind) {
        return IntStream.range(0, lines.size())
                .filter(index -> lines.get(index).startsWith(word(kind)))
                .findFirst()
                .orElseThrow();
    }

    private static String word(Kind kind) {
        return "{\"t\":\"" + kind.word() + "\"";
    }

    /** With the first match in a line replaced. */
    Copy edit(Kind kind, int which, String regex, String replacement) {
        int index = index(kind, which);
        String edited = lines.get(index).replaceFirst(regex, replacement);
        if (edited.equals(lines.get(index))) {
            throw new IllegalArgumentException(regex + " changes nothing in " + edited);
        }
        return with(index, edited);
    }

    Copy swap(int one, int other) {
        List<String> changed = new ArrayList<>(lines);
        Collections.swap(changed, one, other);
        return new Copy(changed);
    }

    /** With the chain computed anew and the last line as it is: what somebody without the key can do. */
    byte[] chained() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Chain chain = new Chain();
        byte[] shown = new byte[Chain.SHOWN];
        for (String line : lines) {
            byte[] json = line.getBytes(StandardCharsets.UTF_8);
            chain.add(json, 0, json.length);
            chain.show(shown);
            out.writeBytes(shown);
            out.write(' ');
            out.writeBytes(json);
            out.write('\n');
        }
        return out.toByteArray();
    }

    /** With chain and last line anew. */
    byte[] signed(PrivateKey key) {
        Chain chain = new Chain();
        for (String line : lines.subList(0, lines.size() - 1)) {
            byte[] json = line.getBytes(StandardCharsets.UTF_8);
            chain.add(json, 0, json.length);
        }
        String whole = chain.whole();
        return with(lines.size() - 1, new BundleLine.End(lines.size(), whole, Bundle.sign(whole, key)))
                .chained();
    }

    static Verification verify(byte[] file) {
        return verify(file, Options.NONE);
    }

    static Verification verify(byte[] file, Options options) {
        try {
            return BundleVerifier.verify(new ByteArrayInputStream(file), options, line -> {});
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static byte[] generated(long seed, int size) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (BundleWriter out = new BundleWriter(file, Keys.OWN.getPrivate(), PART)) {
            GeneratedRound.write(out, Keys.OWN.getPublic(), seed, size);
            out.end();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return file.toByteArray();
    }
}
