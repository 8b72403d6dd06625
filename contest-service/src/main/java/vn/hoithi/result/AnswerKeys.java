package vn.hoithi.result;

import static java.util.Objects.requireNonNull;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.hoithi.bank.BankService;
import vn.hoithi.contest.ContestService;
import vn.hoithi.contest.Round;
import vn.hoithi.questionbank.Question;
import vn.hoithi.questionbank.QuestionBank;
import vn.hoithi.questionbank.Source;

/** The keys in force of a closed round, of every bank it draws from. */
@Component
class AnswerKeys {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("dd/MM/yyyy").withZone(ZoneId.of("Asia/Ho_Chi_Minh"));

    private final BankService banks;
    private final ContestService contests;
    private final KeyChangeService changes;

    AnswerKeys(BankService banks, ContestService contests, KeyChangeService changes) {
        this.banks = banks;
        this.contests = contests;
        this.changes = changes;
    }

    private record Found(AnswerKey.Part part, int kept) {}

    Mono<AnswerKey> of(Round round) {
        return changes.inForce(round.id())
                .flatMap(held -> Flux.fromIterable(round.drawn())
                        .concatMap(drawn -> Mono.zip(
                                        banks.questions(drawn.bankVersionId()),
                                        contests.heldBack(drawn.bankVersionId()))
                                .map(both -> found(title(round, drawn), both.getT1(), both.getT2(), held)))
                        .collectList())
                .map(found -> new AnswerKey(
                        found.stream().map(Found::part).toList(),
                        found.stream().mapToInt(Found::kept).sum()));
    }

    private static String title(Round round, Round.Drawn drawn) {
        return round.drawn().size() == 1 ? "" : drawn.title();
    }

    private static Found found(String title, QuestionBank bank, Set<String> heldBack, Map<String, KeyChange> held) {
        List<AnswerKey.Line> lines = bank.questions().stream()
                .filter(question -> !heldBack.contains(question.id()))
                .map(question -> line(question, held.get(question.id())))
                .toList();
        return new Found(new AnswerKey.Part(title, lines), bank.questions().size() - lines.size());
    }

    private static AnswerKey.Line line(Question question, @Nullable KeyChange change) {
        SortedSet<Integer> key = change == null ? question.key() : change.positions();
        return new AnswerKey.Line(
                question.id(),
                question.stem().plain(),
                key.stream()
                        .map(place -> (char) ('A' + place) + ". "
                                + question.choices().get(place).plain())
                        .toList(),
                // What was written for a key that no longer holds would contradict the one that does.
                change == null ? question.explanation().plain() : "",
                source(question.source()),
                change == null ? "" : note(change));
    }

    private static String note(KeyChange change) {
        return (change.annulled() ? "Câu này đã bị hủy, ai cũng được tính đúng" : "Đáp án đã đính chính")
                + " (quyết định ngày " + DAY.format(requireNonNull(change.approvedAt())) + "). Lý do: "
                + change.reason();
    }

    private static String source(Source source) {
        return Stream.of(source.document(), source.article(), source.clause())
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", "));
    }
}
