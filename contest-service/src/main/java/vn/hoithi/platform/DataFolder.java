package vn.hoithi.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The folder that survives restarts when the platform runs its own servers: PostgreSQL's data and the key file. Locked
 * while in use, so that two platforms never share it.
 */
final class DataFolder implements DisposableBean {
    private final Path root;
    private final FileChannel channel;
    private final FileLock lock;

    /** @param data where embedded data lives; relative to the working directory */
    @ConfigurationProperties("hoithi")
    record Settings(@DefaultValue("data") Path data) {}

    DataFolder(Settings settings) throws IOException {
        this.root = Files.createDirectories(settings.data().toAbsolutePath());
        this.channel =
                FileChannel.open(root.resolve("in-use.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        this.lock = lockOrRefuse();
    }

    private FileLock lockOrRefuse() throws IOException {
        try {
            FileLock taken = channel.tryLock();
            if (taken != null) {
                return taken;
            }
        } catch (OverlappingFileLockException e) {
            throw new IllegalStateException(inUse(), e);
        }
        throw new IllegalStateException(inUse());
    }

    private String inUse() {
        return "another Hội Thi is using the data folder " + root + "; stop it or set HOITHI_DATA to another folder";
    }

    Path resolve(String name) {
        return root.resolve(name);
    }

    /** After a kill -9 of this program its PostgreSQL may live on; the folder's lock proves that nobody else needs it. */
    void stopOrphan(Path postgresData) throws IOException {
        Path pidFile = postgresData.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        List<String> lines = Files.readAllLines(pidFile);
        ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
                .filter(process -> process.info().command().orElse("").contains("postgres"))
                .ifPresent(DataFolder::stop);
    }

    private static void stop(ProcessHandle process) {
        if (process.destroy()) {
            process.onExit()
                    .orTimeout(30, java.util.concurrent.TimeUnit.SECONDS)
                    .join();
        }
    }

    @Override
    public void destroy() {
        try {
            lock.release();
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
