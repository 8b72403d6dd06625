package vn.hoithi.questionbank.format;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import vn.hoithi.questionbank.Picture;
import vn.hoithi.questionbank.Question;
import vn.hoithi.questionbank.QuestionBank;
import vn.hoithi.questionbank.archive.Archive;
import vn.hoithi.questionbank.picture.PictureFile;
import vn.hoithi.questionbank.text.Findings;
import vn.hoithi.questionbank.text.Place;

/** A bank's file of any other format, and the pictures that it names, in one archive. */
final class ZipBankFormat implements BankFormat {

    private static final String BANK = "cau-hoi.xlsx";

    /** What systems leave in archives on their own. */
    private static final Set<String> LEFTOVERS = Set.of(".ds_store", "thumbs.db", "desktop.ini");

    /** An equal bank is an equal list of pictures, whenever it is packed. */
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    @Override
    public String id() {
        return "zip";
    }

    @Override
    public String title() {
        return "ZIP kèm hình";
    }

    @Override
    public String extension() {
        return "zip";
    }

    /** Any archive that is no document of an office program, nor the manifest of a learning platform. */
    @Override
    public boolean detects(BankFile file) {
        Set<String> paths = file.zip() ? Archive.listed(file.bytes()) : Set.of();
        return !paths.isEmpty() && !paths.contains("[Content_Types].xml") && !paths.contains("imsmanifest.xml");
    }

    @Override
    public ImportResult parse(BankFile file) {
        Findings findings = new Findings(file.name());
        return Archive.open(file.bytes(), findings)
                .flatMap(archive -> bankFile(file, archive, findings))
                .map(BankFormats::read)
                .orElseGet(() -> new ImportResult.Rejected(findings.errors()));
    }

    private Optional<BankFile> bankFile(BankFile outer, Archive archive, Findings findings) {
        Map<String, byte[]> pictures = new HashMap<>();
        Map<String, byte[]> others = new TreeMap<>();
        for (String path : archive.names()) {
            if (!leftover(path)) {
                boolean picture = PictureFile.named(path);
                archive.read(path)
                        .ifPresent(bytes ->
                                (picture ? pictures : others).put(picture ? PictureReading.key(path) : path, bytes));
            }
        }
        List<BankFile> files = others.entrySet().stream()
                .map(entry -> new BankFile(outer.name() + "/" + entry.getKey(), entry.getValue(), pictures))
                .toList();
        List<BankFile> banks = files.size() == 1
                ? files
                : files.stream().filter(BankFormats::recognises).toList();
        if (banks.size() != 1) {
            reportCount(outer, files, banks, findings);
            return Optional.empty();
        }
        if (detects(banks.getFirst())) {
            error(
                    findings,
                    "nested-archive",
                    banks.getFirst().name(),
                    "Trong tệp ZIP lại là một tệp ZIP.",
                    "Nén một lần.");
            return Optional.empty();
        }
        return Optional.of(banks.getFirst());
    }

    private static void reportCount(BankFile outer, List<BankFile> files, List<BankFile> banks, Findings findings) {
        String names = (banks.isEmpty() ? files : banks)
                .stream()
                        .map(file -> file.name().substring(outer.name().length() + 1))
                        .limit(5)
                        .collect(Collectors.joining(", "));
        if (banks.isEmpty()) {
            error(
                    findings,
                    "no-bank-in-archive",
                    names,
                    "Tệp ZIP không có tệp câu hỏi nào đọc được.",
                    "Nén tệp câu hỏi (Excel, CSV, Word …) cùng các hình của nó.");
        } else {
            error(
                    findings,
                    "several-banks",
                    names,
                    "Tệp ZIP có %d tệp câu hỏi.".formatted(banks.size()),
                    "Mỗi tệp ZIP chỉ để một tệp câu hỏi và các hình của nó.");
        }
    }

    private static void error(Findings findings, String code, String quoted, String message, String advice) {
        findings.error(Place.at(1, 1), code, quoted, message, advice);
    }

    private static boolean leftover(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        return path.startsWith("__MACOSX/") || name.startsWith("._") || LEFTOVERS.contains(name);
    }

    @Override
    public Optional<Export> write(QuestionBank bank) {
        Export workbook = XlsxBankFormat.write(bank, List.of());
        Map<String, byte[]> files = new TreeMap<>();
        files.put(BANK, workbook.bytes());
        for (Question question : bank.questions()) {
            Picture picture = question.picture();
            if (picture != null) {
                files.computeIfAbsent(Pictures.fileName(picture), path -> picture.bytes());
            }
        }
        return Optional.of(new Export(packed(files), workbook.losses()));
    }

    private static byte[] packed(Map<String, byte[]> files) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                ZipEntry entry = new ZipEntry(file.getKey());
                entry.setTimeLocal(NO_TIME);
                zip.putNextEntry(entry);
                zip.write(file.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory does not fail", e);
        }
        return bytes.toByteArray();
    }
}
