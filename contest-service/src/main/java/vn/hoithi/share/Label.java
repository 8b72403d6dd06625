package vn.hoithi.share;

import java.awt.Color;

/** One line of words in a picture: a little smaller where it is long, and cut with an ellipsis where that is not enough. */
record Label(String text, Letters letters, double size) {
    private static final double SMALLEST = 0.72;

    static Label of(String text, Letters letters, double size, double width) {
        double fitting = size * Math.min(1, width / Math.max(1, letters.width(text, size)));
        double chosen = Math.max(fitting, size * SMALLEST);
        return new Label(cut(text, letters, chosen, width), letters, chosen);
    }

    private static String cut(String text, Letters letters, double size, double width) {
        // Half a unit of slack: what was scaled to fit must not be cut for a rounding.
        if (letters.width(text, size) <= width + 0.5) {
            return text;
        }
        int end = text.length();
        while (end > 1 && letters.width(text.substring(0, end).strip() + "…", size) > width) {
            end--;
        }
        return text.substring(0, end).strip() + "…";
    }

    void draw(Scene scene, double x, double y, Color colour) {
        scene.words(letters, text, size, x, y, colour);
    }
}
