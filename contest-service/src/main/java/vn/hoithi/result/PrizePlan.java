package vn.hoithi.result;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.hoithi.questionbank.award.Prize;
import vn.hoithi.questionbank.award.PrizeRules;

/**
 * What may be won in a round, or in the whole contest.
 *
 * @param onePerPerson somebody ranked with several attempts gets only the highest prize
 * @param acrossRounds who won a prize in another published result of the contest gets none here
 * @param persons prizes for persons, from the highest down
 * @param units prizes for units, a group for each way of comparing them
 * @param spread prizes for those whose personal links brought the most people, from the highest down
 * @param complaintDays how long after the publication complaints are taken
 * @param quotas hints for the people who decide: never applied by themselves
 */
public record PrizePlan(
        boolean onePerPerson,
        boolean acrossRounds,

        @NotNull @Size(max = 50, message = "Nhiều nhất 50 giải cá nhân.")
        List<@NotNull @Valid PersonPrize> persons,

        @NotNull @Size(max = 10, message = "Nhiều nhất 10 nhóm giải tập thể.")
        List<@NotNull @Valid UnitPrizes> units,

        @NotNull @Size(max = 20, message = "Nhiều nhất 20 giải lan tỏa.")
        List<@NotNull @Valid SpreadPrize> spread,

        @Min(0) @Max(60) int complaintDays,

        @NotNull @Size(max = 20) List<@NotNull @Valid Quota> quotas) {

    static final String ID = "[a-z0-9-]{1,20}";

    public PrizePlan {
        persons = persons == null ? List.of() : List.copyOf(persons);
        units = units == null ? List.of() : List.copyOf(units);
        spread = spread == null ? List.of() : List.copyOf(spread);
        quotas = quotas == null ? List.of() : List.copyOf(quotas);
    }

    /** The prizes for persons as the library works them out. */
    PrizeRules ofPersons() {
        return new PrizeRules(
                onePerPerson,
                persons.stream()
                        .map(prize -> new Prize(
                                prize.id(),
                                prize.name(),
                                prize.quantity(),
                                prize.audience() == null || prize.audience().isBlank() ? null : prize.audience(),
                                prize.leastPercent()))
                        .toList());
    }

    /**
     * @param audience only for those who entered as this; none for everybody
     * @param leastPercent share of the points from which one may get it
     * @param money in đồng; 0 where no money goes with it
     * @param unitPoints what it is worth for the winner's unit where a formula counts prizes
     * @param hint what people who decide should look at first
     */
    public record PersonPrize(
            @NotNull @Pattern(regexp = ID) String id,

            @NotBlank(message = "Hãy ghi tên giải.") @Size(max = 100)
            String name,

            @Min(1) @Max(10_000) int quantity,
            @Nullable @Size(max = 100) String audience,
            @Min(0) @Max(100) int leastPercent,
            @NotNull AwardType type,
            @Min(0) @Max(10_000_000_000L) long money,
            @Nullable BigDecimal unitPoints,
            @Nullable @Size(max = 300) String hint) {

        BigDecimal worth() {
            return unitPoints == null ? BigDecimal.ZERO : unitPoints;
        }
    }

    /**
     * @param treeId whose units are compared
     * @param level how far below the top of the tree, 1 for directly below; 0 for any
     * @param type only units of this type; "" for any
     */
    public record UnitPrizes(
            int treeId,
            @Min(0) @Max(9) int level,
            @NotNull @Size(max = 100) String type,
            @NotNull @Valid FormulaForm formula,

            @NotNull @Size(min = 1, max = 20, message = "Mỗi nhóm tập thể cần từ 1 đến 20 giải.")
            List<@NotNull @Valid UnitPrize> prizes) {}

    /** @param quantity in each block, where units are compared by block */
    public record UnitPrize(
            @NotNull @Pattern(regexp = ID) String id,

            @NotBlank(message = "Hãy ghi tên giải.") @Size(max = 100)
            String name,

            @Min(1) @Max(1_000) int quantity,
            @NotNull AwardType type,
            @Min(0) @Max(10_000_000_000L) long money,
            @Nullable @Size(max = 300) String hint) {}

    /** @param leastPeople how many somebody must have brought */
    public record SpreadPrize(
            @NotNull @Pattern(regexp = ID) String id,

            @NotBlank(message = "Hãy ghi tên giải.") @Size(max = 100)
            String name,

            @Min(1) @Max(1_000) int quantity,
            @Min(1) @Max(100) int leastPeople,
            @NotNull AwardType type,
            @Min(0) @Max(10_000_000_000L) long money,
            @Nullable @Size(max = 300) String hint) {}

    /** At most so many persons of one unit of a type, and so many units below it, as the award rules advise. */
    public record Quota(
            @NotBlank @Size(max = 100) String unitType,
            @Min(0) @Max(1_000) int persons,
            @Min(0) @Max(1_000) int units) {}

    /** Nothing to be won, and no time for complaints. */
    static final PrizePlan NONE = new PrizePlan(true, false, List.of(), List.of(), List.of(), 0, List.of());

    /** Whether what the committee gives units decides anything. */
    public boolean judges() {
        return units.stream().anyMatch(group -> group.formula().judges());
    }

    /** Ids of all prizes, in the order of the plan. */
    List<String> ids() {
        List<String> ids = new ArrayList<>();
        persons.forEach(prize -> ids.add(prize.id()));
        units.forEach(group -> group.prizes().forEach(prize -> ids.add(prize.id())));
        spread.forEach(prize -> ids.add(prize.id()));
        return ids;
    }
}
