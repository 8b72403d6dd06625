package vn.hoithi.site;

import java.util.Objects;
import vn.hoithi.contest.ContestService;
import vn.hoithi.contest.Round;
import vn.hoithi.result.Closing;
import vn.hoithi.result.ClosingState;

/** A published result in the list of a contest. */
record ResultNotice(String title, String note, String date, String href) {

    static ResultNotice of(Closing closing, ContestService contests) {
        String slug = contests.require(closing.contestId()).slug();
        String version = closing.number() == 1 ? "" : ", bản thứ " + closing.number();
        return new ResultNotice(
                "Kết quả " + scope(closing, contests) + version,
                closing.state() == ClosingState.FINAL ? "chính thức" : "trong thời hạn khiếu nại",
                Words.minute(Objects.requireNonNullElse(closing.publishedAt(), closing.changedAt())),
                "/c/" + slug + "/ket-qua?ban=" + closing.id());
    }

    /** The round's name, or the whole contest. */
    static String scope(Closing closing, ContestService contests) {
        Integer round = closing.roundId();
        return round == null
                ? "cả cuộc thi"
                : contests.catalog().round(round).map(Round::name).orElse("vòng thi");
    }
}
