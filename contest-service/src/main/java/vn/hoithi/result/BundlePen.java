package vn.hoithi.result;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import vn.hoithi.questionbank.bundle.BundleLine;
import vn.hoithi.questionbank.bundle.BundleWriter;

/** Writes a bundle into pieces that are taken away as they fill up. Used by one thread at a time. */
final class BundlePen {
    private static final int PIECE = 1 << 20;

    private final ByteArrayOutputStream full = new ByteArrayOutputStream(2 * PIECE);
    private final BundleWriter writer;
    private final GZIPOutputStream packed;
    private final MessageDigest digest;
    private long bytes;

    BundlePen(KeyPair key) {
        try {
            digest = MessageDigest.getInstance("SHA-256");
            packed = new GZIPOutputStream(full, 1 << 16);
            writer = new BundleWriter(packed, key.getPrivate());
        } catch (IOException | NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    void write(BundleLine line) {
        try {
            writer.write(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void bank(String id, String fileName, String fileDigest, byte[] file) {
        try {
            writer.bank(id, fileName, fileDigest, file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Signs and ends the file. */
    void end() {
        try {
            writer.end();
            packed.finish();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whole pieces written so far; at the end also the last, shorter one. */
    List<byte[]> take(boolean last) {
        if (full.size() < PIECE && !last) {
            return List.of();
        }
        byte[] all = full.toByteArray();
        full.reset();
        List<byte[]> pieces = new ArrayList<>();
        int at = 0;
        while (all.length - at >= PIECE || (last && at < all.length)) {
            int end = Math.min(all.length, at + PIECE);
            pieces.add(Arrays.copyOfRange(all, at, end));
            at = end;
        }
        full.write(all, at, all.length - at);
        pieces.forEach(piece -> {
            digest.update(piece);
            bytes += piece.length;
        });
        return pieces;
    }

    long lines() {
        return writer.lines();
    }

    long bytes() {
        return bytes;
    }

    /** Of the pieces taken; ends the counting. */
    String digest() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
