package vn.hoithi.unit;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import vn.hoithi.account.Staff;
import vn.hoithi.platform.SimplyRefused;

/** What happens to units, recorded by admins. */
@RestController
@RequestMapping("/api/admin/units/{unitId}")
@ResponseStatus(HttpStatus.NO_CONTENT)
class UnitLifeController {
    private static final String DAY = "Ghi ngày có hiệu lực.";
    private static final String DOCUMENT = "Số văn bản dài quá 100 ký tự.";
    private static final String NAME = "Ghi tên mới, tối đa 200 ký tự.";

    private final UnitService units;
    private final UnitLifeService life;
    private final BodyService bodies;

    UnitLifeController(UnitService units, UnitLifeService life, BodyService bodies) {
        this.units = units;
        this.life = life;
        this.bodies = bodies;
    }

    record Renaming(
            @NotBlank(message = NAME) @Size(max = 200, message = NAME)
            String name,

            @NotNull(message = DAY) LocalDate on,
            @NotNull @Size(max = 100, message = DOCUMENT) String document) {}

    record Move(
            @Nullable Long parentId,
            @Nullable String parentCode,
            @NotNull(message = DAY) LocalDate on,
            @NotNull @Size(max = 100, message = DOCUMENT) String document) {}

    record Merger(
            @Nullable Long intoId,
            @Nullable String intoCode,
            @NotNull(message = DAY) LocalDate on,
            @NotNull @Size(max = 100, message = DOCUMENT) String document) {}

    record Closing(
            @NotNull(message = DAY) LocalDate on,
            @NotNull @Size(max = 100, message = DOCUMENT) String document) {}

    /** The other unit by its id, or by tree and code as people know it. */
    record SameBody(
            @Nullable Long otherId,
            @Nullable String tree,
            @Nullable String code) {}

    @PostMapping("/renaming")
    Mono<Void> rename(
            @PathVariable long unitId, @Valid @RequestBody Renaming wanted, @AuthenticationPrincipal Staff self) {
        return life.rename(unitId, wanted.name().strip(), new UnitChange(wanted.on(), wanted.document()), self);
    }

    @PostMapping("/move")
    Mono<Void> move(@PathVariable long unitId, @Valid @RequestBody Move wanted, @AuthenticationPrincipal Staff self) {
        return life.move(
                unitId,
                id(unitId, wanted.parentId(), wanted.parentCode(), "parentCode"),
                new UnitChange(wanted.on(), wanted.document()),
                self);
    }

    @PostMapping("/merger")
    Mono<Void> merge(
            @PathVariable long unitId, @Valid @RequestBody Merger wanted, @AuthenticationPrincipal Staff self) {
        return life.merge(
                unitId,
                id(unitId, wanted.intoId(), wanted.intoCode(), "intoCode"),
                new UnitChange(wanted.on(), wanted.document()),
                self);
    }

    @PostMapping("/closing")
    Mono<Void> close(
            @PathVariable long unitId, @Valid @RequestBody Closing wanted, @AuthenticationPrincipal Staff self) {
        return life.close(unitId, new UnitChange(wanted.on(), wanted.document()), self);
    }

    @PostMapping("/same-body")
    Mono<Void> declare(
            @PathVariable long unitId, @Valid @RequestBody SameBody wanted, @AuthenticationPrincipal Staff self) {
        Long id = wanted.otherId();
        int tree = units.forest()
                .tree(Objects.requireNonNullElse(wanted.tree(), ""))
                .map(UnitTree::id)
                .orElse(0);
        return bodies.declare(unitId, id == null ? byCode(tree, wanted.code(), "code") : id, self);
    }

    private long id(long unitId, @Nullable Long id, @Nullable String code, String field) {
        return id == null ? byCode(units.require(unitId).treeId(), code, field) : id;
    }

    private long byCode(int tree, @Nullable String code, String field) {
        String wanted = code == null ? "" : code.strip();
        return units.forest().all(tree).stream()
                .filter(unit -> unit.code().equals(wanted))
                .findFirst()
                .orElseThrow(() -> SimplyRefused.invalidField(
                        "invalid-change", field, "Hệ thống này không có đơn vị với mã đã ghi."))
                .id();
    }

    @DeleteMapping("/same-body")
    Mono<Void> dissolve(@PathVariable long unitId, @AuthenticationPrincipal Staff self) {
        return bodies.dissolve(unitId, self);
    }
}
