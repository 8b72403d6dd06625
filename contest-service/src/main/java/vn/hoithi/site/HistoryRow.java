package vn.hoithi.site;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import vn.hoithi.bank.BankService;
import vn.hoithi.bank.BankVersion;

/** A version of a bank in the history of one question. */
record HistoryRow(int versionId, int number, String at, String by, String what, List<String> rounds) {

    static List<HistoryRow> of(List<BankService.Occurrence> history, IntFunction<List<String>> roundsOf) {
        List<HistoryRow> rows = new ArrayList<>();
        String last = "";
        for (BankService.Occurrence occurrence : history) {
            BankVersion version = occurrence.version();
            String what = last.isEmpty() ? "có từ đây" : last.equals(occurrence.digest()) ? "không đổi" : "đã sửa";
            last = occurrence.digest();
            rows.add(new HistoryRow(
                    version.id(),
                    version.number(),
                    Words.moment(version.createdAt()),
                    version.createdBy(),
                    what,
                    roundsOf.apply(version.id())));
        }
        return rows.reversed();
    }
}
