package vn.hoithi.share;

import java.awt.Color;
import vn.hoithi.contest.Accent;

/**
 * The live counter for other people's sites: 360 × 120, light, readable at that size.
 *
 * @param title the contest
 * @param unit the unit; empty for the whole contest
 * @param people {@code 73.108}
 * @param attempts {@code 91.020}
 * @param asOf {@code 14:32 ngày 21/11/2026}
 */
public record Counter(String title, String unit, String people, String attempts, String asOf, Accent accent) {
    private static final int WIDTH = 360;
    private static final int HEIGHT = 120;
    private static final int LEFT = 20;
    private static final int SECOND = 196;
    private static final double PNG_SCALE = 2;
    private static final Color INK = new Color(0x1B1F24);
    private static final Color QUIET = new Color(0x545A63);
    private static final Color LINE = new Color(0xE4DFD4);
    private static final Color GOLD = new Color(0xE3AA10);

    public String svg() {
        return scene().svg(words());
    }

    /** 720 × 240 pixels, for screens of any density. */
    public byte[] png() {
        return scene().png(PNG_SCALE);
    }

    /** The same in words. */
    public String words() {
        return title + (unit.isEmpty() ? "" : " – " + unit) + ": " + people + " người dự thi, " + attempts
                + " lượt thi. Số liệu tính đến " + asOf + ".";
    }

    private Scene scene() {
        Color colour = new Color(accent.red(), accent.green(), accent.blue());
        Scene scene = new Scene(WIDTH, HEIGHT);
        scene.box(0, 0, WIDTH, HEIGHT, 16, LINE);
        scene.box(1, 1, WIDTH - 2, HEIGHT - 2, 15, Color.WHITE);
        scene.box(0, 12, 6, HEIGHT - 24, 0, colour);
        Label.of(unit.isEmpty() ? title : unit, Letters.BOLD, 14, WIDTH - 2 * LEFT)
                .draw(scene, LEFT, 27, INK);
        figure(scene, LEFT, people, "người dự thi", colour);
        figure(scene, SECOND, attempts, "lượt thi", INK);
        scene.box(SECOND - 18, 44, 1, 44, 0, LINE);
        scene.box(LEFT, 97, 16, 3, 2, GOLD);
        scene.words(Letters.REGULAR, "Số liệu tính đến " + asOf, 10.5, LEFT + 23, 102, QUIET);
        return scene;
    }

    private static void figure(Scene scene, int x, String number, String what, Color colour) {
        Label.of(number, Letters.BOLD, 28, SECOND - LEFT - 24).draw(scene, x, 68, colour);
        scene.words(Letters.REGULAR, what, 11.5, x, 85, QUIET);
    }
}
