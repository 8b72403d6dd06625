package vn.hoithi.result;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import vn.hoithi.platform.Refused;

/** Takes up long work, one piece at a time on each node. */
@Component
class TaskRunner {
    private static final Logger log = LoggerFactory.getLogger(TaskRunner.class);
    private static final Duration HEARTBEAT = Duration.ofSeconds(10);
    private static final String GIVEN_UP =
            "Máy chủ gặp lỗi khi thực hiện. Hãy bấm làm lại; nếu vẫn lỗi, báo người quản trị máy chủ.";

    private final TaskStore store;
    private final java.util.Map<Task.Kind, LongWork> works;

    TaskRunner(TaskStore store, List<LongWork> works) {
        this.store = store;
        this.works = works.stream().collect(Collectors.toUnmodifiableMap(LongWork::kind, Function.identity()));
    }

    @Scheduled(fixedDelay = 300, timeUnit = TimeUnit.MILLISECONDS)
    Mono<Void> look() {
        return Mono.defer(store::take).flatMap(this::run).onErrorResume(error -> {
            log.warn("looking for long work failed: {}", error.getClass().getName());
            return Mono.empty();
        });
    }

    private Mono<Void> run(Task task) {
        LongWork work = works.get(task.kind());
        if (work == null) {
            return store.finish(task, GIVEN_UP);
        }
        Sinks.Empty<Void> over = Sinks.empty();
        Mono<Void> pulse = Flux.interval(HEARTBEAT)
                .onBackpressureDrop()
                .concatMap(beat -> store.touch(task))
                .takeUntilOther(over.asMono())
                .then();
        Mono<Void> done = Mono.defer(() -> work.run(task, (count, total) -> tell(task, count, total)))
                .then(Mono.defer(() -> store.finish(task, null)))
                .onErrorResume(error -> failed(task, error))
                .doFinally(signal -> over.emitEmpty(Sinks.EmitFailureHandler.FAIL_FAST));
        return Mono.when(done, pulse);
    }

    private Mono<Void> tell(Task task, long done, long total) {
        return store.tell(task, done, total)
                .flatMap(rows -> rows == 0
                        ? Mono.error(new IllegalStateException("task " + task.id() + " was taken over"))
                        : Mono.empty());
    }

    private Mono<Void> failed(Task task, Throwable error) {
        if (error instanceof Refused refused) {
            String detail = refused.problem().getDetail();
            return store.finish(task, detail == null ? GIVEN_UP : detail);
        }
        log.warn("{} of {} failed and is tried again", task.kind(), task.subject(), error);
        return store.later(task, GIVEN_UP);
    }
}
