package vn.hoithi.questionbank.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import vn.hoithi.questionbank.format.BankFormats;
import vn.hoithi.questionbank.format.ImportResult;

/** Files that commands are given. */
final class InputFile {

    /** No bank with pictures comes near this. */
    static final long MOST_BYTES = 50_000_000;

    private InputFile() {}

    /** A whole file, if it is one and not too large. */
    static byte[] bytes(Path path) {
        if (!Files.exists(path)) {
            throw new Unreadable(path + ": không có tệp này.");
        }
        if (Files.isDirectory(path)) {
            throw new Unreadable(path + ": là thư mục, không phải tệp.");
        }
        try {
            if (Files.size(path) > MOST_BYTES) {
                throw new Unreadable(path + ": tệp lớn hơn 50 MB; hãy chia nhỏ.");
            }
            return upToLimit(path);
        } catch (IOException e) {
            throw new Unreadable(path + ": không đọc được tệp; kiểm tra quyền truy cập.");
        }
    }

    /** A pipe or device does not say its size, and a file may grow. */
    private static byte[] upToLimit(Path path) throws IOException {
        try (InputStream file = Files.newInputStream(path)) {
            byte[] bytes = file.readNBytes((int) MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new Unreadable(path + ": tệp lớn hơn 50 MB; hãy chia nhỏ.");
            }
            return bytes;
        }
    }

    /** A file as a bank. */
    static ImportResult bank(Path path) {
        return BankFormats.read(bytes(path), path.toString());
    }
}
