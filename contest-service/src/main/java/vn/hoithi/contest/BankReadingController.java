package vn.hoithi.contest;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.hoithi.bank.BankDifference;
import vn.hoithi.bank.BankSearch;
import vn.hoithi.bank.BankService;
import vn.hoithi.bank.QuestionView;
import vn.hoithi.questionbank.Question;

/** Questions for staff's programs; keys that an open or coming round needs are left out. */
@RestController
@RequestMapping("/api/admin/banks")
class BankReadingController {
    private static final int MOST = 200;

    private final BankService banks;
    private final ContestService contests;

    BankReadingController(BankService banks, ContestService contests) {
        this.banks = banks;
        this.contests = contests;
    }

    /**
     * Some of the questions found.
     *
     * @param found how many there are in all
     */
    record Found(int found, List<QuestionView> questions) {}

    record Change(
            BankDifference.Kind kind,
            String id,
            @Nullable QuestionView before,
            @Nullable QuestionView after) {}

    /** @param same questions that are alike in both versions */
    record Difference(int same, List<Change> changes) {}

    @GetMapping("/versions/{id}/questions")
    Mono<Found> questions(
            @PathVariable int id,
            @RequestParam(defaultValue = "") String words,
            @RequestParam(defaultValue = "") String topic,
            @RequestParam(defaultValue = "") String level,
            @RequestParam(defaultValue = "0") int from) {
        return Mono.zip(banks.questions(id), contests.heldBack(id)).map(both -> {
            List<Question> found = new BankSearch(words, topic, level).in(both.getT1());
            return new Found(
                    found.size(),
                    found.stream()
                            .skip(Math.max(0, from))
                            .limit(MOST)
                            .map(question -> view(question, both.getT2()))
                            .toList());
        });
    }

    @GetMapping("/versions/{id}/difference")
    Mono<Difference> difference(@PathVariable int id, @RequestParam int from) {
        return Mono.zip(banks.difference(from, id), contests.heldBack(from), contests.heldBack(id))
                .map(all -> new Difference(
                        all.getT1().same(),
                        all.getT1().changes().stream()
                                .map(change -> new Change(
                                        change.kind(),
                                        change.id(),
                                        optional(change.before(), all.getT2()),
                                        optional(change.after(), all.getT3())))
                                .toList()));
    }

    @GetMapping("/{bankId}/questions/{questionId}/history")
    Flux<BankService.Occurrence> history(@PathVariable int bankId, @PathVariable String questionId) {
        return banks.history(bankId, questionId).flatMapIterable(found -> found);
    }

    private static @Nullable QuestionView optional(@Nullable Question question, Set<String> heldBack) {
        return question == null ? null : view(question, heldBack);
    }

    private static QuestionView view(Question question, Set<String> heldBack) {
        return QuestionView.of(question, !heldBack.contains(question.id()));
    }
}
