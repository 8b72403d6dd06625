package vn.hoithi.result;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.codec.binary.Hex;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.apache.commons.io.IOUtils;
import org.apache.commons.lang3.ArrayUtils;
import org.jspecify.annotations.NullMarked;
import picocli.CommandLine;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.json.JsonMapper;
import vn.hoithi.questionbank.start.Start;

/**
 * The command {@code verify} as anybody runs it: a Java of its own that has the library, its readers of JSON, of gzip and of
 * the command line, and nothing of the platform.
 */
final class VerifyTool {
    private static final long PATIENCE_SECONDS = 60;
    private static final Set<Class<?>> NEEDED = Set.of(
            Start.class,
            CommandLine.class,
            JsonMapper.class,
            JsonParser.class,
            com.fasterxml.jackson.annotation.JsonInclude.class,
            NullMarked.class,
            GzipCompressorInputStream.class,
            IOUtils.class,
            ArrayUtils.class,
            Hex.class);

    private VerifyTool() {}

    /** @param said everything it printed, for people and about errors */
    record Run(int exit, String said) {}

    static Run verify(Path file, String... options) throws IOException, InterruptedException {
        String libraries = NEEDED.stream().map(VerifyTool::place).distinct().collect(Collectors.joining(":"));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                libraries,
                Start.class.getName(),
                "verify"));
        Stream.of(options).forEach(command::add);
        command.add(file.toAbsolutePath().toString());
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(new File(System.getProperty("java.io.tmpdir")))
                .redirectErrorStream(true);
        builder.environment().clear();
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IllegalStateException("verify does not end: " + said);
        }
        return new Run(process.exitValue(), said);
    }

    private static String place(Class<?> type) {
        return type.getProtectionDomain().getCodeSource().getLocation().getPath();
    }
}
