package vn.hoithi.site;

import java.math.RoundingMode;
import vn.hoithi.standing.Dashboard.Goal;
import vn.hoithi.unit.Target;
import vn.hoithi.unit.TargetState;

/** A target and how far a unit is from it, in words. */
final class GoalWords {
    private GoalWords() {}

    /** For a cell: "đạt 61,7 % chỉ tiêu, còn thiếu 38 người". */
    static String shortly(Goal goal) {
        TargetState state = goal.state();
        Integer lacking = state.lacking();
        if (lacking == null) {
            return "chưa tính được: chưa đủ quân số";
        }
        String percent = "đạt " + Figures.percent(state.percent()) + " chỉ tiêu";
        return state.reached() ? percent : percent + ", còn thiếu " + counted(goal.kind(), lacking);
    }

    /** What is asked: "Chỉ tiêu 80 % quân số (theo 129/KH-LĐLĐ)". */
    static String asked(Goal goal) {
        String value = goal.kind() == Target.Kind.RATE
                ? Figures.percent(goal.value()) + " quân số"
                : counted(goal.kind(), goal.value().setScale(0, RoundingMode.UP).intValueExact());
        return "Chỉ tiêu " + value + (goal.document().isBlank() ? "" : " (theo " + goal.document() + ")");
    }

    private static String counted(Target.Kind kind, int value) {
        return Figures.number(value) + (kind == Target.Kind.ATTEMPTS ? " lượt thi" : " người");
    }
}
