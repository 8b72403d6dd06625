package vn.hoithi.questionbank.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import vn.hoithi.questionbank.Blueprint;
import vn.hoithi.questionbank.Composition;
import vn.hoithi.questionbank.Exposure;
import vn.hoithi.questionbank.Paper;
import vn.hoithi.questionbank.QuestionBank;
import vn.hoithi.questionbank.format.ImportResult.Accepted;

@Command(
        name = "draw",
        description = {
            "Bốc đề theo ma trận đề. Cùng tệp, ma trận và số gieo luôn cho cùng một đề.",
            "Với --exposure: bốc thử nhiều đề và in mỗi câu hiện bao nhiêu lần."
        })
final class DrawCommand extends FileCommand {

    private static final int MOST_PRINTED = 1_000;
    private static final int USUAL_SIMULATION = 10_000;

    @Parameters(paramLabel = "TỆP", description = "Tệp ngân hàng câu hỏi.")
    private Path file = Path.of("");

    @Option(
            names = "--blueprint",
            paramLabel = "MA_TRẬN",
            required = true,
            description = "Ma trận đề, ví dụ 10 hoặc 6[topic=Quốc hội];4[level=vận dụng].")
    private String blueprint = "";

    @Option(names = "--seed", paramLabel = "SỐ", required = true, description = "Số gieo của đề đầu tiên.")
    private long seed;

    @Option(
            names = "--count",
            paramLabel = "N",
            description = "Số đề, với các số gieo liên tiếp: mặc định 1, nhiều nhất 1000; với --exposure mặc định"
                    + " 10000, nhiều nhất 1000000.")
    private @Nullable Integer count;

    @Option(names = "--exposure", description = "Không in đề, chỉ in mỗi câu hiện bao nhiêu lần và có đều không.")
    private boolean exposure;

    @Override
    public Integer call() {
        Blueprint wanted = blueprint(blueprint);
        int papers = count == null ? (exposure ? USUAL_SIMULATION : 1) : count;
        int most = exposure ? Exposure.MOST_PAPERS : MOST_PRINTED;
        if (papers < 1 || papers > most) {
            throw new Unreadable("--count phải từ 1 đến " + most + ".");
        }
        Optional<Accepted> bank = accepted(file);
        if (bank.isEmpty()) {
            return Exit.ERRORS;
        }
        if (!suffices(bank.get(), wanted, file)) {
            console()
                    .document(Map.of(
                            "ok",
                            false,
                            "shortages",
                            wanted.shortages(bank.get().bank())));
            return Exit.ERRORS;
        }
        if (exposure) {
            ExposureText.print(Exposure.simulate(bank.get().bank(), wanted, seed, papers), console());
        } else {
            draw(bank.get().bank(), wanted, papers);
        }
        return Exit.GOOD;
    }

    private void draw(QuestionBank bank, Blueprint wanted, int papers) {
        Composition composition = Composition.of(bank, wanted);
        List<Map<String, Object>> documents = new ArrayList<>();
        for (int number = 0; number < papers; number++) {
            Paper paper = composition.paper(seed + number);
            PaperText.print(paper, seed + number, console());
            documents.add(PaperText.inJson(paper, seed + number));
        }
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("ok", true);
        document.put("bank", bank.digest());
        document.put("blueprint", wanted.print());
        document.put("papers", documents);
        console().document(document);
    }
}
