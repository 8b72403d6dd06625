package vn.hoithi.result;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import vn.hoithi.questionbank.award.Metric;
import vn.hoithi.questionbank.award.Term;
import vn.hoithi.questionbank.award.Threshold;
import vn.hoithi.questionbank.award.UnitFormula;

/** Says in plain Vietnamese how a formula compares units. */
final class FormulaWords {
    private FormulaWords() {}

    /** One sentence after the other. */
    static List<String> says(UnitFormula formula) {
        List<String> says = new ArrayList<>();
        says.add(
                formula.byBlock()
                        ? "Các đơn vị cùng khối được so với nhau; mỗi khối có đủ số giải."
                        : "Mọi đơn vị được so với nhau, không chia khối.");
        says.addAll(steps(formula.keys()));
        formula.thresholds().forEach(threshold -> says.add(threshold(threshold)));
        Set<Metric> used =
                formula.keys().stream().flatMap(List::stream).map(Term::metric).collect(Collectors.toSet());
        if (used.contains(Metric.RATE)) {
            says.add("Đơn vị chưa khai đủ quân số thì không có tỷ lệ nên xếp sau.");
        }
        if (used.contains(Metric.PRIZE_POINTS)) {
            says.add("Điểm quy đổi là tổng “Điểm cho đơn vị” của các giải cá nhân mà người của đơn vị đạt.");
        }
        if (used.contains(Metric.JUDGED)) {
            says.add("Đơn vị chưa được Ban Tổ chức chấm thì xếp sau.");
        }
        says.add(
                "Đơn vị thiếu số liệu của bước đầu, hoặc không có ai dự thi và không được chấm điểm, thì không nhận giải.");
        return says;
    }

    private static List<String> steps(List<List<Term>> keys) {
        List<String> steps = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            String sum = sum(keys.get(i));
            steps.add(
                    i == 0
                            ? "Đơn vị nào có %s cao hơn thì xếp trước.".formatted(sum)
                            : "Nếu %sbằng nhau, xét %s.".formatted(i == 1 ? "" : "vẫn ", sum));
        }
        return steps;
    }

    /** The figures of a key with their weights: “tỷ lệ tham gia (%) cộng 2 × số giải cá nhân”. */
    static String sum(List<Term> key) {
        StringBuilder sum = new StringBuilder();
        for (Term term : key) {
            String first = sum.isEmpty() ? "" : "cộng ";
            BigDecimal weight = term.weight().abs();
            sum.append(sum.isEmpty() ? "" : " ")
                    .append(term.weight().signum() < 0 ? "trừ " : first)
                    .append(weight.compareTo(BigDecimal.ONE) == 0 ? "" : Points.decimal(weight) + " × ")
                    .append(UnitResults.words(term.metric()));
        }
        return sum.toString();
    }

    private static String threshold(Threshold threshold) {
        boolean rate = threshold.metric() == Metric.RATE;
        return "Chỉ xét đơn vị có %s từ %s%s trở lên."
                .formatted(
                        rate ? "tỷ lệ tham gia" : UnitResults.words(threshold.metric()),
                        Points.decimal(threshold.least()),
                        rate ? " %" : "");
    }
}
