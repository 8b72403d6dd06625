package vn.hoithi.questionbank.bundle;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The trees of units, and how many people and attempts each unit and all below it had. */
final class Units {

    private static final int NONE = -1;

    private final Differences differences;
    private final Map<Integer, Integer> positions = new HashMap<>();
    private final Ints ids = new Ints();
    private final Ints above = new Ints();
    private final Ints roots = new Ints();
    private final Ints people = new Ints();
    private final Ints attempts = new Ints();

    private final Map<List<Integer>, Integer> groups = new HashMap<>();
    private final List<int[]> reached = new ArrayList<>();
    private int counted;

    Units(Differences differences) {
        this.differences = differences;
    }

    void add(BundleLine.Unit line) {
        Integer parent = position(line.parent());
        differences.holds(
                line.parent() == null || parent != null, "Đơn vị cấp trên phải đứng trước đơn vị này trong tệp");
        differences.holds(line.headcount() == null || line.headcount() >= 0, "Tổng số người của đơn vị nhỏ hơn 0");
        int position = ids.size();
        differences.holds(positions.putIfAbsent(line.id(), position) == null, "Hai đơn vị cùng mã");
        ids.add(line.id());
        above.add(parent == null ? NONE : parent);
        roots.add(parent == null ? position : roots.get(parent));
        people.add(0);
        attempts.add(0);
    }

    private @Nullable Integer position(@Nullable Integer id) {
        return id == null ? null : positions.get(id);
    }

    /** The number of this set of units, for {@link #count}; the first time it is looked at closely. */
    int group(List<Integer> units) {
        Integer known = groups.get(units);
        if (known != null) {
            return known;
        }
        check(units);
        groups.put(units, reached.size());
        reached.add(withAllAbove(units));
        return reached.size() - 1;
    }

    private void check(List<Integer> units) {
        Set<Integer> trees = new HashSet<>();
        int before = Integer.MIN_VALUE;
        for (int id : units) {
            Integer position = positions.get(id);
            differences.holds(position != null, "Đơn vị của lượt thi không có trong tệp");
            differences.holds(
                    position == null || trees.add(roots.get(position)), "Lượt thi thuộc hai đơn vị của một cây đơn vị");
            differences.holds(id > before, "Mã đơn vị của lượt thi phải tăng dần");
            before = id;
        }
    }

    private int[] withAllAbove(List<Integer> units) {
        BitSet all = new BitSet();
        for (int id : units) {
            Integer position = positions.get(id);
            for (int at = position == null ? NONE : position; at != NONE && !all.get(at); at = above.get(at)) {
                all.set(at);
            }
        }
        return all.stream().toArray();
    }

    void count(int group, boolean newPerson) {
        for (int position : reached.get(group)) {
            attempts.set(position, attempts.get(position) + 1);
            if (newPerson) {
                people.set(position, people.get(position) + 1);
            }
        }
    }

    void check(BundleLine.Count line) {
        if (counted >= ids.size()) {
            differences.say("Thừa một dòng đếm đơn vị");
            return;
        }
        differences.same("Đơn vị của dòng đếm", ids.get(counted), line.unit());
        if (ids.get(counted) == line.unit()) {
            differences.same("Số người dự thi của đơn vị", people.get(counted), line.people());
            differences.same("Số lượt thi của đơn vị", attempts.get(counted), line.attempts());
        }
        counted++;
    }

    /** No more counts come. */
    void end() {
        if (counted < ids.size()) {
            differences.say("Thiếu dòng đếm của các đơn vị cuối", ids.size() + " dòng", counted + " dòng");
        }
    }
}
