package vn.hoithi.roster;

import java.util.List;
import java.util.stream.Stream;
import vn.hoithi.platform.Unmarked;

/** Which of a roster's members a page shows. Pure. */
final class RosterSearch {
    private static final int PAGE = 100;

    private RosterSearch() {}

    enum State {
        MISSING,
        TAKEN,
        ALL
    }

    /** @param total members that the search found, of which {@code rows} are this page */
    record Found(List<RosterService.Member> rows, int total, int page, int pages, int members, int taken) {}

    static Found find(List<RosterService.Member> all, String text, State state, int page, boolean everything) {
        String wanted = Unmarked.of(text);
        List<RosterService.Member> found = all.stream()
                .filter(member -> state == State.ALL || member.taken() == (state == State.TAKEN))
                .filter(member -> matches(member, wanted))
                .toList();
        int size = everything ? Math.max(1, found.size()) : PAGE;
        int pages = Math.max(1, (found.size() + size - 1) / size);
        int shown = Math.min(page, pages);
        int from = (shown - 1) * size;
        int taken = (int) all.stream().filter(RosterService.Member::taken).count();
        return new Found(
                List.copyOf(found.subList(from, Math.min(found.size(), from + size))),
                found.size(),
                shown,
                pages,
                all.size(),
                taken);
    }

    private static boolean matches(RosterService.Member member, String wanted) {
        return wanted.isEmpty()
                || Stream.of(member.name(), member.identity(), member.audience())
                        .anyMatch(text -> Unmarked.of(text).contains(wanted));
    }
}
