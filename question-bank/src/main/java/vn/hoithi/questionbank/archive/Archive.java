package vn.hoithi.questionbank.archive;

import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import vn.hoithi.questionbank.text.Findings;
import vn.hoithi.questionbank.text.Place;

/** The files in a ZIP file. All of them together are inflated to a bounded size at most, whatever the file claims. */
public final class Archive {

    public static final int MOST_ENTRIES = 5_000;

    /** A workbook of 20,000 questions inflates to some 40 MB. */
    public static final int MOST_BYTES = 150_000_000;

    private static final int BUFFER = 16_384;

    private final byte[] zip;
    private final Map<String, Long> sizes;

    private Archive(byte[] zip, Map<String, Long> sizes) {
        this.zip = zip;
        this.sizes = Collections.unmodifiableMap(sizes);
    }

    /** Looks through a ZIP file; empty, with the reason reported, if it is damaged, encrypted, too large or malicious. */
    public static Optional<Archive> open(byte[] zip, Findings findings) {
        try (ZipFile file = zipFile(zip)) {
            return Optional.of(new Archive(zip, inspect(file)));
        } catch (Unacceptable refused) {
            findings.error(Place.at(1, 1), refused.code, refused.quoted, refused.message, refused.advice);
        } catch (IOException | RuntimeException damaged) {
            findings.error(
                    Place.at(1, 1),
                    "damaged-archive",
                    "",
                    "Tệp nén bị hỏng hoặc tải lên chưa đủ.",
                    "Mở thử bằng chương trình đã tạo ra tệp, lưu lại rồi tải lên lần nữa.");
        }
        return Optional.empty();
    }

    /** Paths of all files, in the order of the archive. */
    public Set<String> names() {
        return sizes.keySet();
    }

    /** The content of a file; empty if there is none of that path. */
    public Optional<byte[]> read(String path) {
        if (!sizes.containsKey(path)) {
            return Optional.empty();
        }
        try (ZipFile file = zipFile(zip);
                InputStream content = file.getInputStream(file.getEntry(path))) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            var unused = copy(content, bytes, MOST_BYTES);
            return Optional.of(bytes.toByteArray());
        } catch (IOException | Unacceptable e) {
            throw new IllegalStateException("an archive that could be read cannot be read: " + path, e);
        }
    }

    /** A part of an archive while it is inflated, never held as a whole; empty if there is none of that path. */
    public Optional<InputStream> stream(String path) throws IOException {
        if (!sizes.containsKey(path)) {
            return Optional.empty();
        }
        ZipFile file = zipFile(zip);
        return Optional.of(new FilterInputStream(file.getInputStream(file.getEntry(path))) {
            @Override
            public void close() throws IOException {
                super.close();
                file.close();
            }
        });
    }

    /** The paths that a ZIP file lists, for telling what it is; nothing is inflated. Empty if it is damaged. */
    public static Set<String> listed(byte[] zip) {
        Set<String> paths = new LinkedHashSet<>();
        try (ZipFile file = zipFile(zip)) {
            var entries = file.getEntries();
            while (entries.hasMoreElements() && paths.size() < MOST_ENTRIES) {
                paths.add(entries.nextElement().getName());
            }
        } catch (IOException | RuntimeException damaged) {
            return Set.of();
        }
        return paths;
    }

    private static ZipFile zipFile(byte[] zip) throws IOException {
        return ZipFile.builder()
                .setSeekableByteChannel(new SeekableInMemoryByteChannel(zip))
                .get();
    }

    private static Map<String, Long> inspect(ZipFile file) throws IOException, Unacceptable {
        Map<String, Long> sizes = new LinkedHashMap<>();
        long left = MOST_BYTES;
        var entries = file.getEntries();
        while (entries.hasMoreElements()) {
            ZipArchiveEntry entry = entries.nextElement();
            if (entry.isDirectory()) {
                continue;
            }
            checkName(entry, sizes);
            if (!file.canReadEntryData(entry)) {
                throw new Unacceptable(
                        "encrypted", entry.getName(), "Tệp nén có mật khẩu.", "Lưu lại không đặt mật khẩu.");
            }
            try (InputStream content = file.getInputStream(entry)) {
                long size = copy(content, OutputStream.nullOutputStream(), left);
                sizes.put(entry.getName(), size);
                left -= size;
            }
        }
        return sizes;
    }

    private static void checkName(ZipArchiveEntry entry, Map<String, Long> sizes) throws Unacceptable {
        String name = entry.getName();
        boolean climbs = name.startsWith("/") || name.contains("\\") || name.contains(":") || name.contains("\0");
        for (String step : name.split("/", -1)) {
            climbs |= step.equals("..");
        }
        if (climbs) {
            throw new Unacceptable(
                    "bad-path",
                    name,
                    "Tệp nén có đường dẫn không hợp lệ.",
                    "Nén lại từ một thư mục bình thường rồi tải lên.");
        }
        if (sizes.size() >= MOST_ENTRIES) {
            throw new Unacceptable(
                    "too-many-entries", name, "Tệp nén chứa hơn 5.000 tệp.", "Chỉ nén tệp câu hỏi và các hình của nó.");
        }
    }

    private static long copy(InputStream from, OutputStream to, long most) throws IOException, Unacceptable {
        byte[] buffer = new byte[BUFFER];
        long size = 0;
        for (int read = from.read(buffer); read >= 0; read = from.read(buffer)) {
            size += read;
            if (size > most) {
                throw new Unacceptable(
                        "inflates-too-far",
                        "",
                        "Tệp nén bung ra quá lớn (hơn 150 MB).",
                        "Chia thành nhiều tệp nhỏ hơn, thu nhỏ các hình.");
            }
            to.write(buffer, 0, read);
        }
        return size;
    }
}
