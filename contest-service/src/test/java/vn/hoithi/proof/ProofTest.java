package vn.hoithi.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.MultiFormatReader;
import com.google.zxing.client.j2se.BufferedImageLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import vn.hoithi.testing.BackingServices;
import vn.hoithi.testing.Citizen;
import vn.hoithi.testing.Http;
import vn.hoithi.testing.Node;
import vn.hoithi.testing.TestContest;

/** A person's confirmation, and what a stranger with its code is told. */
class ProofTest {
    private static final Node NODE =
            Node.start(BackingServices.shared().freshDatabase(), "--hoithi.first-start.contests=false");
    private static final Pattern CODE = Pattern.compile("[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}");

    private final TestContest contest = TestContest.on(NODE);

    @AfterAll
    static void stop() {
        NODE.close();
    }

    @Test
    void theOwnSheetNamesThePersonAndItsQrLeadsToAPageThatMasks() throws Exception {
        int round = contest.openRound(Duration.ofHours(1));
        Citizen citizen = Citizen.enters(NODE.address(), contest.slug(), contest.unit("A-1"));
        citizen.takes(round);
        citizen.takes(round);
        String page = "/c/" + contest.slug() + "/xac-nhan";
        Http.Answer own = citizen.http().get(page);
        assertThat(own.text()).contains("Thử Nghiệm", "2 lượt thi");
        assertThat(own.raw().headers().firstValue("cache-control")).hasValue("no-store");
        Matcher found = CODE.matcher(own.text());
        assertThat(found.find()).isTrue();
        String code = found.group();
        assertThat(citizen.http().get(page).text()).contains(code);

        String decoded;
        byte[] pdf = pdf(citizen, page + ".pdf");
        Files.createDirectories(Path.of("target", "paper"));
        Files.write(Path.of("target", "paper", "confirmation.pdf"), pdf);
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(document.getNumberOfPages()).isEqualTo(1);
            assertThat(new PDFTextStripper().getText(document))
                    .contains("GIẤY XÁC NHẬN DỰ THI", "Thử Nghiệm", "Tổ dân phố số 1", code);
            var picture = new PDFRenderer(document).renderImageWithDPI(0, 150);
            decoded = new MultiFormatReader()
                    .decode(new BinaryBitmap(new HybridBinarizer(new BufferedImageLuminanceSource(picture))))
                    .getText();
        }
        assertThat(decoded).isEqualTo(NODE.address() + "/xac-nhan/" + code);
        try (PDDocument document = Loader.loadPDF(pdf(citizen, page + ".pdf?ten=rut-gon"))) {
            assertThat(new PDFTextStripper().getText(document))
                    .contains("Thử N.")
                    .doesNotContain("Thử Nghiệm");
        }

        Http stranger = new Http(NODE.address());
        Http.Answer valid = stranger.get("/xac-nhan/" + code.toLowerCase(java.util.Locale.ROOT));
        assertThat(valid.status()).isEqualTo(200);
        assertThat(valid.text())
                .contains("hợp lệ", "Thử N.", "Tổ dân phố số 1", "2 lượt")
                .doesNotContain("Thử Nghiệm")
                .doesNotContain(citizen.phone());
        char last = code.charAt(code.length() - 1);
        String wrong = code.substring(0, code.length() - 1) + (last == '7' ? '8' : '7');
        assertThat(stranger.get("/xac-nhan/" + wrong).status()).isEqualTo(404);
        assertThat(stranger.get("/xac-nhan/AAAA-AAAA-AAAA").text()).contains("không hợp lệ");
    }

    @Test
    void whoHasNotSubmittedHasNoConfirmation() {
        contest.openRound(Duration.ofHours(1));
        Citizen entered = Citizen.enters(NODE.address(), contest.slug(), contest.unit("A-1"));
        String page = "/c/" + contest.slug() + "/xac-nhan";
        assertThat(entered.http().get(page).text()).contains("chưa có bài thi nào");
        assertThat(entered.http().get(page + ".pdf").status()).isEqualTo(404);
        assertThat(new Http(NODE.address()).get(page + ".pdf").status()).isEqualTo(404);
    }

    @Test
    void guessingIsBoundedByTheAddress() {
        try (Node own = Node.start(BackingServices.shared().freshDatabase(), "--hoithi.first-start.contests=false")) {
            Http stranger = new Http(own.address());
            int status = 0;
            for (int i = 0; i < 70 && status != 429; i++) {
                status = stranger.get("/xac-nhan/0000-0000-" + "%04d".formatted(i))
                        .status();
            }
            assertThat(status).isEqualTo(429);
        }
    }

    private static byte[] pdf(Citizen citizen, String path) throws Exception {
        // The cookies are the citizen's own; only the bytes must not go through text.
        String cookie = citizen.http().cookies();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<byte[]> answer = client.send(
                    HttpRequest.newBuilder(NODE.address().resolve(path))
                            .header("Cookie", cookie)
                            .build(),
                    HttpResponse.BodyHandlers.ofByteArray());
            assertThat(answer.statusCode()).isEqualTo(200);
            return answer.body();
        }
    }
}
