package vn.hoithi.share;

/**
 * One unit's poster or card.
 *
 * @param unit name of the unit; empty for the contest as a whole
 * @param above the units above it, nearest first
 * @param address where its QR code leads
 */
public record Poster(String unit, String above, String address) {

    /** The address as people type it. */
    public String typed() {
        return address.substring(address.indexOf("://") + 3);
    }
}
