package vn.hoithi.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * Programs that we did not write: LibreOffice and pdftotext of the system. Where there are none a test is skipped with a
 * visible line, but fails under {@code CI}.
 */
final class Office {
    private static final List<Path> PLACES =
            List.of(Path.of("/usr/bin"), Path.of("/usr/local/bin"), Path.of("/opt/homebrew/bin"));

    private final Path soffice;
    private final Path pdftotext;
    private final Path folder;

    private Office(Path soffice, Path pdftotext, Path folder) {
        this.soffice = soffice;
        this.pdftotext = pdftotext;
        this.folder = folder;
    }

    /** @param folder of this test alone; LibreOffice keeps its profile there */
    static Office in(Path folder) {
        Optional<Path> soffice = program("soffice");
        Optional<Path> pdftotext = program("pdftotext");
        if (soffice.isEmpty() || pdftotext.isEmpty()) {
            assertThat(System.getenv("CI"))
                    .as("no LibreOffice or pdftotext on this machine, but CI must open the documents with them")
                    .isNull();
            System.out.println(
                    "SKIPPED: no LibreOffice (writer, calc) or pdftotext on this machine; install them to open the documents");
        }
        Assumptions.assumeTrue(soffice.isPresent() && pdftotext.isPresent(), "no LibreOffice or pdftotext");
        return new Office(soffice.orElseThrow(), pdftotext.orElseThrow(), folder);
    }

    /** The text of a DOCX or XLSX as LibreOffice prints it, page by page. */
    String printed(byte[] document, String extension) throws IOException {
        Path file = Files.write(folder.resolve("document." + extension), document);
        run(List.of(
                soffice.toString(),
                "-env:UserInstallation=" + folder.resolve("profile").toUri(),
                "--headless",
                "--convert-to",
                "pdf",
                "--outdir",
                folder.toString(),
                file.toString()));
        return text(Files.readAllBytes(folder.resolve("document.pdf")));
    }

    /** The text of a PDF in its layout; pages are apart by form feeds. */
    String text(byte[] pdf) throws IOException {
        Path file = Files.write(folder.resolve("text.pdf"), pdf);
        Path text = folder.resolve("text.txt");
        run(List.of(pdftotext.toString(), "-layout", "-enc", "UTF-8", file.toString(), text.toString()));
        return Files.readString(text, StandardCharsets.UTF_8);
    }

    private static void run(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            assertThat(process.waitFor(120, TimeUnit.SECONDS))
                    .as("%s ends", command.getFirst())
                    .isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        assertThat(process.exitValue()).as("%s", command).isZero();
    }

    private static Optional<Path> program(String name) {
        return Stream.of(name)
                .flatMap(one -> PLACES.stream().map(place -> place.resolve(one)))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
