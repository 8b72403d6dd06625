package vn.hoithi.questionbank.cli;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import vn.hoithi.questionbank.Blueprint;
import vn.hoithi.questionbank.Level;
import vn.hoithi.questionbank.Origin;
import vn.hoithi.questionbank.Question;
import vn.hoithi.questionbank.QuestionBank;
import vn.hoithi.questionbank.check.BankChecks;
import vn.hoithi.questionbank.check.Checked;
import vn.hoithi.questionbank.format.ImportResult.Accepted;
import vn.hoithi.questionbank.text.Finding;
import vn.hoithi.questionbank.text.Findings;

@Command(
        name = "check",
        description = {
            "Soát chất lượng: câu trùng hoặc gần trùng, đáp án dễ đoán, thiếu giải thích, lỗi chữ …",
            "In số câu của từng chủ đề và mức độ."
        })
final class CheckCommand extends FileCommand {

    @Parameters(paramLabel = "TỆP", description = "Tệp ngân hàng câu hỏi.")
    private Path file = Path.of("");

    @Option(
            names = "--against",
            paramLabel = "TỆP_KHÁC",
            description = "Tìm thêm câu gần trùng với ngân hàng này; câu cùng mã coi là một câu.")
    private @Nullable Path against;

    @Option(
            names = "--blueprint",
            paramLabel = "MA_TRẬN",
            description = "Xem có đủ câu cho ma trận đề không, ví dụ 6[topic=Quốc hội];4[level=vận dụng].")
    private @Nullable String blueprint;

    @Override
    public Integer call() {
        Blueprint wanted = blueprint == null ? null : blueprint(blueprint);
        Optional<Accepted> ours = accepted(file);
        Optional<Accepted> other = against == null || ours.isEmpty() ? Optional.empty() : accepted(against);
        if (ours.isEmpty() || (against != null && other.isEmpty())) {
            return Exit.ERRORS;
        }
        Accepted bank = ours.get();
        List<Finding> warnings = Stream.concat(
                        bank.warnings().stream(), other.stream().flatMap(one -> repeated(bank, one.bank()).stream()))
                .toList();
        console().warnings(warnings);
        summary(bank.bank(), Findings.counted(warnings));
        boolean suffices = wanted == null || suffices(bank, wanted, file);
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("ok", suffices);
        document.put("questions", bank.bank().questions().size());
        document.put("topics", bank.bank().topics());
        document.put("shortages", wanted == null ? List.of() : wanted.shortages(bank.bank()));
        document.put("warnings", Console.inJson(warnings));
        console().document(document);
        return suffices ? Exit.GOOD : Exit.ERRORS;
    }

    private List<Finding> repeated(Accepted bank, QuestionBank other) {
        List<Checked> questions = new ArrayList<>();
        for (Question question : bank.bank().questions()) {
            Origin origin = bank.origins().get(question.id());
            if (origin != null) {
                questions.add(new Checked(question, origin));
            }
        }
        Findings findings = new Findings(file.toString());
        BankChecks.against(questions, other, String.valueOf(against), findings);
        return findings.warnings();
    }

    private void summary(QuestionBank bank, String warnings) {
        console()
                .print("%s: %d câu, %s cảnh báo."
                        .formatted(file, bank.questions().size(), warnings));
        Map<String, Map<Level, Long>> counts = bank.questions().stream()
                .collect(groupingBy(Question::topic, TreeMap::new, groupingBy(Question::level, counting())));
        counts.forEach((topic, levels) -> console()
                .print(topic
                        + Arrays.stream(Level.values())
                                .map(level -> "\t" + level.label() + ": " + levels.getOrDefault(level, 0L))
                                .collect(joining())));
    }
}
