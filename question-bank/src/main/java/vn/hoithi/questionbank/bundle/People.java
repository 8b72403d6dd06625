package vn.hoithi.questionbank.bundle;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who took part: for each person, which units and audience all attempts must name. */
final class People {

    private final Differences differences;
    private final Units units;
    private final Ints groups = new Ints();
    private final Ints audiences = new Ints();
    private final List<@Nullable String> names = new ArrayList<>();
    private final Map<@Nullable String, Integer> numbers = new HashMap<>();

    People(Differences differences, Units units) {
        this.differences = differences;
        this.units = units;
        groups.add(0);
        audiences.add(0);
    }

    /** Takes note of an attempt; false if its person's number cannot be. */
    boolean seen(BundleLine.Submission line) {
        int next = groups.size();
        if (line.person() < 1 || line.person() > next) {
            differences.say("Số của người dự thi", "1 đến " + next + " (người mới)", line.person());
            return false;
        }
        int group = units.group(line.units());
        int audience = numbers.computeIfAbsent(line.audience(), this::named);
        boolean isNew = line.person() == next;
        if (isNew) {
            groups.add(group);
            audiences.add(audience);
        } else {
            differences.holds(groups.get(line.person()) == group, "Đơn vị khác với lượt trước của cùng người");
            differences.holds(audiences.get(line.person()) == audience, "Đối tượng khác với lượt trước của cùng người");
        }
        units.count(groups.get(line.person()), isNew);
        return true;
    }

    private int named(@Nullable String audience) {
        names.add(audience);
        return names.size() - 1;
    }

    int size() {
        return groups.size() - 1;
    }

    @Nullable
    String audience(int person) {
        return names.get(audiences.get(person));
    }
}
