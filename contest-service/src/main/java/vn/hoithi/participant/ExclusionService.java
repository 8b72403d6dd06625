package vn.hoithi.participant;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.hoithi.account.AuditLog;
import vn.hoithi.account.Staff;
import vn.hoithi.contest.Contest;
import vn.hoithi.contest.FormField;
import vn.hoithi.platform.ContestClock;
import vn.hoithi.platform.Problems.FieldError;
import vn.hoithi.platform.ShieldedTx;
import vn.hoithi.platform.SimplyRefused;

/**
 * People who may not take part, such as organisers. What is typed is turned into the keyed hashes by which participations
 * are found, and forgotten: nobody can read the list again, only how many are on it and why.
 */
@Service
public class ExclusionService {
    private static final int MOST_PEOPLE = 2_000;
    private static final int MOST_LISTS = 100;
    private static final int MOST_ERRORS = 50;

    private final ExclusionStore store;
    private final Identities identities;
    private final AuditLog audit;
    private final ShieldedTx tx;
    private final ContestClock clock;

    ExclusionService(ExclusionStore store, Identities identities, AuditLog audit, ShieldedTx tx, ContestClock clock) {
        this.store = store;
        this.identities = identities;
        this.audit = audit;
        this.tx = tx;
        this.clock = clock;
    }

    /**
     * A list of people who may not take part.
     *
     * @param entered how many of them had entered before: results leave them out
     */
    public record Exclusion(int id, String reason, int people, int entered, String addedBy, Instant addedAt) {}

    public Flux<Exclusion> of(Contest contest) {
        return store.of(contest.id());
    }

    /**
     * Adds a list, one person a line: what identifies people in this contest; behind a semicolon the full name, and behind
     * another one the birth date, for those whom a helper may have entered. Refused (422) with every line that is wrong.
     */
    Mono<Integer> add(Contest contest, String list, String reason, Staff by) {
        FormField field = contest.identity();
        if (field == null) {
            return Mono.error(SimplyRefused.conflict(
                    "no-identity", "Không nhận biết được người dự thi", "Cuộc thi không có mục nhận biết mỗi người."));
        }
        List<String> lines = list.lines().map(String::strip).toList();
        List<FieldError> errors = new ArrayList<>();
        List<byte[]> hashes = new ArrayList<>();
        int people = 0;
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).isEmpty()) {
                continue;
            }
            people++;
            read(contest, field.name(), lines.get(i), i + 1, hashes).ifPresent(errors::add);
        }
        if (people == 0 || people > MOST_PEOPLE) {
            errors.add(new FieldError("list", "Danh sách cần từ 1 đến 2.000 người, mỗi người một dòng."));
        }
        if (!errors.isEmpty()) {
            return Mono.error(SimplyRefused.invalid(
                    "invalid-exclusion",
                    "Danh sách chưa được ghi vì có " + errors.size() + " chỗ cần sửa.",
                    errors.subList(0, Math.min(errors.size(), MOST_ERRORS))));
        }
        int counted = people;
        return tx.run(() -> store.count(contest.id())
                .filter(lists -> lists < MOST_LISTS)
                .switchIfEmpty(Mono.error(() -> SimplyRefused.conflict(
                        "too-many-lists", "Quá nhiều danh sách", "Mỗi cuộc thi có tối đa 100 danh sách. Hãy gộp lại.")))
                .flatMap(room -> store.add(contest.id(), reason.strip(), counted, hashes, by.login(), clock.instant()))
                .flatMap(id -> audit.write(
                                by,
                                "contest.exclude",
                                "contest:" + contest.id(),
                                null,
                                Map.of("people", counted, "reason", reason.strip()))
                        .thenReturn(id)));
    }

    private Optional<FieldError> read(
            Contest contest, FormField.Name field, String line, int number, List<byte[]> hashes) {
        String[] parts = line.split(";", -1);
        Optional<String> identity = Identities.normal(field, parts[0]);
        if (identity.isEmpty()) {
            return Optional.of(wrong(number, Identities.advice(field)));
        }
        if (parts.length > 3) {
            return Optional.of(wrong(number, "Mỗi dòng gồm nhiều nhất ba phần, cách nhau bằng dấu chấm phẩy."));
        }
        hashes.add(identities.hash(contest.id(), field, identity.get()));
        if (parts.length > 1 && !parts[1].isBlank()) {
            String born = parts.length > 2 ? parts[2].strip() : "";
            Optional<String> name = Identities.personName(parts[1]);
            if (name.isEmpty()) {
                return Optional.of(wrong(number, Identities.advice(FormField.Name.fullName)));
            }
            hashes.add(identities.helped(contest.id(), field, identity.get(), name.get(), born));
        }
        return Optional.empty();
    }

    // Says which line, never what stands in it.
    private static FieldError wrong(int line, String advice) {
        return new FieldError("list", "Dòng " + line + ": " + advice);
    }

    /** Takes a list away: those on it may enter again, and count again. */
    Mono<Void> remove(Contest contest, int id, Staff by) {
        return tx.run(() -> store.remove(contest.id(), id)
                .switchIfEmpty(Mono.error(() -> SimplyRefused.unknown("unknown-exclusion", "Không có danh sách này.")))
                .flatMap(people -> audit.write(
                        by, "contest.exclude-remove", "contest:" + contest.id(), Map.of("people", people), null)));
    }
}
