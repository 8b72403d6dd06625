package vn.hoithi.site;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.hoithi.contest.Contest;
import vn.hoithi.contest.Round;
import vn.hoithi.contest.Round.State;
import vn.hoithi.standing.Board;

/** A contest in the staff's overview: where its rounds stand, its three counters, and what needs attention. */
record ContestCard(
        int id,
        String slug,
        String name,
        String organizer,
        long treeTop,
        int order,
        List<RoundState> rounds,
        @Nullable String people,
        @Nullable String attempts,
        String rate,
        @Nullable String countedOf,
        @Nullable String asOf,
        List<String> attention) {
    private static final Duration SOON = Duration.ofHours(24);

    /** One round in a word and a time. */
    record RoundState(String name, String state, String when) {
        static RoundState of(Round round, Instant now) {
            return switch (round.stateAt(now)) {
                case COMING -> new RoundState(round.name(), "coming", "mở lúc " + Words.moment(round.opensAt()));
                case OPEN -> new RoundState(round.name(), "open", "đóng lúc " + Words.moment(round.closesAt()));
                case CLOSED -> new RoundState(round.name(), "closed", "đã đóng " + Words.moment(round.closesAt()));
            };
        }
    }

    /** @param board of the whole contest at the top of its tree; none when the tree has no units */
    static ContestCard of(
            Contest contest, List<Round> rounds, boolean noDocuments, @Nullable Board board, Instant now) {
        Board.Row top = board == null ? null : board.unit();
        return new ContestCard(
                contest.id(),
                contest.slug(),
                contest.name(),
                contest.organizer(),
                top == null ? 0 : top.id(),
                order(rounds, now),
                rounds.stream().map(round -> RoundState.of(round, now)).toList(),
                top == null ? null : Figures.number(top.people()),
                top == null ? null : Figures.number(top.attempts()),
                top == null ? "" : Figures.percent(top.rate()),
                top == null ? null : top.headcountOf(),
                board == null ? null : Words.exact(board.asOf()),
                attention(contest, rounds, noDocuments, board, now));
    }

    private static int order(List<Round> rounds, Instant now) {
        boolean open = rounds.stream().anyMatch(round -> round.stateAt(now) == State.OPEN);
        boolean coming = rounds.stream().anyMatch(round -> round.stateAt(now) == State.COMING);
        return open ? 0 : coming || rounds.isEmpty() ? 1 : 2;
    }

    private static List<String> attention(
            Contest contest, List<Round> rounds, boolean noDocuments, @Nullable Board board, Instant now) {
        List<String> found = new ArrayList<>();
        if (rounds.isEmpty() && !contest.external()) {
            found.add("Chưa có vòng thi nào nên chưa ai thi được.");
        }
        moving(rounds, now).ifPresent(found::add);
        if (contest.rulesText().isBlank()) {
            found.add("Chưa có thể lệ.");
        }
        if (noDocuments && rounds.stream().anyMatch(round -> round.stateAt(now) != State.CLOSED)) {
            found.add("Chưa đăng tài liệu tham khảo.");
        }
        if (board == null) {
            found.add("Hệ thống đơn vị chưa có đơn vị nào.");
            return found;
        }
        if (board.catchingUp()) {
            found.add("Số liệu đang được cập nhật bù, có thể thấp hơn thực tế.");
        }
        long over = board.children().stream().filter(ContestCard::isOver).count();
        if (over > 0) {
            found.add(Figures.number(over) + " đơn vị có số người dự thi vượt quân số đã khai: cần kiểm tra quân số.");
        }
        if (board.unit().headcount() == null) {
            found.add("Chưa đơn vị nào khai quân số nên chưa có tỷ lệ tham gia.");
        }
        return found;
    }

    private static Optional<String> moving(List<Round> rounds, Instant now) {
        return rounds.stream()
                .filter(round -> round.stateAt(now) != State.CLOSED)
                .filter(round -> boundary(round, now).isBefore(now.plus(SOON)))
                .findFirst()
                .map(round -> round.name()
                        + (round.stateAt(now) == State.OPEN ? " đóng lúc " : " mở lúc ")
                        + Words.moment(boundary(round, now))
                        + ", còn dưới 24 giờ.");
    }

    private static Instant boundary(Round round, Instant now) {
        return round.stateAt(now) == State.OPEN ? round.closesAt() : round.opensAt();
    }

    private static boolean isOver(Board.Row row) {
        BigDecimal rate = row.rate();
        return rate != null && rate.compareTo(BigDecimal.valueOf(100)) > 0;
    }
}
