package vn.hoithi.questionbank.award;

/**
 * A prize that goes to somebody.
 *
 * @param contender {@link Contender#id}
 * @param byLot whether a lot decided among equals
 * @param held kept back until what stands against it is cleared up
 */
public record Award(String prizeId, String contender, int place, boolean byLot, boolean held) {}
