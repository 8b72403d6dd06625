package vn.hoithi.organizer;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;
import vn.hoithi.account.AccountService;
import vn.hoithi.account.NewStaff;
import vn.hoithi.account.Role;
import vn.hoithi.account.Staff;
import vn.hoithi.platform.SimplyRefused;
import vn.hoithi.print.PrintService;
import vn.hoithi.questionbank.table.Tables;
import vn.hoithi.questionbank.text.Finding;
import vn.hoithi.questionbank.text.Place;
import vn.hoithi.unit.Unit;
import vn.hoithi.unit.UnitCodes;
import vn.hoithi.unit.UnitForest;
import vn.hoithi.unit.UnitService;

/**
 * Organizers for many units at once, whole or not at all. Their one-time codes are in the one answer and nowhere else:
 * whoever loses it resets the passwords.
 */
@Service
public class OrganizerService {
    private final UnitService units;
    private final AccountService accounts;
    private final PrintService print;
    private final Cards cards;

    OrganizerService(UnitService units, AccountService accounts, PrintService print, Cards cards) {
        this.units = units;
        this.accounts = accounts;
        this.print = print;
        this.cards = cards;
    }

    /** One account that was made. */
    public record Made(String unitCode, String unit, String name, String login, String password) {
        // The code must not reach a log by way of a message.
        @Override
        public String toString() {
            return "Made[" + login + "]";
        }
    }

    /** @param csv and {@code pdf}: the same accounts for a spreadsheet and as cards to cut */
    public record Sheet(List<Made> accounts, String csv, byte[] pdf) {}

    /**
     * Makes the accounts of a list; refused (422) with every error and its place.
     *
     * @param top the unit below which accounts are made; an admin may also name the unit itself
     * @param address of this platform, for the cards
     */
    public Mono<Sheet> create(Unit top, byte[] file, String fileName, String address, Staff by) {
        UnitForest forest = units.forest();
        Predicate<Unit> reachable = unit -> !unit.outside()
                && unit.open()
                && forest.isWithin(unit.id(), top.id())
                && (by.isAdmin() || !isOwn(by, unit));
        return print.write(() -> OrganizerList.read(file, fileName, UnitCodes.of(forest, top.treeId()), reachable))
                .flatMap(reading -> switch (reading) {
                    case OrganizerList.Rejected rejected -> Mono.error(refused(rejected.errors()));
                    case OrganizerList.Lines lines -> create(lines.lines(), fileName, address, by);
                });
    }

    private static boolean isOwn(Staff by, Unit unit) {
        Long own = by.unitId();
        return own != null && own == unit.id();
    }

    private Mono<Sheet> create(List<OrganizerList.Line> lines, String fileName, String address, Staff by) {
        return accounts.logins().flatMap(taken -> {
            List<Finding> errors = takenLogins(lines, fileName, taken);
            return errors.isEmpty() ? make(lines, wanted(lines, taken), address, by) : Mono.error(refused(errors));
        });
    }

    private static List<Finding> takenLogins(List<OrganizerList.Line> lines, String fileName, Set<String> taken) {
        List<Finding> errors = new ArrayList<>();
        for (OrganizerList.Line line : lines) {
            String login = line.login();
            if (login != null && taken.contains(login)) {
                Place place = line.row().place(OrganizerList.LOGIN);
                errors.add(new Finding(
                        fileName,
                        place.sheet(),
                        place.line(),
                        place.column(),
                        "taken-login",
                        login,
                        "Tên đăng nhập này đã có người dùng.",
                        "Chọn tên khác, hoặc để trống để hệ thống đặt theo mã đơn vị."));
            }
        }
        return errors;
    }

    private static List<NewStaff> wanted(List<OrganizerList.Line> lines, Set<String> taken) {
        Set<String> known = new HashSet<>(taken);
        lines.stream()
                .map(OrganizerList.Line::login)
                .filter(java.util.Objects::nonNull)
                .forEach(known::add);
        Logins logins = new Logins(known);
        return lines.stream()
                .map(line -> {
                    @Nullable String given = line.login();
                    String login = given == null ? logins.next(line.unit().code()) : given;
                    return new NewStaff(
                            login, line.name(), Role.ORGANIZER, line.unit().id());
                })
                .toList();
    }

    // The cards are written before the accounts are: a failure there leaves nobody with a code that nobody has seen.
    private Mono<Sheet> make(List<OrganizerList.Line> lines, List<NewStaff> wanted, String address, Staff by) {
        List<Made> made = new ArrayList<>(wanted.size());
        for (int i = 0; i < wanted.size(); i++) {
            Unit unit = lines.get(i).unit();
            made.add(new Made(
                    unit.code(),
                    unit.name(),
                    wanted.get(i).name(),
                    wanted.get(i).login(),
                    AccountService.oneTimeCode()));
        }
        return print.write(() -> cards.pdf(made, address))
                .flatMap(pdf -> accounts.createAll(
                                wanted, made.stream().map(Made::password).toList(), by)
                        .thenReturn(new Sheet(List.copyOf(made), csv(made, address), pdf)));
    }

    private static String csv(List<Made> made, String address) {
        return Tables.write(
                List.of(
                        OrganizerList.CODE,
                        "Tên đơn vị",
                        OrganizerList.NAME,
                        OrganizerList.LOGIN,
                        "Mật khẩu dùng một lần",
                        "Trang đăng nhập"),
                made.stream()
                        .map(one -> List.of(
                                one.unitCode(),
                                one.unit(),
                                one.name(),
                                one.login(),
                                one.password(),
                                address + Cards.SIGN_IN))
                        .toList());
    }

    private static SimplyRefused refused(List<Finding> errors) {
        return SimplyRefused.invalid(
                "invalid-organizers", "Tệp có " + errors.size() + " lỗi nên chưa tài khoản nào được tạo.", errors);
    }

    /** The file to fill in: every unit below that has no account yet. */
    public Mono<String> template(Unit top) {
        UnitForest forest = units.forest();
        List<Unit> below = new ArrayList<>();
        collect(forest, top, below);
        return accounts.unitsWithOrganizer().map(known -> {
            List<List<String>> rows = below.stream()
                    .filter(unit -> !known.contains(unit.id()))
                    .limit(OrganizerList.MOST)
                    .map(unit -> List.of(unit.code(), unit.name(), ""))
                    .toList();
            return Tables.write(List.of(OrganizerList.CODE, OrganizerList.NAME, OrganizerList.LOGIN), rows);
        });
    }

    private static void collect(UnitForest forest, Unit top, List<Unit> below) {
        for (Unit child : forest.children(top.id())) {
            if (!child.outside() && child.open()) {
                below.add(child);
                collect(forest, child, below);
            }
        }
    }
}
