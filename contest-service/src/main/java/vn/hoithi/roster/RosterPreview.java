package vn.hoithi.roster;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.hoithi.questionbank.text.Finding;

/**
 * What a file would change in a roster.
 *
 * @param revision of the roster the file was compared with; 0 for none
 * @param fresh people who come in
 * @param gone people who go
 * @param changed people whose name, audience or further units differ
 * @param kept people for whom nothing changes
 * @param freshNames and {@code goneNames}, {@code changedNames}: the first of them
 */
public record RosterPreview(
        long revision,
        int members,
        int fresh,
        int gone,
        int changed,
        int kept,
        List<String> freshNames,
        List<String> goneNames,
        List<String> changedNames,
        List<Finding> warnings) {
    private static final int SHOWN = 50;

    /** One member as compared: {@code key} tells people apart, the rest may have changed. */
    record Compared(String key, String name, String audience, List<Long> others) {
        boolean same(Compared other) {
            return name.equals(other.name)
                    && audience.equals(other.audience)
                    && java.util.Set.copyOf(others).equals(java.util.Set.copyOf(other.others));
        }
    }

    static RosterPreview of(long revision, List<Compared> before, List<Compared> after, List<Finding> warnings) {
        Map<String, Compared> old = new HashMap<>();
        before.forEach(member -> old.put(member.key(), member));
        List<String> fresh = new ArrayList<>();
        List<String> changed = new ArrayList<>();
        for (Compared member : after) {
            Compared known = old.remove(member.key());
            if (known == null) {
                fresh.add(member.name());
            } else if (!known.same(member)) {
                changed.add(member.name());
            }
        }
        List<String> gone = before.stream()
                .filter(member -> old.containsKey(member.key()))
                .map(Compared::name)
                .toList();
        return new RosterPreview(
                revision,
                after.size(),
                fresh.size(),
                gone.size(),
                changed.size(),
                after.size() - fresh.size() - changed.size(),
                first(fresh),
                first(gone),
                first(changed),
                warnings);
    }

    private static List<String> first(List<String> names) {
        return List.copyOf(names.subList(0, Math.min(SHOWN, names.size())));
    }
}
