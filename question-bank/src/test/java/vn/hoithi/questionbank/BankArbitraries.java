package vn.hoithi.questionbank;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import vn.hoithi.questionbank.text.RichText;

/** Banks full of what formats stumble over: their own special characters, formatting, letters with two marks. */
public final class BankArbitraries {

    private static final List<String> WORDS = List.of(
            "Quốc hội",
            "bầu cử",
            "Điều 7",
            "a < b",
            "x & y",
            "{ngoặc}",
            "~dấu",
            "=",
            "#1",
            "%50",
            "\\n",
            "::tên::",
            "Câu 1.",
            "A.",
            "B)",
            "Đáp án: C",
            "ANSWER: A",
            "//",
            "$CATEGORY:",
            "*sao",
            "“trích”",
            "‘đơn’",
            "1/2",
            "->",
            "&lt;",
            "&nbsp;",
            "<b>",
            "</p>",
            "50 %",
            "Ủy ban",
            "Hải Phòng",
            "số 85/2015/QH13",
            "…",
            "–",
            "@",
            "+84",
            "'nháy",
            "\"kép\"",
            ";",
            ",",
            "|",
            "[id:x]",
            "CDATA ]]>",
            "ướt",
            "ngữ nghĩa");

    private BankArbitraries() {}

    /** Banks with everything a question can have but pictures. */
    public static Arbitrary<QuestionBank> banks() {
        return questions().list().ofMinSize(1).ofMaxSize(6).map(BankArbitraries::numbered);
    }

    private static QuestionBank numbered(List<Question> questions) {
        List<Question> numbered = new ArrayList<>();
        for (Question question : questions) {
            String number = Integer.toString(numbered.size() + 1);
            numbered.add(new Question(
                    question.id() + "-" + number,
                    question.topic(),
                    question.level(),
                    // No two stems are equal.
                    RichText.of(concat(question.stem(), " (" + number + ")")),
                    question.choices(),
                    question.key(),
                    question.multiple(),
                    question.explanation(),
                    question.source(),
                    question.factId(),
                    question.tags(),
                    question.pinned(),
                    null));
        }
        return new QuestionBank(numbered);
    }

    private static List<RichText.Run> concat(RichText text, String end) {
        List<RichText.Run> runs = new ArrayList<>(text.runs());
        runs.add(new RichText.Run(end, Set.of()));
        return runs;
    }

    private static Arbitrary<Question> questions() {
        Arbitrary<String> ids = Arbitraries.of("BC", "HP.1", "q_7", "Câu-3");
        Arbitrary<String> topics = Arbitraries.of("Quốc hội", "Bầu cử / Ngày bầu cử", "Chung", "A & B");
        return Combinators.combine(ids, topics, Arbitraries.of(Level.class), texts(), choices(), sources(), extras())
                .flatAs((id, topic, level, stem, choices, source, extra) -> keys(choices.size())
                        .map(key -> new Question(
                                id,
                                topic,
                                level,
                                stem,
                                choices,
                                key.right(),
                                key.multiple(),
                                extra.explanation(),
                                source,
                                extra.fact(),
                                extra.tags(),
                                key.pinned(),
                                null)));
    }

    private record Extra(RichText explanation, String fact, SortedSet<String> tags) {}

    private record Key(SortedSet<Integer> right, boolean multiple, SortedSet<Integer> pinned) {}

    private static Arbitrary<Extra> extras() {
        Arbitrary<SortedSet<String>> tags =
                Arbitraries.of("luật", "2026", "khó vừa").set().ofMaxSize(2).map(TreeSet::new);
        return Combinators.combine(
                        Arbitraries.oneOf(Arbitraries.just(RichText.EMPTY), texts()),
                        Arbitraries.of("", "EL001", "EL001;EL002"),
                        tags)
                .as(Extra::new);
    }

    private static Arbitrary<Key> keys(int choices) {
        Arbitrary<Integer> positions = Arbitraries.integers().between(0, choices - 1);
        Arbitrary<Set<Integer>> right = positions.set().ofMinSize(1).ofMaxSize(Math.min(3, choices));
        Arbitrary<Set<Integer>> pinned = Arbitraries.oneOf(
                Arbitraries.just(Set.of()), positions.set().ofSize(1), Arbitraries.just(Question.allPinned(choices)));
        return Combinators.combine(right, Arbitraries.of(true, false), pinned)
                .as((key, several, stays) ->
                        new Key(new TreeSet<>(key), several || key.size() > 1, new TreeSet<>(stays)));
    }

    private static Arbitrary<Source> sources() {
        return Combinators.combine(
                        Arbitraries.of("Luật số 85/2015/QH13", "Báo Hải Phòng (baohaiphong.vn)"),
                        Arbitraries.of("", "Điều 69"),
                        Arbitraries.of("", "khoản 5"),
                        Arbitraries.of("", "https://example.org/van-ban?id=1&x=2"))
                .as(Source::new);
    }

    private static Arbitrary<List<RichText>> choices() {
        return texts().list()
                .ofMinSize(2)
                .ofMaxSize(6)
                .map(texts -> IntStream.range(0, texts.size())
                        // No two choices are equal.
                        .mapToObj(place -> RichText.of(concat(texts.get(place), " " + (place + 1))))
                        .toList());
    }

    /** Lines of hostile words, some of them formatted. */
    public static Arbitrary<RichText> texts() {
        Arbitrary<Set<RichText.Style>> styles = Arbitraries.of(RichText.Style.class)
                .set()
                .ofMaxSize(2)
                .map(set ->
                        set.containsAll(EnumSet.of(RichText.Style.LOWERED, RichText.Style.RAISED)) ? Set.of() : set);
        Arbitrary<RichText.Run> runs = Combinators.combine(
                        Arbitraries.of(WORDS), styles, Arbitraries.of(" ", " ", " ", "\n"))
                .as((word, style, end) -> new RichText.Run(word + end, style));
        Arbitrary<List<RichText.Run>> plain = Arbitraries.of(WORDS)
                .map(word -> new RichText.Run(word + " ", Set.of()))
                .list()
                .ofMinSize(1)
                .ofMaxSize(4);
        return Arbitraries.oneOf(plain, plain, runs.list().ofMinSize(1).ofMaxSize(4))
                .map(RichText::of);
    }
}
