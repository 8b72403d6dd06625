package vn.hoithi.questionbank.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.hoithi.questionbank.Exposure;
import vn.hoithi.questionbank.Exposure.Group;

/** How often each question was shown. */
final class ExposureText {

    private ExposureText() {}

    static void print(Exposure exposure, Console console) {
        console.print("%d đề, số gieo từ %d".formatted(exposure.papers(), exposure.firstSeed()));
        List<Map<String, Object>> groups = new ArrayList<>();
        for (Group group : exposure.groups()) {
            console.print("");
            console.print(String.join("; ", group.parts()) + ": "
                    + group.shown().size() + " câu để chọn, mỗi câu nên có trong "
                    + Decimals.of(100 * group.share(), 2) + " % số đề" + (group.given() ? "" : " (ước lượng)") + "; "
                    + (group.even() ? "đều." : "KHÔNG ĐỀU."));
            console.print("ít nhất\ttrung bình\tnhiều nhất\tchi bình phương\tbậc tự do");
            console.print("%d\t%s\t%d\t%s\t%d"
                    .formatted(
                            group.least(),
                            Decimals.of(group.mean(), 1),
                            group.most(),
                            Decimals.of(group.chiSquare(), 1),
                            group.degrees()));
            console.print("mã câu\tsố đề có câu này\t% số đề");
            group.shown()
                    .forEach(shown -> console.print(shown.question() + "\t" + shown.count() + "\t"
                            + Decimals.of(100.0 * shown.count() / exposure.papers(), 2)));
            groups.add(inJson(group));
        }
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("ok", true);
        document.put("firstSeed", exposure.firstSeed());
        document.put("papers", exposure.papers());
        document.put("groups", groups);
        console.document(document);
    }

    private static Map<String, Object> inJson(Group group) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("parts", group.parts());
        document.put("share", group.share());
        document.put("shareGiven", group.given());
        document.put("least", group.least());
        document.put("mean", group.mean());
        document.put("most", group.most());
        document.put("chiSquare", group.chiSquare());
        document.put("degrees", group.degrees());
        document.put("even", group.even());
        document.put("questions", group.shown());
        return document;
    }
}
