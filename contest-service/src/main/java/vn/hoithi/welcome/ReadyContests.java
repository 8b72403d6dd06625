package vn.hoithi.welcome;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.hoithi.account.Staff;
import vn.hoithi.bank.BankService;
import vn.hoithi.contest.ContestForm;
import vn.hoithi.contest.ContestService;
import vn.hoithi.contest.FormField;
import vn.hoithi.contest.FormField.Name;
import vn.hoithi.contest.RoundForm;
import vn.hoithi.questionbank.format.ShippedBanks;
import vn.hoithi.unit.UnitService;

/** The two contests that are there on the first start, made by the same operations that an admin uses. */
@Component
class ReadyContests {
    private static final String TREE = "chinh-quyen-hai-phong";
    private static final String UNITS_FILE = "seed/units-haiphong.csv";
    private static final Duration WEEK = Duration.ofDays(7);
    private static final List<String> AUDIENCES = List.of(
            "Cán bộ, công chức, viên chức",
            "Đảng viên",
            "Đoàn viên, hội viên",
            "Người lao động",
            "Lực lượng vũ trang",
            "Học sinh, sinh viên",
            "Nhân dân");

    private final UnitService units;
    private final BankService banks;
    private final ContestService contests;

    ReadyContests(UnitService units, BankService banks, ContestService contests) {
        this.units = units;
        this.banks = banks;
        this.contests = contests;
    }

    Mono<Void> make(Instant now) {
        return units.load(TREE, "Hệ thống chính quyền thành phố Hải Phòng", read(UNITS_FILE), UNITS_FILE, Staff.SYSTEM)
                .flatMap(loaded -> makeElection(loaded.treeId(), now).then(makeHaiphong(loaded.treeId(), now)));
    }

    private Mono<Void> makeElection(int tree, Instant now) {
        ContestForm form = new ContestForm(
                "tim-hieu-bau-cu",
                "Tìm hiểu bầu cử đại biểu Quốc hội và HĐND các cấp",
                "Ban Tuyên giáo và Dân vận Thành ủy Hải Phòng",
                "0225 000 1111",
                tree,
                text("seed/the-le-bau-cu.md"),
                List.of(
                        new FormField(Name.fullName, true, false),
                        new FormField(Name.phone, true, true),
                        new FormField(Name.birthDate, false, false),
                        new FormField(Name.audience, false, false)),
                AUDIENCES,
                text("seed/dong-y.txt"),
                true);
        return make(form, "Bầu cử đại biểu Quốc hội và HĐND", "election-law.csv", now);
    }

    private Mono<Void> makeHaiphong(int tree, Instant now) {
        ContestForm form = new ContestForm(
                "hai-phong-lam-theo-loi-bac",
                "Hải Phòng làm theo lời Bác",
                "Ban Tuyên giáo và Dân vận Thành ủy Hải Phòng",
                "0225 000 2222",
                tree,
                text("seed/the-le-hai-phong.md"),
                List.of(new FormField(Name.fullName, true, false), new FormField(Name.phone, true, true)),
                List.of(),
                text("seed/dong-y.txt"),
                true);
        return make(form, "Hải Phòng làm theo lời Bác", "haiphong-bac.csv", now);
    }

    private Mono<Void> make(ContestForm form, String bankTitle, String bankFile, Instant now) {
        return banks.load(bankTitle, ShippedBanks.file(bankFile), bankFile, Staff.SYSTEM)
                .flatMap(bank -> contests.create(form, Staff.SYSTEM)
                        .flatMap(contest -> contests.addRound(contest, week(1, bank.versionId(), now), Staff.SYSTEM)
                                .then(contests.addRound(
                                        contest, week(2, bank.versionId(), now.plus(WEEK)), Staff.SYSTEM))))
                .then();
    }

    private static RoundForm week(int number, int bankVersion, Instant opens) {
        return new RoundForm("Tuần thi " + number, opens, opens.plus(WEEK), bankVersion, 10, 7, null, "10", "");
    }

    private static String text(String resource) {
        return new String(read(resource), UTF_8);
    }

    private static byte[] read(String resource) {
        try (InputStream in = new ClassPathResource(resource).getInputStream()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
