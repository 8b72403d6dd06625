package vn.hoithi.questionbank.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ParentCommand;
import vn.hoithi.questionbank.Blueprint;
import vn.hoithi.questionbank.format.ImportResult;
import vn.hoithi.questionbank.format.ImportResult.Accepted;

/** What commands that read a bank have in common. */
abstract class FileCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // set by picocli
    private QuestionBankTool tool;

    Console console() {
        return tool.console();
    }

    /** A bank without errors; its errors are reported otherwise. */
    Optional<Accepted> accepted(Path file) {
        return switch (InputFile.bank(file)) {
            case Accepted accepted -> Optional.of(accepted);
            case ImportResult.Rejected rejected -> {
                console().errors(rejected.errors());
                console().document(Map.of("ok", false, "errors", Console.inJson(rejected.errors())));
                yield Optional.empty();
            }
        };
    }

    static Blueprint blueprint(String printed) {
        try {
            return Blueprint.parse(printed);
        } catch (IllegalArgumentException e) {
            throw new Unreadable("Không đọc được ma trận đề “" + printed
                    + "”. Ví dụ: 10 hoặc 6[topic=Quốc hội];4[level=vận dụng]; nhiều nhất "
                    + Blueprint.MOST_QUESTIONS + " câu.");
        }
    }

    /** Reports what the bank lacks for the blueprint; false if it lacks something. */
    boolean suffices(Accepted bank, Blueprint blueprint, Path file) {
        List<String> shortages = blueprint.shortages(bank.bank());
        shortages.forEach(shortage -> console().say(file + ": " + shortage));
        return shortages.isEmpty();
    }
}
