package vn.hoithi.share;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A way by which people hear of a contest; each has a link of its own, so that it can be told which one works. */
public enum Channel {
    ZALO("Zalo"),
    FACEBOOK("Facebook"),
    PORTAL("Cổng thông tin điện tử"),
    POSTER("Áp phích, thẻ để bàn"),
    LOUDSPEAKER("Loa truyền thanh"),
    MEETING("Hội nghị, sinh hoạt"),
    OTHER("Kênh khác");

    /** How the tables call links that belong to no channel. */
    public static final String NONE = "Đường dẫn chung";
    /** How the tables call the links of persons, all of them together. */
    public static final String PERSONS = "Người dự thi giới thiệu";

    private final String label;

    Channel(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /** By its name, in letters of either case; empty when there is no such channel. */
    public static Optional<Channel> named(String name) {
        return Arrays.stream(values())
                .filter(channel -> channel.name().equalsIgnoreCase(name))
                .findFirst();
    }

    public static List<Channel> all() {
        return List.of(values());
    }
}
