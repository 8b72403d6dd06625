package vn.hoithi.testing;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.hoithi.contest.ContestForm;
import vn.hoithi.contest.EntryTerms;
import vn.hoithi.contest.FormField;
import vn.hoithi.contest.FormField.Name;
import vn.hoithi.contest.RoundForm;
import vn.hoithi.contest.Terms;
import vn.hoithi.questionbank.rules.Counting;
import vn.hoithi.questionbank.rules.Entry;
import vn.hoithi.questionbank.rules.Meaning;
import vn.hoithi.questionbank.rules.Prediction;
import vn.hoithi.questionbank.rules.RankingRules;
import vn.hoithi.questionbank.rules.Scoring;
import vn.hoithi.questionbank.rules.TieBreak;

/**
 * The rule sets of real contests, one round of each, with a small contest whose order was worked out by hand. Where a
 * source leaves something open, the usual was taken.
 */
public final class RuleSets {
    private static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");
    private static final int MANY = 1_000;
    private static final List<String> NOBODY = List.of();
    private static final List<String> TWO = List.of("Cán bộ, công chức, viên chức", "Người dân");

    private RuleSets() {}

    /**
     * One rule set.
     *
     * @param opens and {@code closes}: "2026-02-27 08:00", Vietnam's time
     * @param audiences who may take part; empty for everybody
     * @param separateBanks whether the first of the audiences has questions of its own
     * @param tries of the small contest: person, number, right/questions, prediction or -, start+seconds taken
     * @param truth the true value of the prediction; "" where none is asked
     * @param order expected places: "1 An 1" is place, person, number of the counting attempt
     */
    public record RuleSet(
            String id,
            String name,
            String opens,
            String closes,
            EntryTerms entry,
            List<String> audiences,
            boolean separateBanks,
            int questions,
            int minutes,
            int attempts,
            boolean workingDays,
            RankingRules ranking,
            String tries,
            String truth,
            List<String> order) {

        public Instant opensAt() {
            return moment(opens);
        }

        public Instant closesAt() {
            return moment(closes);
        }

        /** A contest of this form that asks what the set's terms need to know of a person. */
        public ContestForm contest(ContestForm form) {
            List<FormField> fields = new ArrayList<>(form.fields());
            if (entry.asksAge()) {
                fields.add(new FormField(Name.birthDate, true, false));
            }
            if (!audiences.isEmpty()) {
                fields.add(new FormField(Name.audience, true, false));
            }
            return new ContestForm(
                            form.slug(),
                            form.name(),
                            form.organizer(),
                            form.hotline(),
                            form.treeId(),
                            form.rulesText(),
                            fields,
                            audiences,
                            form.consentText(),
                            form.scoreAtOnce())
                    .open(entry);
        }

        /** Its round over this bank; audiences with questions of their own get the same bank. */
        public RoundForm round(int bankVersion) {
            Terms terms = new Terms(
                    workingDays,
                    null,
                    false,
                    audiences,
                    separateBanks
                            ? List.of(new Terms.AudienceBank(
                                    audiences.getFirst(), bankVersion, Integer.toString(questions)))
                            : List.of());
            return new RoundForm(
                            name,
                            opensAt(),
                            closesAt(),
                            bankVersion,
                            minutes,
                            attempts,
                            null,
                            Integer.toString(questions),
                            "")
                    .ranked(ranking)
                    .under(terms);
        }

        /** The attempts of the small contest. */
        public List<Try> all() {
            return tries.lines().filter(line -> !line.isBlank()).map(Try::of).toList();
        }

        /** Them as the comparator takes them; people are numbered by their names. */
        public List<Entry> entries() {
            return all().stream()
                    .map(one -> new Entry(
                            one.person().hashCode(),
                            one.number(),
                            one.correct() * 100,
                            one.total(),
                            one.prediction() == null ? null : new BigDecimal(one.prediction()),
                            (long) one.started() + one.elapsed(),
                            one.elapsed(),
                            one.started(),
                            (int) all().stream()
                                    .filter(other ->
                                            other.person().equals(one.person()) && other.correct() == other.total())
                                    .count()))
                    .toList();
        }

        @Override
        public String toString() {
            return id;
        }
    }

    /** One attempt; {@code started} and {@code elapsed} in seconds, the first since some common moment. */
    public record Try(
            String person,
            int number,
            int correct,
            int total,
            @Nullable String prediction,
            int started,
            int elapsed) {
        static Try of(String line) {
            String[] parts = line.strip().split("[ /+]+", -1);
            return new Try(
                    parts[0],
                    Integer.parseInt(parts[1]),
                    Integer.parseInt(parts[2]),
                    Integer.parseInt(parts[3]),
                    parts[4].equals("-") ? null : parts[4],
                    Integer.parseInt(parts[5]),
                    Integer.parseInt(parts[6]));
        }
    }

    public static List<RuleSet> all() {
        return ALL;
    }

    public static RuleSet of(String id) {
        return ALL.stream().filter(set -> set.id().equals(id)).findFirst().orElseThrow();
    }

    private static final List<RuleSet> ALL = List.of(
            set(
                    "trung-uong-2026",
                    "Bầu cử Quốc hội 2026, tuần 1",
                    "2026-02-27 08:00",
                    "2026-03-09 00:00",
                    EntryTerms.OPEN,
                    NOBODY,
                    10,
                    10,
                    7,
                    best(
                            Meaning.PEOPLE_ALL_RIGHT,
                            TieBreak.SCORE,
                            TieBreak.PREDICTION,
                            TieBreak.SHORTEST,
                            TieBreak.EARLIEST),
                    """
                    An   1 10/10 3 100+300
                    An   2 10/10 2 500+400
                    Bình 1 10/10 2 200+250
                    Chi  1 10/10 9 50+100
                    Dung 1 9/10  3 10+60
                    """,
                    "3",
                    "1 An 1; 2 Bình 1; 3 Chi 1; 4 Dung 1"),
            set(
                    "vcnet-2019",
                    "90 năm lịch sử Đảng",
                    "2019-09-02 10:00",
                    "2019-09-09 09:00",
                    EntryTerms.OPEN,
                    NOBODY,
                    5,
                    10,
                    MANY,
                    best(Meaning.PEOPLE_ALL_RIGHT, TieBreak.SCORE, TieBreak.PREDICTION, TieBreak.EARLIEST),
                    """
                    An   1 5/5 2 100+60
                    An   2 5/5 2 300+20
                    Bình 1 4/5 2 10+20
                    Bình 2 5/5 2 120+30
                    Chi  1 5/5 4 5+10
                    """,
                    "3",
                    "1 Chi 1; 2 Bình 2; 3 An 1"),
            set(
                    "vcnet-2020",
                    "90 năm ngành Tuyên giáo",
                    "2020-04-06 10:00",
                    "2020-04-13 09:00",
                    new EntryTerms(14, null, null),
                    NOBODY,
                    10,
                    15,
                    MANY,
                    best(Meaning.PEOPLE_ALL_RIGHT, TieBreak.SCORE, TieBreak.PREDICTION, TieBreak.EARLIEST),
                    """
                    An   1 8/10 1 0+100
                    Bình 1 8/10 0 0+90
                    Chi  1 8/10 0 0+90
                    Dung 1 7/10 0 0+10
                    """,
                    "0",
                    "1 Bình 1; 1 Chi 1; 3 An 1; 4 Dung 1"),
            set(
                    "vcnet-covid-2021",
                    "Phòng, chống Covid-19",
                    "2021-09-01 10:00",
                    "2021-09-08 09:00",
                    new EntryTerms(14, null, null),
                    NOBODY,
                    10,
                    10,
                    MANY,
                    best(Meaning.PEOPLE_ALL_RIGHT, TieBreak.SCORE, TieBreak.PREDICTION, TieBreak.EARLIEST),
                    """
                    An   1 10/10 5 0+40
                    Bình 1 10/10 1 0+50
                    Chi  1 0/10  - 0+5
                    """,
                    "2",
                    "1 Bình 1; 2 An 1; 3 Chi 1"),
            set(
                    "bo-tu-phap-2021",
                    "Pháp luật về bầu cử",
                    "2021-04-01 00:00",
                    "2021-05-01 00:00",
                    EntryTerms.OPEN,
                    NOBODY,
                    19,
                    20,
                    10,
                    best(Meaning.PEOPLE, TieBreak.SCORE, TieBreak.PREDICTION, TieBreak.EARLIEST),
                    """
                    An   1 19/19 4 10+600
                    Bình 1 19/19 - 10+500
                    Chi  1 19/19 2 20+700
                    Dung 1 18/19 4 0+100
                    """,
                    "4",
                    "1 An 1; 2 Chi 1; 3 Bình 1; 4 Dung 1"),
            set(
                    "canh-sat-bien-2021",
                    "Luật Cảnh sát biển, tuần",
                    "2021-08-02 00:00",
                    "2021-08-09 00:00",
                    EntryTerms.OPEN,
                    NOBODY,
                    10,
                    15,
                    MANY,
                    best(Meaning.PEOPLE, TieBreak.SCORE, TieBreak.PREDICTION, TieBreak.EARLIEST),
                    """
                    An   1 10/10 2 0+500
                    Bình 1 10/10 3 0+800
                    Chi  1 9/10  3 0+1
                    """,
                    "3",
                    "1 Bình 1; 2 An 1; 3 Chi 1"),
            set(
                    "lang-son-2023",
                    "90 năm Đảng bộ tỉnh",
                    "2023-04-03 08:00",
                    "2023-04-10 08:00",
                    new EntryTerms(12, null, null),
                    NOBODY,
                    15,
                    30,
                    10,
                    best(Meaning.ATTEMPTS, TieBreak.SCORE, TieBreak.PREDICTION, TieBreak.EARLIEST),
                    """
                    An   1 15/15 5 0+100
                    An   2 15/15 6 200+100
                    Bình 1 15/15 4 0+90
                    Bình 2 3/15  4 200+50
                    Chi  1 14/15 5 0+20
                    """,
                    "5",
                    "1 An 1; 2 Bình 1; 3 Chi 1"),
            new RuleSet(
                    "hue-cchc-2025",
                    "Cải cách hành chính thành phố",
                    "2025-10-13 00:00",
                    "2025-10-20 00:00",
                    new EntryTerms(18, null, null),
                    TWO,
                    true,
                    15,
                    15,
                    1,
                    false,
                    best(Meaning.PEOPLE_ALL_RIGHT, TieBreak.SCORE, TieBreak.PREDICTION),
                    """
                    An   1 15/15 2 0+300
                    Bình 1 15/15 4 0+100
                    Chi  1 15/15 3 0+800
                    Dung 1 12/15 3 0+50
                    """,
                    "3",
                    places("1 Chi 1; 2 An 1; 2 Bình 1; 4 Dung 1")),
            set(
                    "hai-phong-cchc-2025",
                    "Cải cách hành chính, một lượt",
                    "2025-11-03 08:00",
                    "2025-11-10 08:00",
                    EntryTerms.OPEN,
                    List.of("Cán bộ, công chức, viên chức"),
                    20,
                    20,
                    1,
                    best(null, TieBreak.SCORE, TieBreak.SHORTEST, TieBreak.EARLIEST),
                    """
                    An   1 20/20 - 0+200
                    Bình 1 20/20 - 100+150
                    Chi  1 20/20 - 0+150
                    """,
                    "",
                    "1 Chi 1; 2 Bình 1; 3 An 1"),
            set(
                    "plo-2026",
                    "Công dân với bầu cử, kỳ 1",
                    "2026-02-03 07:00",
                    "2026-02-09 00:00",
                    new EntryTerms(15, null, null),
                    NOBODY,
                    10,
                    15,
                    3,
                    best(Meaning.PEOPLE_ALL_RIGHT, TieBreak.SCORE, TieBreak.PREDICTION),
                    """
                    An   1 10/10 1 0+100
                    An   2 10/10 2 500+100
                    Bình 1 10/10 2 0+300
                    Chi  1 9/10  2 0+50
                    """,
                    "2",
                    "1 An 2; 1 Bình 1; 3 Chi 1"),
            new RuleSet(
                    "dong-thap-2020",
                    "Tìm hiểu nghị quyết, ngày làm việc",
                    "2020-11-02 00:00",
                    "2020-11-28 00:00",
                    new EntryTerms(16, null, null),
                    NOBODY,
                    false,
                    10,
                    15,
                    4,
                    true,
                    best(null, TieBreak.SCORE, TieBreak.SHORTEST, TieBreak.EARLIEST),
                    """
                    An   1 9/10  - 0+100
                    Bình 1 9/10  - 0+99
                    Chi  1 10/10 - 500+600
                    """,
                    "",
                    places("1 Chi 1; 2 Bình 1; 3 An 1")),
            set(
                    "thai-nguyen-2021",
                    "Đảng ủy Khối các cơ quan",
                    "2021-08-02 10:00",
                    "2021-08-30 09:30",
                    EntryTerms.OPEN,
                    NOBODY,
                    20,
                    30,
                    5,
                    best(null, TieBreak.SCORE, TieBreak.EARLIEST),
                    """
                    An   1 18/20 - 0+100
                    An   2 20/20 - 5000+100
                    Bình 1 20/20 - 4000+500
                    """,
                    "",
                    "1 Bình 1; 2 An 2"),
            set(
                    "cong-doan-giao-duc-2021",
                    "Công đoàn Giáo dục, đợt 1",
                    "2021-05-10 09:00",
                    "2021-05-15 16:00",
                    EntryTerms.OPEN,
                    List.of("Đoàn viên công đoàn"),
                    10,
                    20,
                    1,
                    best(null, TieBreak.SCORE, TieBreak.SHORTEST, TieBreak.EARLIEST),
                    """
                    An   1 8/10 - 0+100
                    Bình 1 8/10 - 50+100
                    """,
                    "",
                    "1 An 1; 2 Bình 1"),
            set(
                    "quang-nam-doan-2014",
                    "Tỉnh đoàn, đợt 1",
                    "2014-03-03 08:00",
                    "2014-03-17 16:00",
                    EntryTerms.OPEN,
                    List.of("Đoàn viên, thanh niên"),
                    15,
                    20,
                    1,
                    best(Meaning.PEOPLE_ALL_RIGHT, TieBreak.SCORE, TieBreak.PREDICTION, TieBreak.EARLIEST),
                    """
                    An   1 15/15 2 300+100
                    Bình 1 15/15 2 100+250
                    Chi  1 14/15 2 0+10
                    """,
                    "2",
                    "1 Bình 1; 2 An 1; 3 Chi 1"),
            set(
                    "quang-nam-thcs-2022",
                    "Học sinh trung học cơ sở, đợt 1",
                    "2022-10-03 07:00",
                    "2022-10-17 17:00",
                    EntryTerms.OPEN,
                    List.of("Học sinh trung học cơ sở"),
                    30,
                    45,
                    2,
                    best(
                            Meaning.PEOPLE,
                            TieBreak.SCORE,
                            TieBreak.PREDICTION,
                            TieBreak.SHORTEST,
                            TieBreak.EARLIEST_START,
                            TieBreak.PERFECT_ATTEMPTS),
                    """
                    An   1 30/30 3 100+500
                    An   2 30/30 3 900+500
                    Bình 1 30/30 3 100+500
                    Bình 2 20/30 3 800+100
                    Chi  1 30/30 2 0+100
                    """,
                    "3",
                    "1 An 1; 2 Bình 1; 3 Chi 1"),
            set(
                    "binh-tan-2019",
                    "Tuổi trẻ quận, một lượt mỗi tuần",
                    "2019-03-04 00:00",
                    "2019-03-11 00:00",
                    EntryTerms.OPEN,
                    NOBODY,
                    20,
                    10,
                    1,
                    best(null, TieBreak.SCORE, TieBreak.SHORTEST, TieBreak.EARLIEST),
                    """
                    An   1 17/20 - 0+300
                    Bình 1 17/20 - 0+299
                    Chi  1 18/20 - 0+599
                    """,
                    "",
                    "1 Chi 1; 2 Bình 1; 3 An 1"),
            set(
                    "doan-trung-uong-2025",
                    "80 năm Tổng tuyển cử, mỗi lượt xếp riêng",
                    "2025-06-02 00:00",
                    "2025-06-09 00:00",
                    EntryTerms.OPEN,
                    NOBODY,
                    10,
                    10,
                    20,
                    rules(Counting.EVERY, null, TieBreak.SCORE, TieBreak.SHORTEST, TieBreak.EARLIEST),
                    """
                    An   1 10/10 - 0+100
                    An   2 10/10 - 200+90
                    Bình 1 10/10 - 0+95
                    Chi  1 9/10  - 0+1
                    """,
                    "",
                    "1 An 2; 2 Bình 1; 3 An 1; 4 Chi 1"),
            set(
                    "kbang-2025",
                    "Cuộc thi cấp xã, kỳ 1",
                    "2025-09-15 08:00",
                    "2025-09-30 17:00",
                    EntryTerms.OPEN,
                    NOBODY,
                    30,
                    30,
                    3,
                    best(Meaning.ATTEMPTS, TieBreak.SCORE, TieBreak.PREDICTION, TieBreak.EARLIEST),
                    """
                    An   1 30/30 10 0+900
                    An   2 29/30 3  1000+100
                    Bình 1 30/30 2  0+800
                    """,
                    "3",
                    "1 Bình 1; 2 An 1"),
            set(
                    "quang-ngai-2026",
                    "Bầu cử cấp tỉnh",
                    "2026-01-19 00:00",
                    "2026-02-03 00:00",
                    new EntryTerms(18, null, null),
                    NOBODY,
                    30,
                    30,
                    2,
                    best(null, TieBreak.SCORE, TieBreak.SHORTEST, TieBreak.EARLIEST),
                    """
                    An   1 27/30 - 0+1000
                    Bình 1 28/30 - 0+1500
                    Bình 2 26/30 - 2000+100
                    """,
                    "",
                    "1 Bình 1; 2 An 1"),
            set(
                    "van-phong-2015",
                    "Đoàn cơ quan, tính lượt đầu",
                    "2015-03-02 08:00",
                    "2015-03-09 17:00",
                    EntryTerms.OPEN,
                    NOBODY,
                    30,
                    20,
                    3,
                    rules(Counting.FIRST, null, TieBreak.SCORE, TieBreak.SHORTEST, TieBreak.EARLIEST),
                    """
                    An   1 20/30 - 0+600
                    An   2 30/30 - 1000+600
                    Bình 1 21/30 - 0+1100
                    """,
                    "",
                    "1 Bình 1; 2 An 1"),
            set(
                    "phong-nha-2018",
                    "Tìm hiểu vườn quốc gia, tính lượt cuối",
                    "2018-01-01 00:00",
                    "2018-07-01 00:00",
                    new EntryTerms(14, 70, null),
                    NOBODY,
                    10,
                    30,
                    2,
                    rules(Counting.LAST, Meaning.PEOPLE, TieBreak.SCORE, TieBreak.PREDICTION, TieBreak.EARLIEST),
                    """
                    An   1 10/10 2 0+100
                    An   2 8/10  2 1000+100
                    Bình 1 9/10  5 0+100
                    """,
                    "2",
                    "1 Bình 1; 2 An 2"),
            set(
                    "ty-le-phan-tram",
                    "Cuộc thi cấp thành phố, dự đoán tỷ lệ",
                    "2025-05-05 00:00",
                    "2025-05-12 00:00",
                    EntryTerms.OPEN,
                    NOBODY,
                    10,
                    15,
                    1,
                    best(Meaning.RATE_ALL_RIGHT, TieBreak.SCORE, TieBreak.PREDICTION, TieBreak.EARLIEST),
                    """
                    An   1 10/10 66.66667 0+100
                    Bình 1 10/10 66.6     0+50
                    Chi  1 9/10  100      0+10
                    """,
                    "66.66667",
                    "1 An 1; 2 Bình 1; 3 Chi 1"));

    private static RuleSet set(
            String id,
            String name,
            String opens,
            String closes,
            EntryTerms entry,
            List<String> audiences,
            int questions,
            int minutes,
            int attempts,
            RankingRules ranking,
            String tries,
            String truth,
            String order) {
        return new RuleSet(
                id,
                name,
                opens,
                closes,
                entry,
                audiences,
                false,
                questions,
                minutes,
                attempts,
                false,
                ranking,
                tries,
                truth,
                places(order));
    }

    private static List<String> places(String order) {
        return Arrays.stream(order.split(";", -1)).map(String::strip).toList();
    }

    private static RankingRules best(@Nullable Meaning asked, TieBreak... order) {
        return rules(Counting.BEST, asked, order);
    }

    private static RankingRules rules(Counting counting, @Nullable Meaning asked, TieBreak... order) {
        boolean rate = asked == Meaning.RATE_ALL_RIGHT;
        Prediction prediction = asked == null
                ? null
                : new Prediction(
                        asked, rate ? 5 : 0, BigDecimal.ZERO, new BigDecimal(rate ? 100 : 10_000_000), 0, true);
        return new RankingRules(counting, Scoring.ALL_OR_NOTHING, prediction, List.of(order));
    }

    private static Instant moment(String local) {
        return LocalDateTime.parse(local, MOMENT).atZone(VIETNAM).toInstant();
    }
}
