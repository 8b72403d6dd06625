package vn.hoithi.result;

/**
 * Somebody or a unit that was given a prize, as it is shown.
 *
 * @param name of a person, masked or in full as the caller may see; of a unit; "" where it was erased or is held back
 * @param unit a person's unit, or the units above a unit
 * @param above the units above the person's unit
 */
public record Winner(Given given, String name, String unit, String above) {

    /** 5.000.000 đồng, Bằng khen, or both. */
    public String reward() {
        String money = given.money() == 0 ? "" : Points.number(given.money()) + " đồng";
        if (given.type() == AwardType.MONEY) {
            return money.isEmpty() ? "Quà tặng" : money;
        }
        return given.type().words() + (money.isEmpty() ? "" : " và " + money);
    }

    /** Place, value and whether a lot decided, in words. */
    public String achievement() {
        return given.value() + (given.byLot() ? " (bốc thăm)" : "");
    }
}
