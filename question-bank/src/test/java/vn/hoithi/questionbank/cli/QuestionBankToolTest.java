package vn.hoithi.questionbank.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.hoithi.questionbank.BankFixtures;
import vn.hoithi.questionbank.format.BankFormats;
import vn.hoithi.questionbank.format.ShippedBanks;

class QuestionBankToolTest {

    @TempDir
    private Path folder;

    private Path good;
    private Path bad;

    private record Run(int exit, String out, String err) {
        JsonNode json() {
            return JsonMapper.builder().build().readTree(out);
        }
    }

    @BeforeEach
    void files() throws IOException {
        good = write("good.csv", ShippedBanks.file("election-law.csv"));
        bad = write(
                "bad.csv",
                BankFixtures.csv("Q1,Quốc hội,dễ,Ai?,Một,Hai,,,C,,Điều 1,,", BankFixtures.row(1))
                        .getBytes(StandardCharsets.UTF_8));
    }

    private Path write(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }

    @Test
    void aListThatIsFullSaysSo() throws IOException {
        String[] rows = IntStream.rangeClosed(1, 1_200)
                .mapToObj(number -> "Q" + number + ",T,nhận biết,Câu " + number + "?,Một,Hai,,,A,,Điều 1,,")
                .toArray(String[]::new);
        String sound = BankFixtures.csv(rows);
        byte[] faulty = sound.replace("nhận biết", "dễ").getBytes(StandardCharsets.UTF_8);
        byte[] odd = sound.replace(",Hai,", ",Cả A và B,").getBytes(StandardCharsets.UTF_8);

        Run errors = run("validate", write("faulty.csv", faulty));
        assertThat(errors.err().lines()).hasSize(1_001);
        assertThat(errors.err()).endsWith("""
                Chỉ liệt kê 1.000 lỗi tìm thấy trước; tệp có thể còn lỗi khác. Sửa các lỗi đã liệt kê rồi nạp lại.
                """);
        Run warnings = run("validate", write("odd.csv", odd));
        assertThat(warnings.exit()).isZero();
        assertThat(warnings.err()).contains("tệp có thể còn cảnh báo khác");
        assertThat(warnings.out()).contains("1200 câu, không có lỗi, ít nhất 1.000 cảnh báo.");
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

    @Test
    void aGoodBankIsValid() {
        Run run = run("validate", good);
        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains("good.csv: 212 câu, không có lỗi, 0 cảnh báo.");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void errorsGoToStandardErrorWithTheirPlaces() {
        Run run = run("validate", good, bad);
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err().lines())
                .anySatisfy(line -> assertThat(line).startsWith(bad + ":2:3: Không có mức độ này."))
                .anySatisfy(line -> assertThat(line).startsWith(bad + ":2:9: "))
                .anySatisfy(line -> assertThat(line).startsWith(bad + ":3:1: "));
        assertThat(run.out()).contains("good.csv").doesNotContain("bad.csv");
    }

    @Test
    void warningsAreMarkedAndDoNoHarm() throws IOException {
        Path warned = write(
                "warned.csv",
                BankFixtures.csv(BankFixtures.row(1).replace("Vì thế.", "")).getBytes(StandardCharsets.UTF_8));
        Run run = run("check", warned);
        assertThat(run.exit()).isZero();
        assertThat(run.err()).startsWith(warned + ":2:10: cảnh báo: Chưa có giải thích.");
    }

    @Test
    void aMissingFileAFolderAndAHugeFileCannotBeRead() throws IOException {
        Path huge = folder.resolve("huge.csv");
        try (RandomAccessFile file = new RandomAccessFile(huge.toFile(), "rw")) {
            file.setLength(InputFile.MOST_BYTES + 1);
        }
        assertThat(run("validate", folder.resolve("none.csv"), good))
                .satisfies(run -> assertThat(run.exit()).isEqualTo(2))
                .satisfies(run -> assertThat(run.err()).contains("không có tệp này"))
                .satisfies(run -> assertThat(run.out()).contains("good.csv: 212 câu"));
        assertThat(run("check", folder).err()).contains("là thư mục");
        assertThat(run("check", huge).err()).contains("lớn hơn 50 MB");
        assertThat(run("check", huge).exit()).isEqualTo(2);
    }

    @Test
    void wrongUsageIsSaidInVietnamese() {
        assertThat(run("draw", good, "--seed", "1").err()).startsWith("Gõ sai lệnh: thiếu --blueprint.");
        assertThat(run("draw", good, "--seed", "x", "--blueprint", "5").err())
                .contains("giá trị “x” của --seed không hợp lệ");
        assertThat(run("draw", good, "--seed", "1", "--blueprint", "5 câu").err())
                .contains("Không đọc được ma trận đề");
        assertThat(run("draw", good, "--seed", "1", "--blueprint", "5", "--count", "0")
                        .err())
                .contains("--count phải từ 1");
        assertThat(run("validate", "--jsno", good).err()).contains("không hiểu --jsno");
        assertThat(run("validate").err()).contains("thiếu TỆP");
        assertThat(run("vailidate", good).err()).contains("không hiểu vailidate");
        assertThat(run().err()).contains("--help");
        assertThat(run("validate").exit()).isEqualTo(2);
        assertThat(run().exit()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "validate", "convert", "check", "draw", "stats", "verify"})
    void helpIsVietnameseAndComplete(String command) {
        Run run = command.isEmpty() ? run("--help") : run(command, "--help");
        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains("Cách dùng: question-bank", "--json", "--help", "Tuỳ chọn:");
        assertThat(run.out()).doesNotContainPattern("Usage|Options|Commands|Show this|\\[COMMAND]|@\\|");
    }

    @Test
    void convertingWritesTheFileAndTellsWhatIsThere() throws IOException {
        Path copy = folder.resolve("copy.csv");
        assertThat(run("convert", good, "--to", "csv", "-o", copy).exit()).isZero();
        assertThat(BankFormats.read(Files.readAllBytes(copy), "copy.csv"))
                .extracting("bank")
                .isEqualTo(ShippedBanks.electionLaw());
        assertThat(run("convert", good, "--to", "csv", "-o", good).err()).contains("chính tệp đang đọc");
        assertThat(run("convert", good, "--to", "pdf", "-o", copy))
                .satisfies(run -> assertThat(run.err())
                        .contains("Không ghi được dạng “pdf”. Có: ")
                        .contains("csv (CSV)"))
                .satisfies(run -> assertThat(run.exit()).isEqualTo(2));
        assertThat(run("convert", bad, "--to", "csv", "-o", folder.resolve("x.csv"))
                        .exit())
                .isEqualTo(1);
        assertThat(folder.resolve("x.csv")).doesNotExist();
        assertThat(run("convert", good, "--to", "csv", "-o", folder.resolve("no/x.csv"))
                        .exit())
                .isEqualTo(2);
    }

    @Test
    void checkingComparesWithAnotherBankAndABlueprint() throws IOException {
        Path renamed = write(
                "renamed.csv",
                new String(ShippedBanks.file("election-law.csv"), StandardCharsets.UTF_8)
                        .replace("BC-0", "XX-0")
                        .getBytes(StandardCharsets.UTF_8));
        Run same = run("check", good, "--against", good);
        assertThat(same.err()).isEmpty();
        Run other = run("check", good, "--against", renamed);
        assertThat(other.exit()).isZero();
        assertThat(other.err().lines())
                .hasSize(99)
                .first()
                .asString()
                .contains("cảnh báo: Gần như trùng với câu XX-001 của ");
        Run tooShort = run("check", good, "--blueprint", "200[level=vận dụng cao]");
        assertThat(tooShort.exit()).isEqualTo(1);
        assertThat(tooShort.err()).contains("ngân hàng chỉ có ");
    }

    @Test
    void theSameSeedDrawsTheSamePaper() {
        Run first = run("draw", good, "--blueprint", "3", "--seed", "7");
        assertThat(first.exit()).isZero();
        assertThat(first.out()).contains("ĐỀ 7", "Câu 1 (BC-", "Câu 3 (", "Đáp án: 1");
        assertThat(run("draw", good, "--blueprint", "3", "--seed", "7")).isEqualTo(first);
        JsonNode two = run("draw", good, "--blueprint", "3", "--seed", "7", "--count", "2", "--json")
                .json();
        assertThat(two.at("/papers")).hasSize(2);
        assertThat(two.at("/papers/1/seed").asLong()).isEqualTo(8);
        assertThat(first.out()).contains(two.at("/papers/0/questions/2/id").asString());
    }

    @Test
    void exposureIsCountedOverManyPapers() {
        Run run = run("draw", good, "--blueprint", "8", "--seed", "0", "--count", "2000", "--exposure");
        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains("8 câu: 212 câu để chọn, mỗi câu nên có trong 3,77 % số đề; đều.", "BC-080\t");
        JsonNode json = run("draw", good, "--blueprint", "8", "--seed", "0", "--count", "2000", "--exposure", "--json")
                .json();
        assertThat(json.at("/groups/0/mean").asDouble()).isCloseTo(8 * 2_000 / 212.0, within(1e-9));
        assertThat(json.at("/groups/0/questions")).hasSize(212);
    }

    @Test
    void statisticsAreForPeopleAndForPrograms() throws IOException {
        Path responses = write(
                "r.csv",
                "attempt,question,ticked,right\na,BC-001,D,1\na,BC-002,B,1\nb,BC-001,A,0\nb,BC-002,,0\n"
                        .getBytes(StandardCharsets.UTF_8));
        Run run = run("stats", responses, "--bank", good);
        assertThat(run.exit()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains("Lượt thi: 2", "BC-001\t2\t50,0\t100,0\t100,0\t0\tA: 1, 0,00;", "D*: 1, 1,00");
        JsonNode json = run("stats", responses, "--bank", good, "--json").json();
        assertThat(json.at("/scores/alpha").asDouble()).isEqualTo(1);
        assertThat(json.at("/items/0/choices/3/key").asBoolean()).isTrue();
        Path wrong = write("w.csv", "attempt,question,ticked,right\na,XX,D,1\n".getBytes(StandardCharsets.UTF_8));
        assertThat(run("stats", wrong, "--bank", good))
                .satisfies(failed -> assertThat(failed.exit()).isEqualTo(1))
                .satisfies(failed ->
                        assertThat(failed.err()).startsWith(wrong + ":2:2: Ngân hàng không có câu này. [XX]"));
    }

    @Test
    void programsGetOneDocumentAndNothingElse() {
        Run run = run("validate", "--json", good, bad, folder.resolve("none.csv"));
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).isEmpty();
        JsonNode files = run.json().at("/files");
        assertThat(files).hasSize(3);
        assertThat(files.at("/0/questions").asInt()).isEqualTo(212);
        assertThat(files.at("/1/errors/0/at").asString()).isEqualTo(bad + ":2:3");
        assertThat(files.at("/1/errors/0/code").asString()).isEqualTo("unknown-level");
        assertThat(files.at("/2/unreadable").asString()).contains("không có tệp này");
        assertThat(run("check", "--json", bad).json().at("/ok").asBoolean(true)).isFalse();
    }
}
