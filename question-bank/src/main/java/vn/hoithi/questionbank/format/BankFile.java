package vn.hoithi.questionbank.format;

import java.util.Map;

/**
 * A file to read a bank from.
 *
 * @param name as its owner calls it; of a file in an archive, the path through it. Only for messages: a format is
 *     recognised by content
 * @param pictures files that came along in the same archive, by their names in lower case
 */
record BankFile(String name, byte[] bytes, Map<String, byte[]> pictures) {

    BankFile(String name, byte[] bytes) {
        this(name, bytes, Map.of());
    }

    /** Whether the file begins with these characters, each one byte. */
    boolean begins(String start) {
        if (bytes.length < start.length()) {
            return false;
        }
        for (int at = 0; at < start.length(); at++) {
            if ((bytes[at] & 0xFF) != start.charAt(at)) {
                return false;
            }
        }
        return true;
    }

    /** XLSX, DOCX and our archives are ZIP files. */
    boolean zip() {
        return begins("PK\u0003\u0004");
    }
}
