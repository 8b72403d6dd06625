package vn.hoithi.questionbank.format;

import vn.hoithi.questionbank.text.Findings;
import vn.hoithi.questionbank.text.Place;
import vn.hoithi.questionbank.text.RichText;

/** Says what formatting was left out on the way in. */
final class Removed {

    private Removed() {}

    static void report(RichText.Reading reading, String written, Place place, Findings findings) {
        if (!reading.removed().isEmpty()) {
            findings.warning(
                    place,
                    "markup-removed",
                    written,
                    "Đã bỏ phần định dạng không dùng được: " + String.join(", ", reading.removed()) + ".",
                    "Xem lại câu này; chỉ giữ đậm, nghiêng, gạch chân, chỉ số trên và dưới.");
        }
    }
}
