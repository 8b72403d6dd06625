package vn.hoithi.questionbank.format;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import vn.hoithi.questionbank.archive.Archive;
import vn.hoithi.questionbank.table.HandmadeWorkbook;
import vn.hoithi.questionbank.text.Findings;

/**
 * What a fuzzer changes: the bytes of a file, or an archive laid open, so that changes reach what is packed in it. An
 * archive laid open is a line {@code === PATH} before the content of each of its files; such a seed can be read and
 * written by hand.
 */
final class FuzzedFile {

    private static final String MARK = "=== ";
    private static final int MOST_FILES = 50;

    private FuzzedFile() {}

    /** The file to read: packed if the input is an archive laid open, else the input itself. */
    static byte[] of(byte[] input) {
        // One letter for each byte, so that any bytes come through unchanged.
        String letters = new String(input, StandardCharsets.ISO_8859_1);
        if (!letters.startsWith(MARK)) {
            return input;
        }
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (String file : letters.substring(MARK.length()).split("\n" + MARK, MOST_FILES)) {
            int end = file.indexOf('\n');
            String path = end < 0 ? file : file.substring(0, end);
            String content = end < 0 ? "" : file.substring(end + 1);
            files.putIfAbsent(path, content.getBytes(StandardCharsets.ISO_8859_1));
        }
        return HandmadeWorkbook.zip(files);
    }

    /** An archive laid open. */
    static byte[] open(byte[] zip) {
        Archive archive = Archive.open(zip, new Findings("")).orElseThrow();
        ByteArrayOutputStream open = new ByteArrayOutputStream();
        for (String path : archive.names()) {
            String mark = (open.size() == 0 ? "" : "\n") + MARK + path + "\n";
            open.writeBytes(mark.getBytes(StandardCharsets.UTF_8));
            open.writeBytes(archive.read(path).orElseThrow());
        }
        return open.toByteArray();
    }
}
