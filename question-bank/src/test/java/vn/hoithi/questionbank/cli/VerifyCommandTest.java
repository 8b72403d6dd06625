package vn.hoithi.questionbank.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.hoithi.questionbank.bundle.BundleFixtures;

class VerifyCommandTest {
    private static final byte[] HONEST = BundleFixtures.bundle(3, 120);
    private static final byte[] FORGED = BundleFixtures.forged(HONEST);

    @TempDir
    private Path folder;

    private Path honest;
    private Path forged;

    private record Run(int exit, String out, String err) {
        JsonNode json() {
            return JsonMapper.builder().build().readTree(out);
        }
    }

    @BeforeEach
    void files() throws IOException {
        honest = Files.write(folder.resolve("ket-qua.txt"), HONEST);
        forged = Files.write(folder.resolve("sua.txt"), FORGED);
    }

    @Test
    void anHonestFileMatches() {
        Run run = run("verify", honest, "--key", BundleFixtures.key());
        assertThat(run.exit()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .contains(
                        "Cuộc thi: Tìm hiểu “bầu cử”",
                        "Vòng thi: Tuần 1",
                        "Bản kết quả: 2, lập lúc 08/03/2026 07:00:00")
                .contains("120 lượt thi của", "Khớp hoàn toàn.");
        assertThat(run.out()).containsPattern("Khoá ký: ([0-9a-f]{4} ){15}[0-9a-f]{4}\n");
    }

    @Test
    void withoutAKnownKeyItSaysWhatThatMeans() {
        assertThat(run("verify", honest).out()).contains("(ghi trong tệp; hãy so với dấu vân tay ban tổ chức công bố");
    }

    @Test
    void aForgedFileIsToldWithItsLine() {
        Run run = run("verify", forged);
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err())
                .containsPattern("dòng [0-9]+: Điểm \\(phần trăm câu\\) khi chấm lại. Phải là: [0-9]+. Trong tệp: 1");
        assertThat(run.out()).contains("KHÔNG KHỚP.").doesNotContain("Khớp hoàn toàn");
    }

    @Test
    void anotherKeyIsToldAtTheFirstLine() {
        Run run = run("verify", honest, "--key", BundleFixtures.otherKey());
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).contains("dòng 1: Tệp ký bằng khoá khác");
        assertThat(run("verify", honest, "--key", "abc").exit()).isEqualTo(2);
    }

    @Test
    void aReceiptIsFoundByItsCodeAlone() {
        Run run = run("verify", honest, "--receipt", BundleFixtures.code(7).toLowerCase(Locale.ROOT));
        assertThat(run.exit()).isZero();
        assertThat(run.out()).containsPattern("Phiếu: dòng [0-9]+, lượt [0-9] của người này, bắt đầu ../../2026");
        assertThat(run.out()).containsPattern("Lượt này (được tính để xếp hạng|có trong kết quả)");
        Run none = run("verify", honest, "--receipt", "KHONGCO");
        assertThat(none.exit()).isEqualTo(1);
        assertThat(none.err()).contains("Phiếu: không có trong tệp này.");
    }

    @Test
    void programsGetOneDocument() {
        JsonNode good = run("verify", honest, "--json", "--receipt", BundleFixtures.code(1))
                .json();
        assertThat(good.get("ok").asBoolean()).isTrue();
        assertThat(good.get("submissions").asInt()).isEqualTo(120);
        assertThat(good.get("receipt").get("found").asBoolean()).isTrue();
        Run run = run("verify", forged, "--json");
        assertThat(run.err()).isEmpty();
        assertThat(run.json().get("ok").asBoolean()).isFalse();
        assertThat(run.json().get("differences").get(0).get("line").asInt()).isPositive();
    }

    @Test
    void whatIsNoResultFileIsUnreadable() throws IOException {
        Path other = Files.writeString(folder.resolve("khac.txt"), "Xin chào\n");
        Run run = run("verify", other);
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("Không phải tệp kết quả của Hội Thi.", "dòng 1:");
        assertThat(run("verify", folder).err()).contains("là thư mục");
        assertThat(run("verify", folder.resolve("khong-co")).err()).contains("không có tệp này");
    }

    private static Run run(Object... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exit = QuestionBankTool.run(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                Stream.of(arguments).map(Object::toString).toArray(String[]::new));
        return new Run(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
