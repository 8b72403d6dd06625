package vn.hoithi.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.awaitility.Awaitility.await;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import vn.hoithi.account.Staff;
import vn.hoithi.bank.BankService;
import vn.hoithi.contest.Contest;
import vn.hoithi.contest.ContestForm;
import vn.hoithi.contest.ContestService;
import vn.hoithi.contest.FormField;
import vn.hoithi.contest.FormField.Name;
import vn.hoithi.contest.RoundForm;
import vn.hoithi.questionbank.format.ShippedBanks;
import vn.hoithi.standing.Dashboard;
import vn.hoithi.standing.DashboardService;
import vn.hoithi.unit.Unit;
import vn.hoithi.unit.UnitService;

/** A small contest made by the real operations: one city, two wards, each with a neighbourhood and a school. */
public final class TestContest {
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final String UNITS = """
            Mã,Tên,Loại,Mã cấp trên,Khối,Quân số
            TP,Thành phố Thử,Thành phố,,,
            A,Phường An,Phường,TP,Khối phường,
            A-1,Tổ dân phố số 1,Tổ dân phố,A,Khối dân cư,40
            A-2,Trường An,Trường,A,Khối trường,10
            B,Phường Bình,Phường,TP,Khối phường,200
            B-1,Tổ dân phố số 10,Tổ dân phố,B,Khối dân cư,
            NGOAI,Ngoài địa bàn / khác,Ngoài địa bàn,TP,,
            """;

    private final Node node;
    private final String slug;
    private final int id;
    private final int bank;
    private final int tree;
    private final String units;

    private TestContest(Node node, String slug, int id, int bank, int tree, String units) {
        this.node = node;
        this.slug = slug;
        this.id = id;
        this.bank = bank;
        this.tree = tree;
        this.units = units;
    }

    public static TestContest on(Node node) {
        return on(node, UNITS);
    }

    /** A contest of the units of this list, as an admin would load it. */
    public static TestContest on(Node node, String list) {
        int number = NUMBER.incrementAndGet();
        String slug = "thu-nghiem-" + number;
        UnitService.Loaded units = requireNonNull(node.door(UnitService.class)
                .load("cay-" + number, "Cây thử " + number, list.getBytes(UTF_8), "units.csv", Staff.SYSTEM)
                .block());
        BankService.Loaded bank = requireNonNull(node.door(BankService.class)
                .load("Bầu cử (thử)", ShippedBanks.file("election-law.csv"), "election-law.csv", Staff.SYSTEM)
                .block());
        ContestForm form = new ContestForm(
                slug,
                "Cuộc thi thử " + number,
                "Ban Tổ chức thử",
                "0225 000 000",
                units.treeId(),
                "Thể lệ",
                List.of(new FormField(Name.fullName, true, false), new FormField(Name.phone, true, true)),
                List.of(),
                "Tôi đồng ý",
                true);
        int id = requireNonNull(
                node.door(ContestService.class).create(form, Staff.SYSTEM).block());
        return new TestContest(node, slug, id, bank.versionId(), units.treeId(), list);
    }

    /** Edits the contest as an admin does. */
    public void change(UnaryOperator<ContestForm> edit) {
        Contest now = node.door(ContestService.class).require(id);
        ContestForm form = new ContestForm(
                now.slug(),
                now.name(),
                now.organizer(),
                now.hotline(),
                now.treeId(),
                now.rulesText(),
                now.fields(),
                now.audiences(),
                now.consentText(),
                now.scoreAtOnce());
        int same = requireNonNull(node.door(ContestService.class)
                .update(id, edit.apply(form), Staff.SYSTEM)
                .block());
        if (same != id) {
            throw new IllegalStateException("another contest was changed");
        }
    }

    public String slug() {
        return slug;
    }

    public int id() {
        return id;
    }

    public int tree() {
        return tree;
    }

    public int bankVersion() {
        return bank;
    }

    /** A round that opened a minute ago and closes after that time; ten questions, ten minutes, seven attempts. */
    @CanIgnoreReturnValue
    public int openRound(Duration closesIn) {
        return round(Instant.now().minusSeconds(60), Instant.now().plus(closesIn), 7, null);
    }

    @CanIgnoreReturnValue
    public int round(Instant opens, Instant closes, int attempts, @org.jspecify.annotations.Nullable Integer perDay) {
        return add(new RoundForm("Tuần thi", opens, closes, bank, 10, attempts, perDay, "10", ""));
    }

    /** An open round as a form, to be changed before it is {@linkplain #add added}. */
    public RoundForm open(Duration closesIn) {
        Instant now = Instant.now();
        return new RoundForm("Tuần thi", now.minusSeconds(60), now.plus(closesIn), bank, 10, 7, null, "10", "");
    }

    @CanIgnoreReturnValue
    public int add(RoundForm form) {
        return requireNonNull(
                node.door(ContestService.class).addRound(id, form, Staff.SYSTEM).block());
    }

    /** Waits until everything handed in so far is in the tallies, of which reports are made. */
    public void awaitTallies() {
        Instant handedIn = Instant.now();
        Contest contest = node.door(ContestService.class).require(slug);
        Unit root = node.door(UnitService.class).forest().root(tree).orElseThrow();
        await().atMost(Duration.ofSeconds(15))
                .until(() -> requireNonNull(node.door(DashboardService.class)
                                .dashboard(contest, root, 0, Dashboard.Lagging.USUAL)
                                .block())
                        .tallied()
                        .isAfter(handedIn));
    }

    /** Id of the unit with this code. */
    public long unit(String code) {
        return node.door(UnitService.class).forest().search(tree, unitName(code), 50).stream()
                .filter(unit -> unit.code().equals(code))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private String unitName(String code) {
        return units.lines()
                .filter(line -> line.startsWith(code + ","))
                .findFirst()
                .orElseThrow()
                .split(",", -1)[1];
    }
}
