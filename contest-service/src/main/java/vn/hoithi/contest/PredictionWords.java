package vn.hoithi.contest;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import vn.hoithi.questionbank.rules.Meaning;
import vn.hoithi.questionbank.rules.Prediction;

/** What a prediction question asks, in words that leave one meaning. The one place for them. */
public final class PredictionWords {

    private PredictionWords() {}

    /** "Dự đoán số người …", for a round or whatever "vòng thi này" stands for. */
    public static String question(Prediction asked, String roundName) {
        return "Dự đoán " + asks(asked, roundName);
    }

    /** What is asked for, without the verb: "số người dự thi …". */
    public static String asks(Prediction asked, String roundName) {
        String counted =
                switch (asked.meaning()) {
                    case PEOPLE -> "số người dự thi";
                    case ATTEMPTS -> "số lượt thi";
                    case PEOPLE_ALL_RIGHT -> "số người trả lời đúng tất cả các câu hỏi";
                    case ATTEMPTS_ALL_RIGHT -> "số lượt thi trả lời đúng tất cả các câu hỏi";
                    case PEOPLE_PASSED -> "số người đạt từ " + asked.pass() + " % số điểm trở lên";
                    case RATE_ALL_RIGHT -> "tỷ lệ phần trăm người trả lời đúng tất cả các câu hỏi trên số người dự thi";
                };
        return counted + " của " + roundName;
    }

    /** How the true value comes about, so that nobody can read it another way. */
    public static String method(Prediction asked) {
        return switch (asked.meaning()) {
            case PEOPLE -> "Mỗi người tính một lần, dù thi bao nhiêu lượt.";
            case ATTEMPTS -> "Tính mọi bài đã nộp; một người thi ba lượt là ba lượt thi.";
            case PEOPLE_ALL_RIGHT -> "Tính người có ít nhất một lượt đúng tất cả các câu; mỗi người tính một lần.";
            case ATTEMPTS_ALL_RIGHT -> "Tính mọi bài đúng tất cả các câu; một người có hai bài như vậy là hai lượt.";
            case PEOPLE_PASSED -> "Tính người có ít nhất một lượt đạt mức này; mỗi người tính một lần.";
            case RATE_ALL_RIGHT ->
                "Lấy số người có ít nhất một lượt đúng tất cả các câu chia cho số người dự thi, làm tròn đến "
                        + digits(asked) + ".";
        };
    }

    /** "người", "lượt" or "%". */
    public static String unit(Meaning meaning) {
        return switch (meaning) {
            case PEOPLE, PEOPLE_ALL_RIGHT, PEOPLE_PASSED -> "người";
            case ATTEMPTS, ATTEMPTS_ALL_RIGHT -> "lượt";
            case RATE_ALL_RIGHT -> "%";
        };
    }

    /** What may be typed: "một số nguyên từ 0 đến 1.000.000". */
    public static String form(Prediction asked) {
        String kind = asked.decimals() == 0 ? "một số nguyên" : "một số có tối đa " + decimals(asked) + " sau dấu phẩy";
        return kind + " từ " + number(asked.least()) + " đến " + number(asked.most());
    }

    /** 1.200 or 87,65. */
    public static String number(BigDecimal number) {
        DecimalFormatSymbols signs = new DecimalFormatSymbols(Locale.ROOT);
        signs.setGroupingSeparator('.');
        signs.setDecimalSeparator(',');
        DecimalFormat format = new DecimalFormat("#,##0.#####", signs);
        return format.format(number);
    }

    private static String digits(Prediction asked) {
        return asked.decimals() == 0 ? "hàng đơn vị" : decimals(asked) + " sau dấu phẩy";
    }

    private static String decimals(Prediction asked) {
        return asked.decimals() + " chữ số";
    }
}
