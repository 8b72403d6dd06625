package vn.hoithi.report;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.hoithi.document.Numbers;
import vn.hoithi.unit.Target;
import vn.hoithi.unit.TargetState;
import vn.hoithi.unit.Targets;
import vn.hoithi.unit.Unit;
import vn.hoithi.unit.UnitForest;

/**
 * Goals from the targets of a contest.
 *
 * @param round whose targets count; {@link Targets#CONTEST} for those of the whole contest
 */
record TargetGoals(Targets targets, UnitForest forest, int round) implements Goals {

    @Override
    public Optional<Goal> of(Unit unit, int people, int attempts, @Nullable Integer headcount) {
        return unit.outside()
                ? Optional.empty()
                : targets.of(forest, unit.id(), round)
                        .map(target -> goal(target, target.state(people, attempts, headcount)));
    }

    private static Goal goal(Target target, TargetState state) {
        return new Goal(words(target), state.percent(), state.reached(), lacking(target, state.lacking()));
    }

    private static String words(Target target) {
        return switch (target.kind()) {
            case RATE -> Numbers.percent(target.value());
            case PEOPLE -> Numbers.number(target.value().longValue()) + " người";
            case ATTEMPTS -> Numbers.number(target.value().longValue()) + " lượt thi";
        };
    }

    private static String lacking(Target target, @Nullable Integer lacking) {
        if (lacking == null) {
            return "chưa khai quân số";
        }
        return lacking == 0
                ? ""
                : "còn thiếu " + Numbers.number(lacking)
                        + (target.kind() == Target.Kind.ATTEMPTS ? " lượt thi" : " người");
    }
}
