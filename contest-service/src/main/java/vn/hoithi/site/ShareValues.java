package vn.hoithi.site;

import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.hoithi.contest.Contest;
import vn.hoithi.contest.Round;
import vn.hoithi.share.TextField;
import vn.hoithi.standing.Board;

/** The figures and times of this moment, as texts to pass on name them. */
final class ShareValues {
    private ShareValues() {}

    /** @param address where the text leads */
    static Map<TextField, String> of(Contest contest, List<Round> rounds, Board board, String address, Instant now) {
        Map<TextField, String> values = new EnumMap<>(TextField.class);
        Board.Row unit = board.unit();
        values.put(TextField.cuoc_thi, contest.name());
        values.put(TextField.ban_to_chuc, contest.organizer());
        values.put(TextField.don_vi, unit.name());
        values.put(TextField.so_nguoi, Figures.number(unit.people()));
        values.put(TextField.so_luot, Figures.number(unit.attempts()));
        values.put(TextField.tinh_den, Words.minute(board.asOf()));
        values.put(TextField.dia_chi, address);
        values.put(TextField.dia_chi_doc, spoken(address));
        values.put(TextField.duong_day_nong, contest.hotline());
        rate(values, unit);
        times(values, rounds, now);
        return values;
    }

    // Over some of the units below, a rate needs more words than a message has room for.
    private static void rate(Map<TextField, String> values, Board.Row unit) {
        Integer headcount = unit.headcount();
        if (unit.rate() != null && headcount != null && unit.headcountOf() == null) {
            values.put(TextField.co_ty_le, "");
            values.put(TextField.ty_le, Figures.percent(unit.rate()));
            values.put(TextField.quan_so, Figures.number(headcount));
        }
    }

    private static void times(Map<TextField, String> values, List<Round> rounds, Instant now) {
        Optional<Round> open = first(rounds, Round.State.OPEN, now);
        Optional<Round> coming = first(rounds, Round.State.COMING, now);
        Round shown = open.or(() -> coming).orElse(null);
        values.put(
                open.isPresent() ? TextField.dang_mo : coming.isPresent() ? TextField.sap_mo : TextField.da_dong, "");
        round(values, shown);
    }

    private static void round(Map<TextField, String> values, @Nullable Round shown) {
        if (shown != null) {
            values.put(TextField.vong_thi, shown.name());
            values.put(TextField.mo_luc, Words.moment(shown.opensAt()));
            values.put(TextField.dong_luc, Words.moment(shown.closesAt()));
        }
    }

    private static Optional<Round> first(List<Round> rounds, Round.State state, Instant now) {
        return rounds.stream()
                .filter(round -> round.stateAt(now) == state)
                .min(Comparator.comparing(state == Round.State.OPEN ? Round::closesAt : Round::opensAt));
    }

    /** An address to be read aloud: signs as words, the code letter by letter. */
    static String spoken(String address) {
        String bare = address.substring(address.indexOf("://") + 3);
        int slash = bare.lastIndexOf('/');
        String place = bare.substring(0, slash)
                .replace("/", " gạch chéo ")
                .replace(".", " chấm ")
                .replace("-", " gạch ngang ");
        String code = String.join(" ", bare.substring(slash + 1).split("", -1)).strip();
        return place.replace(":", " hai chấm ") + " gạch chéo " + code;
    }
}
