package vn.hoithi.result;

import java.time.Instant;

/**
 * A written bundle.
 *
 * @param bytes of the file as it is downloaded, gzip
 * @param digest SHA-256 of that file, hexadecimal
 */
public record BundleFile(int id, int closingId, Instant finishedAt, long lines, long bytes, String digest) {}
