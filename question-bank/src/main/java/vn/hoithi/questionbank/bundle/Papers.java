package vn.hoithi.questionbank.bundle;

import java.io.ByteArrayOutputStream;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.hoithi.questionbank.Blueprint;
import vn.hoithi.questionbank.Composition;
import vn.hoithi.questionbank.KeyChanges;
import vn.hoithi.questionbank.Paper;
import vn.hoithi.questionbank.QuestionBank;
import vn.hoithi.questionbank.format.BankFormats;
import vn.hoithi.questionbank.format.ImportResult;

/** Banks, blueprints and corrected keys of a bundle, and the papers drawn from them again. */
final class Papers {

    /** All banks of a bundle together. */
    private static final int MOST_BYTES = 100_000_000;

    /** Made ready and kept; a bundle has a handful. */
    private static final int MOST_COMPOSITIONS = 64;

    private record Pair(String bank, String plan) {}

    private final Differences differences;
    private final Map<String, Optional<QuestionBank>> banks = new HashMap<>();
    private final Map<String, Blueprint> plans = new HashMap<>();
    private final Map<String, KeyChanges> changes = new HashMap<>();
    private final Map<Pair, Optional<Composition>> ready = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Pair, Optional<Composition>> eldest) {
            return size() > MOST_COMPOSITIONS;
        }
    };

    private BundleLine.@Nullable Bank begun;
    private ByteArrayOutputStream file = new ByteArrayOutputStream();
    private long bytes;

    Papers(Differences differences) {
        this.differences = differences;
    }

    void add(BundleLine.Bank line) {
        BundleLine.Bank before = begun;
        boolean follows = before != null
                && before.part() < before.parts()
                && line.equals(new BundleLine.Bank(
                        before.id(), before.file(), before.digest(), before.part() + 1, before.parts(), line.data()));
        if (!follows) {
            end();
            if (line.part() != 1 || line.parts() < 1 || banks.containsKey(line.id())) {
                differences.say(
                        "Phần này của ngân hàng không nối tiếp phần trước",
                        "phần 1 của một ngân hàng mới",
                        line.id() + ", phần " + line.part() + "/" + line.parts());
                return;
            }
            file = new ByteArrayOutputStream();
        }
        begun = line;
        take(line.data());
        if (line.part() == line.parts()) {
            read(line);
        }
    }

    private void take(String data) {
        try {
            byte[] piece = Base64.getDecoder().decode(data);
            bytes += piece.length;
            if (bytes <= MOST_BYTES) {
                file.writeBytes(piece);
            } else {
                differences.say("Các ngân hàng lớn hơn " + MOST_BYTES / 1_000_000 + " MB");
            }
        } catch (IllegalArgumentException e) {
            differences.say("Dữ liệu của ngân hàng không phải base64");
        }
    }

    private void read(BundleLine.Bank line) {
        ImportResult result = BankFormats.read(file.toByteArray(), line.file());
        file = new ByteArrayOutputStream();
        begun = null;
        if (result instanceof ImportResult.Accepted accepted) {
            differences.same("Mã băm của ngân hàng", accepted.bank().digest(), line.digest());
            banks.put(line.id(), Optional.of(accepted.bank()));
        } else {
            differences.say("Không đọc được tệp của ngân hàng này");
            banks.put(line.id(), Optional.empty());
        }
    }

    /** Nothing more comes of the bank that was begun. */
    void end() {
        BundleLine.Bank line = begun;
        if (line != null) {
            differences.say("Ngân hàng thiếu phần cuối", line.parts() + " phần", line.part() + " phần");
            banks.put(line.id(), Optional.empty());
            begun = null;
        }
    }

    void add(BundleLine.Plan line) {
        try {
            Blueprint plan = Blueprint.parse(line.text());
            differences.holds(plans.putIfAbsent(line.id(), plan) == null, "Hai ma trận đề cùng mã");
        } catch (IllegalArgumentException e) {
            differences.say("Không đọc được ma trận đề", "", line.text());
        }
    }

    void add(BundleLine.Changes line) {
        Optional<QuestionBank> bank = banks.get(line.bank());
        if (bank == null) {
            differences.say("Đáp án sửa của một ngân hàng không có trong tệp", "", line.bank());
            return;
        }
        differences.holds(
                changes.putIfAbsent(line.bank(), line.changes()) == null, "Hai lần sửa đáp án của một ngân hàng");
        bank.ifPresent(questions -> check(line.changes(), questions));
    }

    private void check(KeyChanges made, QuestionBank bank) {
        made.annulled().stream()
                .filter(id -> bank.find(id).isEmpty())
                .forEach(id -> differences.say("Huỷ một câu không có trong ngân hàng", "", id));
        made.keys().forEach((id, key) -> {
            int choices =
                    bank.find(id).map(question -> question.choices().size()).orElse(0);
            differences.holds(
                    key.first() >= 0 && key.last() < choices,
                    "Sửa đáp án của một câu hay phương án không có trong ngân hàng");
        });
    }

    KeyChanges changes(String bank) {
        return changes.getOrDefault(bank, KeyChanges.NONE);
    }

    /** The paper of an attempt; none, and a word about it, if it cannot be drawn. */
    Optional<Paper> draw(BundleLine.Submission line) {
        return ready.computeIfAbsent(new Pair(line.bank(), line.blueprint()), this::composition)
                .map(composition -> composition.paper(line.seed()));
    }

    private Optional<Composition> composition(Pair pair) {
        Optional<QuestionBank> bank = banks.get(pair.bank());
        Blueprint plan = plans.get(pair.plan());
        if (bank == null) {
            differences.say("Ngân hàng này không có trong tệp", "", pair.bank());
        }
        if (plan == null) {
            differences.say("Ma trận đề này không có trong tệp", "", pair.plan());
        }
        if (bank == null || bank.isEmpty() || plan == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(Composition.of(bank.get(), plan));
        } catch (IllegalArgumentException e) {
            differences.say("Ngân hàng không đủ câu cho ma trận đề", "", e.getMessage());
            return Optional.empty();
        }
    }
}
