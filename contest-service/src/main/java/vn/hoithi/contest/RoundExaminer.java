package vn.hoithi.contest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.hoithi.bank.BankService;
import vn.hoithi.platform.Problems.FieldError;
import vn.hoithi.platform.SimplyRefused;
import vn.hoithi.questionbank.Blueprint;
import vn.hoithi.questionbank.Question;
import vn.hoithi.questionbank.QuestionBank;

/** Looks at a round's rules before anybody plays by them: what they mean, what is odd, what cannot be. */
@Component
class RoundExaminer {
    private final BankService banks;

    RoundExaminer(BankService banks) {
        this.banks = banks;
    }

    /**
     * What was found.
     *
     * @param reading the rules in words; empty while they contradict themselves
     */
    record Examined(List<RuleLine> reading, List<RuleWarning> warnings) {}

    /** One source of questions that the form names. */
    private record Wanted(String field, String who, int bank, String blueprint) {}

    /** What came of reading a source: what is wrong with it, whether it has questions with several right choices. */
    private record Looked(List<RuleWarning> warnings, boolean several, int questions) {}

    Mono<Examined> examine(Contest contest, RoundForm form) {
        RoundForm whole = form.ranking() == null || form.terms() == null ? completed(form) : form;
        return Flux.fromStream(wanted(whole))
                .concatMap(this::look)
                .collectList()
                .map(looked -> {
                    List<RuleWarning> warnings = new ArrayList<>(RuleWarnings.of(
                            whole,
                            contest,
                            new RuleWarnings.Facts(
                                    looked.stream().anyMatch(Looked::several),
                                    looked.getFirst().questions())));
                    looked.forEach(one -> warnings.addAll(one.warnings()));
                    boolean readable = warnings.stream().noneMatch(RuleWarning::blocks);
                    return new Examined(readable ? RulesReading.of(whole, contest) : List.of(), List.copyOf(warnings));
                });
    }

    private static RoundForm completed(RoundForm form) {
        RankingForm ranking = form.ranking();
        return ranking == null ? form.complete() : form.under(form.saidTerms());
    }

    /** The form if it can be played by; refused (422) with everything that is wrong. */
    Mono<RoundForm> checked(Contest contest, RoundForm form) {
        return examine(contest, form).handle((examined, sink) -> {
            List<FieldError> errors = examined.warnings().stream()
                    .filter(RuleWarning::blocks)
                    .map(warning -> new FieldError(warning.field(), warning.says()))
                    .toList();
            if (errors.isEmpty()) {
                sink.next(form);
            } else {
                String all = errors.size() == 1
                        ? errors.getFirst().message()
                        : "Có " + errors.size() + " chỗ cần sửa trước khi lưu.";
                sink.error(SimplyRefused.invalid("invalid-round", all, errors));
            }
        });
    }

    private static Stream<Wanted> wanted(RoundForm form) {
        return Stream.concat(
                Stream.of(new Wanted("blueprint", "", form.bankVersionId(), form.blueprint())),
                form.saidTerms().banks().stream()
                        .map(own -> new Wanted(
                                "banks",
                                "Đề riêng cho " + own.audience() + ": ",
                                own.bankVersionId(),
                                own.blueprint())));
    }

    private Mono<Looked> look(Wanted wanted) {
        Optional<Blueprint> blueprint = blueprint(wanted.blueprint());
        if (blueprint.isEmpty()) {
            return Mono.just(new Looked(
                    List.of(new RuleWarning(
                            wanted.field(),
                            wanted.who() + "Cơ cấu đề không đọc được; ví dụ: 10 hoặc 6[topic=Quốc hội];4.",
                            true)),
                    false,
                    0));
        }
        return banks.questions(wanted.bank()).map(bank -> looked(wanted, blueprint.get(), bank));
    }

    private static Looked looked(Wanted wanted, Blueprint blueprint, QuestionBank bank) {
        List<RuleWarning> shortages = blueprint.shortages(bank).stream()
                .map(shortage -> new RuleWarning(wanted.field(), wanted.who() + shortage, true))
                .toList();
        return new Looked(shortages, bank.questions().stream().anyMatch(Question::multiple), blueprint.size());
    }

    private static Optional<Blueprint> blueprint(String printed) {
        try {
            return Optional.of(Blueprint.parse(printed));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
