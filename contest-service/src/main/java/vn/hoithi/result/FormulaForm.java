package vn.hoithi.result;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.hoithi.questionbank.award.Metric;
import vn.hoithi.questionbank.award.Term;
import vn.hoithi.questionbank.award.Threshold;
import vn.hoithi.questionbank.award.UnitFormula;

/**
 * How units are compared, as an admin writes it; what makes no formula is told in words.
 *
 * @param keys compared one after the other, each a weighted sum of figures
 * @param thresholds all of which a unit must reach
 * @param byBlock whether units of one block are compared with each other only
 */
public record FormulaForm(
        @NotNull @Size(max = 50) List<@NotNull @Size(max = 50) List<@NotNull @Valid TermForm>> keys,

        @Nullable @Size(max = 50) List<@NotNull @Valid ThresholdForm> thresholds,
        boolean byBlock) {

    private static final BigDecimal MOST_WEIGHT = new BigDecimal(1_000_000);
    private static final BigDecimal MOST_LEAST = new BigDecimal(1_000_000_000);
    private static final BigDecimal HUNDRED = new BigDecimal(100);
    private static final int WEIGHT_DECIMALS = 6;
    private static final int LEAST_DECIMALS = 2;

    /** A figure times its weight. */
    public record TermForm(@NotNull Metric metric, @Nullable BigDecimal weight) {}

    /** The least of a figure. */
    public record ThresholdForm(
            @NotNull Metric metric, @Nullable BigDecimal least) {}

    /** What people call a figure. */
    public static String name(Metric metric) {
        return UnitResults.words(metric);
    }

    /** Whether what the committee gives a unit plays a part. */
    boolean judges() {
        return Stream.concat(
                        keys.stream().flatMap(List::stream).map(TermForm::metric),
                        said().stream().map(ThresholdForm::metric))
                .anyMatch(metric -> metric == Metric.JUDGED);
    }

    /** The formula of a form without {@link #errors}. */
    UnitFormula formula() {
        return new UnitFormula(
                keys.stream()
                        .map(key -> key.stream()
                                .map(term -> new Term(term.metric(), Objects.requireNonNull(term.weight())))
                                .toList())
                        .toList(),
                said().stream()
                        .map(one -> new Threshold(one.metric(), Objects.requireNonNull(one.least())))
                        .toList(),
                byBlock);
    }

    private List<ThresholdForm> said() {
        return thresholds == null ? List.of() : thresholds;
    }

    /** Everything that is wrong, each as a sentence that goes on after a colon. */
    List<String> errors() {
        List<String> errors = new ArrayList<>();
        if (keys.isEmpty()) {
            errors.add("công thức cần ít nhất một bước xét.");
        }
        if (keys.size() > UnitFormula.MOST_KEYS) {
            errors.add("công thức có tối đa %d bước xét.".formatted(UnitFormula.MOST_KEYS));
        }
        for (int i = 0; i < keys.size(); i++) {
            String step = "bước " + (i + 1);
            step(keys.get(i)).forEach(error -> errors.add(step + " " + error));
        }
        errors.addAll(thresholdErrors());
        return errors;
    }

    private static List<String> step(List<TermForm> key) {
        List<String> errors = new ArrayList<>();
        if (key.isEmpty()) {
            errors.add("chưa có số liệu nào.");
        }
        Set<Metric> seen = new HashSet<>();
        for (TermForm term : key) {
            String name = UnitResults.words(term.metric());
            if (!seen.add(term.metric())) {
                errors.add("dùng “%s” hai lần.".formatted(name));
            }
            if (!isWeight(term.weight())) {
                errors.add(
                        "có hệ số của “%s” chưa đúng: hệ số khác 0, từ -1.000.000 đến 1.000.000, tối đa %d chữ số lẻ."
                                .formatted(name, WEIGHT_DECIMALS));
            }
        }
        return errors;
    }

    private static boolean isWeight(@Nullable BigDecimal weight) {
        return weight != null
                && weight.signum() != 0
                && weight.abs().compareTo(MOST_WEIGHT) <= 0
                && weight.scale() <= WEIGHT_DECIMALS;
    }

    private List<String> thresholdErrors() {
        List<String> errors = new ArrayList<>();
        Set<Metric> seen = new HashSet<>();
        for (ThresholdForm one : said()) {
            String name = UnitResults.words(one.metric());
            if (!seen.add(one.metric())) {
                errors.add("điều kiện “%s” được ghi hai lần.".formatted(name));
            }
            BigDecimal least = one.least();
            BigDecimal most = one.metric() == Metric.RATE ? HUNDRED : MOST_LEAST;
            if (least == null || least.signum() < 0 || least.compareTo(most) > 0 || least.scale() > LEAST_DECIMALS) {
                errors.add("mức của điều kiện “%s” từ 0 đến %s, tối đa %d chữ số lẻ."
                        .formatted(name, Points.decimal(most), LEAST_DECIMALS));
            }
        }
        return errors;
    }
}
