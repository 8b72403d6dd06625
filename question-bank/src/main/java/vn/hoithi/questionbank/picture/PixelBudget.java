package vn.hoithi.questionbank.picture;

/** How many pixels may still be decoded for one file: a small file can hold a thousand huge pictures of one colour. */
public final class PixelBudget {

    /** Some 150 photographs as telephones take them. */
    private static final long MOST = 2_000_000_000;

    private long left = MOST;

    void spend(long pixels) throws BadPicture {
        if (pixels > left) {
            throw new BadPicture(
                    "too-many-pixels",
                    "Các hình trong tệp cộng lại quá lớn.",
                    "Thu nhỏ các hình xuống khoảng 1.280 điểm ảnh mỗi chiều, hoặc chia tệp.");
        }
        left -= pixels;
    }
}
