package vn.hoithi.questionbank.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import vn.hoithi.questionbank.format.BankFormats;
import vn.hoithi.questionbank.format.BankFormats.Kind;
import vn.hoithi.questionbank.format.Export;
import vn.hoithi.questionbank.format.ImportResult.Accepted;

@Command(
        name = "convert",
        description = {
            "Chuyển ngân hàng câu hỏi sang định dạng khác.",
            "Những gì định dạng mới không giữ được thì in ra thành cảnh báo."
        })
final class ConvertCommand extends FileCommand {

    @Parameters(paramLabel = "TỆP", description = "Tệp ngân hàng câu hỏi.")
    private Path file = Path.of("");

    @Option(
            names = "--to",
            paramLabel = "ĐỊNH_DẠNG",
            required = true,
            description = "Định dạng mới; gõ sai thì in các tên có được.")
    private String format = "";

    @Option(
            names = {"-o", "--output"},
            paramLabel = "TỆP_MỚI",
            required = true,
            description = "Tệp để ghi; nếu đã có thì ghi đè.")
    private Path output = Path.of("");

    @Override
    public Integer call() {
        Kind kind = BankFormats.kinds().stream()
                .filter(one -> one.writable() && one.id().equals(format))
                .findFirst()
                .orElseThrow(() -> new Unreadable("Không ghi được dạng “" + format + "”. Có: " + writable() + "."));
        Optional<Accepted> bank = accepted(file);
        if (bank.isEmpty()) {
            return Exit.ERRORS;
        }
        Export export = BankFormats.write(bank.get().bank(), kind.id());
        write(export.bytes());
        export.losses().forEach(loss -> console().say(file + ": cảnh báo: " + loss));
        int questions = bank.get().bank().questions().size();
        console().print("%s: %d câu, dạng %s.".formatted(output, questions, kind.title()));
        console()
                .document(Map.of(
                        "ok",
                        true,
                        "output",
                        output.toString(),
                        "format",
                        kind.id(),
                        "questions",
                        questions,
                        "losses",
                        export.losses()));
        return Exit.GOOD;
    }

    private void write(byte[] bytes) {
        try {
            if (Files.exists(output) && Files.isSameFile(file, output)) {
                throw new Unreadable(output + ": là chính tệp đang đọc; hãy ghi vào tệp khác.");
            }
            Path written = Files.write(output, bytes);
            if (!written.equals(output)) {
                throw new IllegalStateException("wrote to " + written);
            }
        } catch (IOException e) {
            throw new Unreadable(output + ": không ghi được; kiểm tra thư mục và quyền truy cập.");
        }
    }

    private static String writable() {
        return BankFormats.kinds().stream()
                .filter(Kind::writable)
                .map(kind -> kind.id() + " (" + kind.title() + ")")
                .collect(Collectors.joining(", "));
    }
}
