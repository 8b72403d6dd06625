package vn.hoithi.share;

import java.awt.Color;
import java.util.List;
import vn.hoithi.contest.Accent;

/**
 * The picture that Zalo and Facebook show beside a link: 1200 × 630. They keep it for weeks, so it holds no figures.
 *
 * @param unit empty for the whole contest
 * @param when {@code Tuần thi 2 mở đến …}; may be empty
 */
public record Preview(String organizer, String title, String unit, String when, Accent accent) {
    public static final int WIDTH = 1200;
    public static final int HEIGHT = 630;
    private static final int LEFT = 80;
    private static final int ROOM = WIDTH - 2 * LEFT;
    private static final int FOOT = 128;
    private static final int TITLE_LINES = 4;
    private static final double[] TITLE_SIZES = {76, 66, 57, 49, 42, 36};
    private static final Color INK = new Color(0x1B1F24);
    private static final Color QUIET = new Color(0x545A63);
    private static final Color PAPER = new Color(0xF8F6F1);
    private static final Color GOLD = new Color(0xE3AA10);

    public byte[] png() {
        Color colour = new Color(accent.red(), accent.green(), accent.blue());
        Scene scene = new Scene(WIDTH, HEIGHT);
        scene.box(0, 0, WIDTH, HEIGHT, 0, PAPER);
        scene.box(0, 0, WIDTH, 14, 0, colour);
        Label.of(organizer, Letters.REGULAR, 30, ROOM).draw(scene, LEFT, 86, QUIET);
        scene.box(LEFT, 108, 96, 6, 3, GOLD);
        title(scene, unit.isEmpty() ? 470 : 388);
        if (!unit.isEmpty()) {
            Label.of("Dự thi cho " + unit, Letters.BOLD, 38, ROOM).draw(scene, LEFT, 460, colour);
        }
        scene.box(0, HEIGHT - FOOT, WIDTH, FOOT, 0, colour);
        scene.words(Letters.BOLD, "Thi trực tuyến – bấm để tham gia", 34, LEFT, HEIGHT - 74.0, Color.WHITE);
        Label.of(when, Letters.REGULAR, 27, ROOM).draw(scene, LEFT, HEIGHT - 32.0, Color.WHITE);
        return scene.png(1);
    }

    /** As large as fits above {@code bottom}, in the middle of its room. */
    private void title(Scene scene, double bottom) {
        double top = 140;
        double size = TITLE_SIZES[0];
        List<String> lines = List.of();
        for (double smaller : TITLE_SIZES) {
            size = smaller;
            lines = Letters.BOLD.lines(title, size, ROOM);
            if (lines.size() <= TITLE_LINES && lines.size() * size * 1.22 <= bottom - top) {
                break;
            }
        }
        double y = top + (bottom - top - lines.size() * size * 1.22) / 2 + size;
        for (String line : lines.subList(0, Math.min(lines.size(), TITLE_LINES + 2))) {
            Label.of(line, Letters.BOLD, size, ROOM).draw(scene, LEFT, y, INK);
            y += size * 1.22;
        }
    }
}
