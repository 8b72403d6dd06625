package vn.hoithi.questionbank.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What picocli says in English, in Vietnamese. */
final class VietnameseUsage {

    private static final int WIDTH = 100;

    private VietnameseUsage() {}

    static CommandLine of(CommandLine tool, PrintStream out, PrintStream err) {
        translate(tool);
        return tool.setOut(new PrintWriter(out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(err, true, StandardCharsets.UTF_8))
                .setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF))
                .setUsageHelpWidth(WIDTH)
                .setParameterExceptionHandler((exception, arguments) -> wrongUsage(exception))
                .setExecutionExceptionHandler((exception, command, parsed) -> fault(exception, command));
    }

    private static void translate(CommandLine command) {
        UsageMessageSpec usage = command.getCommandSpec().usageMessage();
        usage.synopsisHeading("Cách dùng: ");
        usage.synopsisSubcommandLabel("LỆNH");
        usage.descriptionHeading("%n");
        usage.parameterListHeading("%nTệp:%n");
        usage.optionListHeading("%nTuỳ chọn:%n");
        usage.commandListHeading("%nLệnh (thêm --help sau tên lệnh để xem chi tiết):%n");
        usage.sortOptions(false);
        command.getSubcommands().values().forEach(VietnameseUsage::translate);
    }

    private static int wrongUsage(ParameterException exception) {
        CommandLine command = exception.getCommandLine();
        command.getErr().println("Gõ sai lệnh: " + message(exception));
        command.getErr().println("Xem hướng dẫn: " + command.getCommandSpec().qualifiedName() + " --help");
        return Exit.UNREADABLE;
    }

    private static String message(ParameterException exception) {
        return switch (exception) {
            case UnmatchedArgumentException unmatched ->
                "không hiểu " + unmatched.getUnmatched().stream().collect(Collectors.joining(" ")) + ".";
            case MissingParameterException missing ->
                "thiếu "
                        + missing.getMissing().stream()
                                .map(VietnameseUsage::name)
                                .collect(Collectors.joining(", ")) + ".";
            case OverwrittenOptionException twice -> "ghi hai lần " + name(twice.getOverwritten()) + ".";
            default -> other(exception);
        };
    }

    private static String other(ParameterException exception) {
        ArgSpec argument = exception.getArgSpec();
        String value = exception.getValue();
        return argument == null
                ? "không hiểu các tham số."
                : "giá trị " + (value == null ? "" : "“" + value + "” ") + "của " + name(argument) + " không hợp lệ.";
    }

    private static String name(ArgSpec argument) {
        return argument instanceof CommandLine.Model.OptionSpec option ? option.longestName() : argument.paramLabel();
    }

    private static int fault(Exception exception, CommandLine command) {
        if (exception instanceof Unreadable unreadable) {
            command.getErr().println(unreadable.getMessage());
            return Exit.UNREADABLE;
        }
        StringWriter trace = new StringWriter();
        exception.printStackTrace(new PrintWriter(trace));
        command.getErr().println("Chương trình gặp lỗi của chính nó; xin gửi những dòng sau cho nhóm phát triển:");
        command.getErr().println(trace);
        return Exit.UNREADABLE;
    }
}
