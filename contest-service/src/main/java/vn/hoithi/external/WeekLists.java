package vn.hoithi.external;

import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import vn.hoithi.external.ExternalService.Line;
import vn.hoithi.platform.BackgroundThreads;
import vn.hoithi.platform.Overloaded;
import vn.hoithi.platform.SimplyRefused;
import vn.hoithi.questionbank.text.Findings;
import vn.hoithi.unit.Unit;
import vn.hoithi.unit.UnitCodes;
import vn.hoithi.unit.UnitForest;
import vn.hoithi.unit.UnitService;

/** Reads uploaded lists off the event loops. */
@Component
class WeekLists implements DisposableBean {
    private static final int WAITING = 10;

    private final Scheduler thread = BackgroundThreads.of("external-lists", 1, WAITING);
    private final UnitService units;

    WeekLists(UnitService units) {
        this.units = units;
    }

    /** The lines about units within {@code top}; refused (422) with every error and its place. */
    Mono<List<Line>> read(byte[] file, String fileName, Unit top) {
        return Mono.fromCallable(() -> lines(file, fileName, top))
                .subscribeOn(thread)
                .onErrorMap(RejectedExecutionException.class, full -> new Overloaded());
    }

    private List<Line> lines(byte[] file, String fileName, Unit top) {
        UnitForest forest = units.forest();
        Findings findings = new Findings(fileName);
        List<Line> lines = WeekList.read(
                file, UnitCodes.of(forest, top.treeId()), unit -> forest.isWithin(unit.id(), top.id()), findings);
        if (!findings.errors().isEmpty()) {
            throw SimplyRefused.invalid("invalid-list", "Tệp có lỗi nên chưa nạp dòng nào.", findings.errors());
        }
        return lines;
    }

    @Override
    public void destroy() {
        thread.dispose();
    }
}
