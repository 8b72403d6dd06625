package vn.hoithi.questionbank.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import vn.hoithi.questionbank.format.ImportResult.Accepted;
import vn.hoithi.questionbank.stats.ResponseFile;
import vn.hoithi.questionbank.stats.RoundReport;
import vn.hoithi.questionbank.text.Findings;

@Command(
        name = "stats",
        description = {
            "Thống kê câu hỏi của một vòng thi: độ khó, độ phân biệt, phương án nhiễu, độ tin cậy.",
            "Tệp trả lời là CSV (UTF-8) có dòng tên cột attempt,question,ticked,right: mã lượt thi, mã câu, các chữ cái"
                    + " đã chọn theo thứ tự trong ngân hàng (để trống nếu bỏ qua), 1 nếu đúng hoặc 0."
        })
final class StatsCommand extends FileCommand {

    @Parameters(paramLabel = "TRẢ_LỜI", description = "Tệp các câu trả lời.")
    private Path responses = Path.of("");

    @Option(names = "--bank", paramLabel = "TỆP", required = true, description = "Tệp ngân hàng của vòng thi.")
    private Path bank = Path.of("");

    @Override
    public Integer call() {
        byte[] file = InputFile.bytes(responses);
        Optional<Accepted> accepted = accepted(bank);
        if (accepted.isEmpty()) {
            return Exit.ERRORS;
        }
        Findings findings = new Findings(responses.toString());
        Optional<RoundReport> report = ResponseFile.read(file, accepted.get().bank(), findings);
        console().errors(findings.errors());
        console().warnings(findings.warnings());
        report.ifPresent(read -> StatsText.print(read, console()));
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("ok", report.isPresent());
        document.put("errors", Console.inJson(findings.errors()));
        document.put("warnings", Console.inJson(findings.warnings()));
        report.ifPresent(read -> {
            document.put("scores", read.scores());
            document.put("items", read.items());
        });
        console().document(document);
        return report.isPresent() ? Exit.GOOD : Exit.ERRORS;
    }
}
