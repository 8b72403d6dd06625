package vn.hoithi.platform;

import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * The only way to run several statements in one transaction. A cancelled reactive transaction can leave its BEGIN on a
 * pooled connection and erase the next borrower's acknowledged writes (spring-framework#36344, open), so the caller's
 * cancellation stops at a future and never reaches the transaction: it always commits or rolls back by itself.
 */
@Component
public class ShieldedTx {
    private final TransactionalOperator transaction;

    ShieldedTx(ReactiveTransactionManager manager) {
        this.transaction = TransactionalOperator.create(manager);
    }

    /** Runs the work in a transaction of its own; errors roll it back and reach the caller. */
    public <T> Mono<T> run(Supplier<Mono<T>> work) {
        return Mono.deferContextual(context -> Mono.fromFuture(
                transaction
                        .transactional(Mono.defer(work))
                        .contextWrite(context)
                        .toFuture(),
                true));
    }
}
