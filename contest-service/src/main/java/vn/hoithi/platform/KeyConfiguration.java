package vn.hoithi.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The keys: from {@code HOITHI_KEYS}, or on a first try from a file beside the embedded data. */
@Configuration(proxyBeanMethods = false)
class KeyConfiguration {
    private static final Logger log = LoggerFactory.getLogger(KeyConfiguration.class);

    @Bean
    Secrets secrets(@Value("${hoithi.keys:}") String configured, ObjectProvider<DataFolder> folder) throws IOException {
        if (!configured.isBlank()) {
            return Secrets.parse(configured);
        }
        DataFolder ours = folder.getIfAvailable();
        if (ours == null) {
            throw new NotConfigured(
                    "HOITHI_KEYS is not set.",
                    "Run the program once with --generate-keys and give the printed line to every node.");
        }
        return fromFile(ours.resolve("keys"));
    }

    @Bean
    InstantSource nodeClock() {
        return InstantSource.system();
    }

    private static Secrets fromFile(Path file) throws IOException {
        if (Files.exists(file)) {
            return Secrets.parse(Files.readString(file));
        }
        Secrets fresh = Secrets.generate();
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        Files.writeString(file, fresh.print());
        log.warn(
                "made a new key file {}: fine for a first try; for a real contest set HOITHI_KEYS and keep it safe",
                file);
        return fresh;
    }
}
