package vn.hoithi.questionbank.bundle;

import java.security.PublicKey;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.hoithi.questionbank.bundle.BundleVerifier.Options;

/** One reading of a bundle: follows the chain, minds the order of kinds, hands each line to {@link Contents}. */
final class Reading {

    private static final String AFTER_END = "Có nội dung sau dòng “end”";

    private final Options options;
    private final Differences differences = new Differences();
    private final Chain chain = new Chain();
    private final byte[] shown = new byte[Chain.SHOWN];
    private final Map<Kind, Integer> counts = new EnumMap<>(Kind.class);
    private boolean unbroken = true;
    private Kind current = Kind.BUNDLE;
    private @Nullable Contents contents;
    private @Nullable PublicKey key;
    private int number;

    Reading(Options options) {
        this.options = options;
    }

    /** Takes the next line; false if there is no use in going on. */
    boolean line(LineReader.Found found, LineReader line) {
        if (found == LineReader.Found.END) {
            if (current != Kind.END) {
                differences.at(number + 1);
                differences.say("Tệp bị cắt: thiếu dòng cuối “end” có chữ ký");
            }
            return false;
        }
        differences.at(++number);
        return switch (found) {
            case LINE -> whole(line);
            case CUT -> stop(current == Kind.END ? AFTER_END : "Tệp bị cắt giữa dòng này");
            case TOO_LONG -> stop("Dòng dài hơn " + (Bundle.LONGEST_LINE >> 20) + " MB, không đọc tiếp");
            case END -> false;
        };
    }

    private boolean stop(String what) {
        differences.say(what);
        return false;
    }

    void unpackedNoFurther() {
        differences.at(number + 1);
        differences.say("Không giải nén được từ đây: tệp .gz bị cắt hoặc bị sửa");
    }

    private boolean whole(LineReader line) {
        if (current == Kind.END) {
            return stop(AFTER_END);
        }
        byte[] bytes = line.bytes();
        int prefix = Chain.SHOWN + 1;
        if (line.length() <= prefix || bytes[line.from() + Chain.SHOWN] != ' ') {
            unbroken = false;
            differences.say("Dòng không có dạng: 16 chữ số của chuỗi băm, dấu cách, JSON");
            return contents != null;
        }
        int from = line.from() + prefix;
        int length = line.length() - prefix;
        String whole = chain.whole();
        System.arraycopy(bytes, line.from(), shown, 0, shown.length);
        follow(bytes, from, length);
        Optional<BundleLine> parsed = BundleJson.parse(bytes, from, length);
        if (parsed.isEmpty()) {
            differences.say("Dòng không phải JSON viết theo dạng chuẩn của tệp kết quả");
            return contents != null;
        }
        return take(parsed.get(), whole);
    }

    private void follow(byte[] bytes, int from, int length) {
        if (unbroken) {
            chain.add(bytes, from, length);
            unbroken = chain.shown(shown);
            differences.holds(
                    unbroken, "Chuỗi băm đứt ở đây: dòng này bị sửa, hoặc ngay trước nó có dòng bị thêm, bớt, đổi chỗ");
        }
    }

    private boolean take(BundleLine line, String whole) {
        Kind kind = Kind.of(line);
        if (contents == null) {
            return line instanceof BundleLine.Head head ? begin(head) : stop("Dòng đầu không phải là “bundle”");
        }
        int count = counts.merge(kind, 1, Integer::sum);
        if (kind.before(current)) {
            differences.say("Dòng “" + kind.word() + "” đứng sau dòng “" + current.word() + "”");
        } else if (count > kind.most) {
            differences.say("Thừa dòng “" + kind.word() + "”", "nhiều nhất " + kind.most, count);
        } else {
            moveTo(kind);
            contents.take(line);
            if (line instanceof BundleLine.End end) {
                end(end, whole);
            }
        }
        return true;
    }

    private void moveTo(Kind kind) {
        if (kind == current) {
            return;
        }
        for (Kind left : EnumSet.range(current, kind)) {
            if (left != kind) {
                leave(left);
            }
        }
        current = kind;
    }

    private void leave(Kind left) {
        if (counts.getOrDefault(left, 0) < left.least) {
            differences.say("Thiếu dòng “" + left.word() + "” trước dòng này");
        }
        if (contents != null) {
            contents.leave(left);
        }
    }

    private boolean begin(BundleLine.Head head) {
        if (head.format() != Bundle.FORMAT) {
            differences.say("Chương trình này không đọc được dạng tệp này", Bundle.FORMAT, head.format());
            return false;
        }
        Optional<PublicKey> own = Bundle.key(head.key());
        differences.holds(own.isPresent(), "Không đọc được khoá công khai Ed25519");
        key = own.orElse(null);
        PublicKey wanted = options.key();
        if (wanted != null && !wanted.equals(key)) {
            differences.say("Tệp ký bằng khoá khác", Bundle.printed(wanted), head.key());
            key = wanted;
        }
        differences.holds(head.version() >= 1, "Bản kết quả phải từ số 1");
        differences.holds(head.opens() < head.closes(), "Vòng thi đóng trước khi mở");
        counts.merge(Kind.BUNDLE, 1, Integer::sum);
        contents = new Contents(head, differences, options.receipt());
        return true;
    }

    private void end(BundleLine.End end, String whole) {
        differences.same("Số dòng của tệp", number, end.lines());
        if (!unbroken) {
            return;
        }
        differences.same("Mã băm của cả tệp", whole, end.chain());
        differences.holds(
                key != null && Bundle.signed(whole, end.signature(), key),
                "Chữ ký không phải của khoá này cho nội dung này");
    }

    Verification result() {
        Contents read = contents;
        PublicKey own = read == null ? null : Bundle.key(read.head().key()).orElse(null);
        return new Verification(
                read == null ? null : read.head(),
                own == null ? "" : Bundle.fingerprint(own),
                number,
                read == null ? 0 : read.submissions(),
                read == null ? 0 : read.people(),
                differences.first(),
                differences.more(),
                read == null ? null : read.receipt());
    }
}
