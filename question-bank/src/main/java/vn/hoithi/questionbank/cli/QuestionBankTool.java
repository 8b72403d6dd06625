package vn.hoithi.questionbank.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** Works on files of question banks. Exits with 0 if all is well, 1 if content has errors, 2 if it could not be read. */
@Command(
        name = "question-bank",
        description = {
            "Kiểm tra, chuyển đổi ngân hàng câu hỏi, bốc đề và thống kê câu hỏi; tính lại kết quả một vòng thi.",
            "Định dạng của tệp được nhận ra theo nội dung, không theo tên."
        },
        footer = {
            "",
            "Lỗi và cảnh báo in ra luồng lỗi, mỗi dòng: TỆP:DÒNG:CỘT: lời nhắn (bảng tính: TỆP:TRANG!Ô).",
            "Kết quả in ra luồng chuẩn, mã hoá UTF-8.",
            "Mã thoát: 0 tốt; 1 nội dung có lỗi; 2 không đọc được tệp hoặc gõ sai lệnh."
        },
        subcommands = {
            ValidateCommand.class,
            ConvertCommand.class,
            CheckCommand.class,
            DrawCommand.class,
            StatsCommand.class,
            VerifyCommand.class
        })
public final class QuestionBankTool implements Runnable {

    private final Console console;

    @Option(
            names = "--json",
            scope = ScopeType.INHERIT,
            description = "In một tài liệu JSON ra luồng chuẩn, cho chương trình khác đọc.")
    private boolean json;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "In trang hướng dẫn này.")
    @SuppressWarnings("unused") // picocli asks for it before anything is run
    private boolean help;

    private QuestionBankTool(Console console) {
        this.console = console;
    }

    /** The exit code of one call with these arguments. */
    public static int run(PrintStream out, PrintStream err, String... arguments) {
        QuestionBankTool tool = new QuestionBankTool(new Console(out, err));
        return VietnameseUsage.of(new CommandLine(tool), out, err).execute(arguments);
    }

    /** UTF-8 whatever the locale says: a Vietnamese message in question marks helps nobody. */
    public static void main(String[] arguments) {
        // The Excel library would write its own remarks among the messages.
        Stream.of("log4j2.StatusLogger.level", "org.apache.logging.log4j.simplelog.level")
                .forEach(level -> System.getProperties().putIfAbsent(level, "OFF"));
        PrintStream out = utf8(FileDescriptor.out);
        PrintStream err = utf8(FileDescriptor.err);
        int code = run(out, err, arguments);
        out.flush();
        err.flush();
        System.exit(code);
    }

    private static PrintStream utf8(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }

    Console console() {
        return console.inJson(json);
    }

    @Override
    public void run() {
        throw new Unreadable("Chưa nói làm gì. Xem: question-bank --help");
    }
}
