package vn.hoithi.attempt;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.hoithi.bank.BankService;
import vn.hoithi.questionbank.Blueprint;
import vn.hoithi.questionbank.Composition;
import vn.hoithi.questionbank.Paper;

/** Draws papers again from what an attempt remembers: the same sitting always gives the same paper. */
@Component
class Papers {
    private static final int COMPOSITIONS_IN_MEMORY = 256;

    private final BankService banks;
    private final Cache<Source, Composition> compositions =
            Caffeine.newBuilder().maximumSize(COMPOSITIONS_IN_MEMORY).build();

    Papers(BankService banks) {
        this.banks = banks;
    }

    private record Source(int bankVersionId, Blueprint blueprint) {}

    Mono<Paper> of(Sitting sitting) {
        return composition(sitting.bankVersionId(), sitting.blueprint())
                .map(composition -> composition.paper(sitting.seed()));
    }

    Mono<Composition> composition(int bankVersionId, Blueprint blueprint) {
        Source source = new Source(bankVersionId, blueprint);
        Composition known = compositions.getIfPresent(source);
        return known != null ? Mono.just(known) : compose(source);
    }

    private Mono<Composition> compose(Source source) {
        return banks.questions(source.bankVersionId())
                .map(bank -> Composition.of(bank, source.blueprint()))
                .doOnNext(composition -> compositions.put(source, composition));
    }
}
