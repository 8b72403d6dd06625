package vn.hoithi.contest;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import vn.hoithi.platform.SimplyRefused;

/**
 * A contest's accent colour. It carries white words on buttons and is itself the colour of words on our light pages, so it
 * must stand out from both as WCAG AA asks (4.5 : 1); for dark pages a lighter shade is derived.
 */
public record Accent(int red, int green, int blue) {
    /** The platform's own. */
    public static final Accent OURS = new Accent(0xB5, 0x12, 0x1B);

    private static final Pattern FORM = Pattern.compile("#[0-9a-fA-F]{6}");
    private static final double ENOUGH = 4.5;
    private static final Accent WHITE = new Accent(255, 255, 255);
    private static final Accent BLACK = new Accent(0, 0, 0);
    /** --paper and --card of hoithi.css, light and dark. */
    private static final Accent PAPER = new Accent(0xF8, 0xF6, 0xF1);

    private static final Accent DARK_CARD = new Accent(0x1C, 0x1F, 0x24);
    private static final int STEPS = 40;

    /** Reads {@code #rrggbb}; refused (422) when it is none, or too pale to be read. */
    static Accent checked(String typed) {
        if (!FORM.matcher(typed).matches()) {
            throw SimplyRefused.invalidField(
                    "invalid-look", "accent", "Màu cần viết dạng # và sáu chữ số hoặc chữ a–f, ví dụ #b5121b.");
        }
        Accent accent = of(typed);
        double contrast = Math.min(accent.contrast(WHITE), accent.contrast(PAPER));
        if (contrast < ENOUGH) {
            throw SimplyRefused.invalidField(
                    "invalid-look",
                    "accent",
                    "Màu " + typed + " quá nhạt: chữ trắng trên nút màu này chỉ đạt độ tương phản "
                            + String.format(Locale.ROOT, "%.1f", Math.floor(contrast * 10) / 10)
                                    .replace('.', ',')
                            + " (cần ít nhất 4,5), nhiều người không đọc được. Hãy chọn màu đậm hơn, ví dụ "
                            + accent.towards(BLACK, PAPER).print() + ".");
        }
        return accent;
    }

    /** Reads a colour that was checked before. */
    public static Accent of(String printed) {
        int rgb = Integer.parseInt(printed.substring(1), 16);
        return new Accent(rgb >> 16 & 255, rgb >> 8 & 255, rgb & 255);
    }

    /** The contest's own, else ours. */
    public static Accent of(ContestLook look) {
        return Optional.ofNullable(look.accent()).map(Accent::of).orElse(OURS);
    }

    public String print() {
        return String.format(Locale.ROOT, "#%02x%02x%02x", red, green, blue);
    }

    /** The values that replace our red in the stylesheet. */
    String css() {
        Accent dark = towards(WHITE, DARK_CARD);
        return ":root{--red:" + print() + ";--red-press:" + mix(BLACK, 0.22).print() + ";--red-text:" + print()
                + ";--red-soft:" + mix(WHITE, 0.9).print() + "}\n@media (prefers-color-scheme:dark){:root{--red:"
                + print()
                + ";--red-press:" + mix(BLACK, 0.22).print() + ";--red-text:" + dark.print() + ";--red-soft:"
                + mix(DARK_CARD, 0.75).print() + "}}\n";
    }

    /** Contrast as WCAG defines it: 1 to 21. */
    double contrast(Accent other) {
        double one = luminance();
        double two = other.luminance();
        return (Math.max(one, two) + 0.05) / (Math.min(one, two) + 0.05);
    }

    /** The nearest shade on the way to {@code end} that can be read on {@code ground}. */
    private Accent towards(Accent end, Accent ground) {
        for (int step = 0; step <= STEPS; step++) {
            Accent shade = mix(end, (double) step / STEPS);
            if (shade.contrast(ground) >= ENOUGH) {
                return shade;
            }
        }
        return end;
    }

    private Accent mix(Accent other, double share) {
        return new Accent(mix(red, other.red, share), mix(green, other.green, share), mix(blue, other.blue, share));
    }

    private static int mix(int one, int two, double share) {
        return (int) Math.round(one * (1 - share) + two * share);
    }

    private double luminance() {
        return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
    }

    private static double linear(int channel) {
        double part = channel / 255.0;
        return part <= 0.03928 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
    }
}
