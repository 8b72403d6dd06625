package vn.hoithi.result;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.hoithi.contest.ContestService;
import vn.hoithi.platform.BackgroundDatabase;
import vn.hoithi.questionbank.rules.Prediction;
import vn.hoithi.questionbank.rules.RankingRules;
import vn.hoithi.questionbank.rules.Truth;

/** Computes who would move if a key changed, without changing anything that counts. */
@Component
class KeyPreviewWork implements LongWork {
    private final KeyChangeStore changes;
    private final RegradedStore store;
    private final Regrader regrader;
    private final ClosingStore closings;
    private final ContestService contests;
    private final BackgroundDatabase background;

    KeyPreviewWork(
            KeyChangeStore changes,
            RegradedStore store,
            Regrader regrader,
            ClosingStore closings,
            ContestService contests,
            BackgroundDatabase background) {
        this.changes = changes;
        this.store = store;
        this.regrader = regrader;
        this.closings = closings;
        this.contests = contests;
        this.background = background;
    }

    @Override
    public Task.Kind kind() {
        return Task.Kind.PREVIEW;
    }

    @Override
    public Mono<Void> run(Task task, Progress progress) {
        return changes.find(task.subject())
                .filter(KeyChange::waiting)
                .flatMap(change -> store.dropPreview(change.id())
                        .then(Mono.defer(() -> preview(change, progress)))
                        .flatMap(preview -> store.dropPreview(change.id())
                                .then(Mono.defer(() -> changes.previewed(change.id(), preview)))));
    }

    private Mono<KeyPreview> preview(KeyChange change, Progress progress) {
        return changes.inForce(change.roundId())
                .filter(other -> !other.questionId().equals(change.questionId()))
                .collectList()
                .flatMap(others -> regrader.mark(
                        change.roundId(),
                        KeyChangeStore.library(with(others, change)),
                        change.questionId(),
                        batch -> store.keepPreview(change.id(), batch),
                        progress))
                .flatMap(sum -> Mono.zip(store.people(change.id()), base(change))
                        .flatMap(both -> places(change, both.getT2().orElse(null))
                                .map(places -> new KeyPreview(
                                        sum.attempts(),
                                        sum.with(),
                                        both.getT1().more(),
                                        both.getT1().less(),
                                        both.getT2().map(Closing::number).orElse(null),
                                        places.moved(),
                                        text(both.getT2().map(Closing::truth).orElse(null)),
                                        text(places.truth()),
                                        places.moves()))));
    }

    private static List<KeyChange> with(List<KeyChange> others, KeyChange change) {
        List<KeyChange> all = new ArrayList<>(others);
        all.add(change);
        return all;
    }

    /** The newest version with a ranked list that was not given up. */
    private Mono<Optional<Closing>> base(KeyChange change) {
        return closings.versions(change.contestId(), change.roundId())
                .filter(version -> version.state() != ClosingState.WITHDRAWN && version.state() != ClosingState.FROZEN)
                .next()
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty());
    }

    private record Places(
            List<KeyPreview.Move> moves,
            long moved,
            @Nullable BigDecimal truth) {}

    private Mono<Places> places(KeyChange change, @Nullable Closing base) {
        RankingRules rules =
                base == null ? contests.requireRound(change.roundId()).rules().ranking() : base.ranking();
        Prediction prediction = rules.prediction();
        return store.truth(change.id(), change.roundId(), prediction).flatMap(counts -> {
            BigDecimal truth = value(counts, prediction);
            return base == null
                    ? Mono.just(new Places(List.of(), 0, truth))
                    : background
                            .transactions()
                            .run(() -> store.moves(change.id(), change.roundId(), base.id(), rules, truth)
                                    .collectList())
                            .map(moved -> new Places(
                                    moved.stream()
                                            .map(RegradedStore.Moved::move)
                                            .filter(Objects::nonNull)
                                            .toList(),
                                    moved.getFirst().all(),
                                    truth));
        });
    }

    private static @Nullable BigDecimal value(Truth counts, @Nullable Prediction prediction) {
        return prediction == null ? null : counts.value(prediction);
    }

    private static @Nullable String text(@Nullable BigDecimal value) {
        return value == null ? null : value.toPlainString();
    }
}
