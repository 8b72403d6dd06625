package vn.hoithi.site;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.hoithi.bank.BankVersion;

/** A question bank with its versions, newest first. */
record BankView(String title, List<Version> versions) {

    /** @param usedBy rounds over this version */
    record Version(int id, int number, String questions, String by, String at, String digest, List<String> usedBy) {}

    static List<BankView> of(List<BankVersion> versions, Map<Integer, List<String>> usedBy) {
        Map<String, List<Version>> banks = new LinkedHashMap<>();
        for (BankVersion version : versions) {
            banks.computeIfAbsent(version.title(), title -> new java.util.ArrayList<>())
                    .add(new Version(
                            version.id(),
                            version.number(),
                            Figures.number(version.questions()),
                            version.createdBy(),
                            Words.moment(version.createdAt()),
                            version.digest().substring(0, 12),
                            usedBy.getOrDefault(version.id(), List.of())));
        }
        return banks.entrySet().stream()
                .map(bank -> new BankView(bank.getKey(), bank.getValue()))
                .toList();
    }
}
