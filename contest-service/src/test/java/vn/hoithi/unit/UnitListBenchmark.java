package vn.hoithi.unit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import vn.hoithi.account.Staff;
import vn.hoithi.platform.Attachment;
import vn.hoithi.testing.BackingServices;
import vn.hoithi.testing.Node;

/**
 * Times a generated list of 50,000 units: looked at, stored, read into memory again, written and looked at once more.
 *
 * <pre>
 * ./mvnw -q -pl question-bank,contest-service test-compile dependency:build-classpath -Dmdep.includeScope=test \
 *     -Dmdep.outputFile=target/test-class-path
 * cd contest-service
 * java -Xmx1g -cp "target/classes:target/test-classes:$(cat target/test-class-path)" vn.hoithi.unit.UnitListBenchmark
 * </pre>
 */
final class UnitListBenchmark {
    private static final int UNITS = 50_000;
    private static final int PROVINCES = 34;
    private static final int COMMUNES = 3_321;

    private UnitListBenchmark() {}

    public static void main(String... arguments) {
        try (Node node = Node.start(BackingServices.shared().freshDatabase(), "--hoithi.first-start.contests=false")) {
            UnitListService lists = node.door(UnitListService.class);
            UnitService units = node.door(UnitService.class);
            byte[] list = list();
            UnitListService.Preview preview = timed(
                    "preview",
                    () -> lists.preview("quoc-gia", "Cả nước", list, "u.csv", Staff.SYSTEM)
                            .block());
            timed(
                    "store",
                    () -> lists.apply("quoc-gia", preview.id(), Staff.SYSTEM).block());
            for (int again = 0; again < 5; again++) {
                timed("reload", () -> units.readAnew().block());
            }
            byte[] written = timed(
                    "write xlsx",
                    () -> lists.write("quoc-gia", UnitListService.Form.XLSX, false, Staff.SYSTEM)
                            .map(Attachment::content)
                            .block());
            timed(
                    "preview xlsx",
                    () -> lists.preview("quoc-gia", "Cả nước", written, "u.xlsx", Staff.SYSTEM)
                            .block());
            timed(
                    "search",
                    () -> units.forest()
                            .search(
                                    units.forest()
                                            .tree("quoc-gia")
                                            .orElseThrow()
                                            .id(),
                                    "to 7 xa 31",
                                    20));
        }
    }

    private static byte[] list() {
        StringBuilder list =
                new StringBuilder("Mã,Tên,Loại,Mã cấp trên,Khối,Quân số,Quân số: Đảng viên\nVN,Cả nước,,,,,\n");
        for (int at = 0; at < PROVINCES; at++) {
            list.append("T%d,Tỉnh số %d,Tỉnh,VN,,,\n".formatted(at, at));
        }
        for (int at = 0; at < COMMUNES; at++) {
            list.append("X%d,Xã số %d,Xã,T%d,Khối xã,,\n".formatted(at, at, at % PROVINCES));
        }
        for (int at = PROVINCES + COMMUNES + 1; at < UNITS; at++) {
            list.append("D%d,Tổ dân phố số %d,Tổ dân phố,X%d,Khối dân cư,%d,%d\n"
                    .formatted(at, at % 20, at % COMMUNES, 50 + at % 400, 1 + at % 40));
        }
        return list.toString().getBytes(UTF_8);
    }

    @CanIgnoreReturnValue
    private static <T> T timed(String what, Supplier<@Nullable T> work) {
        long from = System.nanoTime();
        T result = requireNonNull(work.get());
        System.out.printf(
                Locale.ROOT,
                "%-14s %5d ms%n",
                what,
                Duration.ofNanos(System.nanoTime() - from).toMillis());
        return result;
    }
}
