package vn.hoithi.platform;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.codec.multipart.FilePart;
import reactor.core.publisher.Mono;

/** Uploaded files, read whole within a bound that depends on the kind of file. */
public final class Uploads {
    /** Small lists. */
    public static final int CSV_BYTES = 5 * 1024 * 1024;
    /** Lists of units as workbooks or CSV: some 100,000 rows. */
    public static final int UNIT_LIST_BYTES = 12 * 1024 * 1024;
    /** Question banks, some with pictures. */
    public static final int BANK_BYTES = 20 * 1024 * 1024;
    /** Documents of a contest. */
    public static final int DOCUMENT_BYTES = 10 * 1024 * 1024;

    private Uploads() {}

    /** The bytes; refused (413) beyond {@code most}. */
    public static Mono<byte[]> bytes(FilePart file, int most) {
        return DataBufferUtils.join(file.content(), most).map(Uploads::drain);
    }

    private static byte[] drain(DataBuffer buffer) {
        byte[] bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        return bytes;
    }
}
