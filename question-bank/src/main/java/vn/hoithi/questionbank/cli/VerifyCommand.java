package vn.hoithi.questionbank.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import vn.hoithi.questionbank.bundle.Bundle;
import vn.hoithi.questionbank.bundle.BundleVerifier;
import vn.hoithi.questionbank.bundle.BundleVerifier.Options;
import vn.hoithi.questionbank.bundle.Verification;

@Command(
        name = "verify",
        description = {
            "Tính lại toàn bộ kết quả một vòng thi từ tệp kết quả đã công bố, không cần máy chủ.",
            "Bốc lại đề, chấm lại, xếp hạng lại, bốc thăm lại, đếm lại các đơn vị; kiểm chuỗi băm và chữ ký.",
            "In từng dòng không khớp, nhiều nhất 100."
        })
final class VerifyCommand extends FileCommand {

    @Parameters(paramLabel = "TỆP", description = "Tệp kết quả, để nguyên hoặc nén gzip.")
    private Path file = Path.of("");

    @Option(
            names = "--key",
            paramLabel = "BASE64",
            description =
                    "Khoá công khai do ban tổ chức công bố ở nơi khác. Không có thì chỉ biết tệp khớp với khoá ghi"
                            + " trong chính nó.")
    private @Nullable String key;

    @Option(
            names = "--receipt",
            paramLabel = "MÃ",
            description = "Mã phiếu: in lượt thi của phiếu này và nó có được tính không.")
    private @Nullable String receipt;

    @Override
    public Integer call() {
        Options options = new Options(key == null ? null : key(key), receipt);
        Verification verified = verify(options);
        VerificationText.print(verified, options, console());
        if (verified.head() == null) {
            return Exit.UNREADABLE;
        }
        boolean found = receipt == null || verified.receipt() != null;
        return verified.matches() && found ? Exit.GOOD : Exit.ERRORS;
    }

    private Verification verify(Options options) {
        if (!Files.exists(file)) {
            throw new Unreadable(file + ": không có tệp này.");
        }
        if (Files.isDirectory(file)) {
            throw new Unreadable(file + ": là thư mục, không phải tệp.");
        }
        try (InputStream bytes = Files.newInputStream(file);
                Progress progress = new Progress(bytes, Files.size(file), console())) {
            return BundleVerifier.verify(progress, options, progress::at);
        } catch (IOException e) {
            throw new Unreadable(file + ": không đọc được tệp; kiểm tra quyền truy cập.");
        } catch (OutOfMemoryError e) {
            // About 250 bytes for each attempt are enough.
            throw new Unreadable(file + ": không đủ bộ nhớ. Chạy lại với nhiều hơn, ví dụ java -Xmx2g -jar …");
        }
    }

    private static PublicKey key(String printed) {
        return Bundle.key(printed)
                .orElseThrow(() -> new Unreadable("--key: không phải khoá công khai Ed25519 viết bằng base64."));
    }
}
