package vn.hoithi.questionbank.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import vn.hoithi.questionbank.format.ImportResult;
import vn.hoithi.questionbank.text.Finding;
import vn.hoithi.questionbank.text.Findings;

@Command(name = "validate", description = "Xem các tệp có nhập được không: in mọi lỗi và cảnh báo cùng vị trí.")
final class ValidateCommand extends FileCommand {

    @Parameters(paramLabel = "TỆP", arity = "1..*", description = "Một hoặc nhiều tệp ngân hàng câu hỏi.")
    private List<Path> files = List.of();

    @Override
    public Integer call() {
        int worst = Exit.GOOD;
        List<Map<String, Object>> documents = new ArrayList<>();
        for (Path file : files) {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("file", file.toString());
            worst = Math.max(worst, validate(file, document));
            documents.add(document);
        }
        console().document(Map.of("files", documents));
        return worst;
    }

    private int validate(Path file, Map<String, Object> document) {
        try {
            return switch (InputFile.bank(file)) {
                case ImportResult.Accepted accepted -> {
                    int questions = accepted.bank().questions().size();
                    console().warnings(accepted.warnings());
                    console()
                            .print("%s: %d câu, không có lỗi, %s cảnh báo."
                                    .formatted(file, questions, Findings.counted(accepted.warnings())));
                    yield document(document, questions, List.of(), accepted.warnings());
                }
                case ImportResult.Rejected rejected -> {
                    console().errors(rejected.errors());
                    yield document(document, 0, rejected.errors(), List.of());
                }
            };
        } catch (Unreadable unreadable) {
            console().say(String.valueOf(unreadable.getMessage()));
            document.put("ok", false);
            document.put("unreadable", String.valueOf(unreadable.getMessage()));
            return Exit.UNREADABLE;
        }
    }

    private static int document(
            Map<String, Object> document, int questions, List<Finding> errors, List<Finding> warnings) {
        document.put("ok", errors.isEmpty());
        document.put("questions", questions);
        document.put("errors", Console.inJson(errors));
        document.put("warnings", Console.inJson(warnings));
        return errors.isEmpty() ? Exit.GOOD : Exit.ERRORS;
    }
}
