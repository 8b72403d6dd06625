package vn.hoithi.print;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import vn.hoithi.platform.SimplyRefused;

/** Documents wait for each other, and nobody waits for ever. */
class PrintServiceTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final int MANY = 30;
    private static final int MORE_THAN_MAY_WAIT = 60;

    private final PrintService print = new PrintService();

    @AfterEach
    void stop() {
        print.destroy();
    }

    @Test
    void theNextDocumentAsksForItsFiguresOnlyWhenTheOneBeforeIsWritten() {
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Mono<Integer> document = Mono.fromCallable(() -> most.accumulateAndGet(now.incrementAndGet(), Math::max))
                .delayElement(Duration.ofMillis(5))
                .flatMap(figures -> print.write(() -> figures))
                .doOnTerminate(now::decrementAndGet);
        assertThat(Flux.range(0, MANY)
                        .flatMap(i -> print.inTurn(document), MANY)
                        .collectList()
                        .block(SOON))
                .hasSize(MANY);
        assertThat(most).hasValue(1);
    }

    @Test
    void whoeverLeavesOrFailsMakesRoomForTheNext() {
        Disposable leaves = print.inTurn(Mono.never()).subscribe();
        Mono<String> fails = print.inTurn(Mono.error(new IllegalStateException("no paper")));
        leaves.dispose();
        assertThat(fails.onErrorReturn("failed").block(SOON)).isEqualTo("failed");
        assertThat(print.inTurn(Mono.just("written")).block(SOON)).isEqualTo("written");
        assertThat(print.inTurn(Mono.empty()).block(SOON)).isNull();
    }

    @Test
    void whenAsManyWaitAsMayTheNextIsRefusedInWordsAndTheOthersAreServed() {
        Sinks.Empty<String> first = Sinks.empty();
        AtomicInteger refused = new AtomicInteger();
        AtomicInteger served = new AtomicInteger();
        IntStream.range(0, MORE_THAN_MAY_WAIT)
                .mapToObj(i -> print.inTurn(first.asMono().defaultIfEmpty("served")))
                .forEach(one -> {
                    Disposable unused = one.subscribe(done -> served.incrementAndGet(), fault -> {
                        assertThat(fault).isInstanceOf(SimplyRefused.class);
                        assertThat(((SimplyRefused) fault).problem().getStatus())
                                .isEqualTo(503);
                        refused.incrementAndGet();
                    });
                });
        assertThat(refused).hasValue(MORE_THAN_MAY_WAIT - 51);
        assertThat(first.tryEmitEmpty()).isEqualTo(Sinks.EmitResult.OK);
        assertThat(served).hasValue(51);
    }
}
