package vn.hoithi.result;

import static java.util.Objects.requireNonNull;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import vn.hoithi.questionbank.bundle.Bundle;
import vn.hoithi.questionbank.bundle.BundleLine;

/** One bundle while it is written: what its lines refer to, and how far it is. Its pen is used by one thread at a time. */
final class BundleWriting {
    private final Closing closing;
    private final int file;
    private final long submissions;
    private final BundleStore store;
    private final BundlePen pen;
    private final Scheduler thread;
    private final LongWork.Progress progress;
    private final Map<String, String> blueprints = new LinkedHashMap<>();
    private BundleUnits tree;
    private long told;
    private int pieces;
    private int newest;

    /**
     * @param submissions how many there are
     * @param tree no units yet
     * @param thread where the pen writes
     */
    BundleWriting(
            Closing closing,
            int file,
            long submissions,
            BundleUnits tree,
            BundleStore store,
            BundlePen pen,
            Scheduler thread,
            LongWork.Progress progress) {
        this.closing = closing;
        this.file = file;
        this.submissions = submissions;
        this.tree = tree;
        this.store = store;
        this.pen = pen;
        this.thread = thread;
        this.progress = progress;
    }

    Closing closing() {
        return closing;
    }

    int file() {
        return file;
    }

    long submissions() {
        return submissions;
    }

    /** The short name of a blueprint, given to it when it is first asked for. */
    String blueprint(String text) {
        return blueprints.computeIfAbsent(text, unused -> "m" + (blueprints.size() + 1));
    }

    /** The blueprints asked for so far. */
    List<BundleLine.Plan> plans() {
        return blueprints.entrySet().stream()
                .map(plan -> new BundleLine.Plan(plan.getValue(), plan.getKey()))
                .toList();
    }

    void tree(BundleUnits used) {
        tree = used;
    }

    Mono<Void> lines(List<? extends BundleLine> lines) {
        return put(() -> {
            lines.forEach(pen::write);
            return false;
        });
    }

    /** The stored file of a bank's version. */
    Mono<Void> bank(String id, String fileName, String digest, byte[] content) {
        return put(() -> {
            pen.bank(id, fileName, digest, content);
            return false;
        });
    }

    Mono<Void> handed(List<BundleStore.Handed> batch) {
        return put(() -> {
            batch.forEach(this::submission);
            return false;
        });
    }

    /** People and attempts of each unit, the signature, and the end of the file. */
    Mono<Void> end() {
        return put(() -> {
                    tree.counts().forEach(pen::write);
                    pen.end();
                    return true;
                })
                .then(Mono.defer(() -> store.finish(file, closing.id(), pen.lines(), pen.bytes(), pen.digest())));
    }

    /** Tells of so many lines more; submissions and places together are twice the submissions at most. */
    Mono<Void> tell(int lines) {
        told += lines;
        return progress.tell(told / 2, submissions);
    }

    // Writes on the thread of bundles and keeps what is full; the work says whether it was the last.
    private Mono<Void> put(Callable<Boolean> work) {
        return Mono.fromCallable(() -> {
                    boolean last = work.call();
                    return pen.take(last);
                })
                .subscribeOn(thread)
                .flatMapIterable(full -> full)
                .concatMap(piece -> store.chunk(file, pieces++, piece))
                .then();
    }

    private void submission(BundleStore.Handed handed) {
        tree.count(handed.units(), handed.person() > newest);
        newest = Math.max(newest, handed.person());
        WholeSeconds times = WholeSeconds.of(handed.started(), handed.submitted(), handed.elapsed());
        pen.write(new BundleLine.Submission(
                handed.n(),
                handed.person(),
                handed.units().stream().map(Math::toIntExact).toList(),
                handed.audience(),
                Integer.toString(handed.rules()),
                Integer.toString(handed.bank()),
                requireNonNull(blueprints.get(handed.blueprint())),
                handed.seed(),
                times.started(),
                times.submitted(),
                times.elapsed(),
                handed.number(),
                handed.sheet(),
                handed.correct(),
                handed.points(),
                Bundle.receiptHash(handed.receipt())));
    }
}
