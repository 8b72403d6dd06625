package vn.hoithi.share;

/**
 * Somebody's own link.
 *
 * @param people those who came by it and handed in an attempt
 */
public record PersonalLink(String code, int people) {
    public String path() {
        return "/t/" + code;
    }
}
