package vn.hoithi.questionbank.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import vn.hoithi.questionbank.*;
import vn.hoithi.questionbank.picture.BadPicture;
import vn.hoithi.questionbank.picture.PictureFile;
import vn.hoithi.questionbank.picture.PictureSamples;
import vn.hoithi.questionbank.picture.PixelBudget;

/** What leaves comes back, to the last letter and pixel. */
class RoundTripTest {

    @Property(tries = 200)
    void aBankComesBackFromExcel(@ForAll("banks") QuestionBank bank) {
        assertComesBack(bank, "xlsx");
    }

    @Property(tries = 300)
    void aBankComesBackFromJson(@ForAll("pictured") QuestionBank bank) {
        assertComesBack(bank, "json");
        assertThat(BankFormats.write(bank, "json").bytes())
                .isEqualTo(BankFormats.write(bank, "json").bytes());
    }

    @Property(tries = 100)
    void aBankComesBackFromAnArchiveWithItsPictures(@ForAll("pictured") QuestionBank bank) {
        assertComesBack(bank, "zip");
    }

    private static void assertComesBack(QuestionBank bank, String format) {
        Export export = BankFormats.write(bank, format);
        assertThat(export.losses()).isEmpty();
        ImportResult result = BankFormats.read(export.bytes(), "x");
        assertThat(result)
                .as(() -> result instanceof ImportResult.Rejected rejected
                        ? rejected.errors().toString()
                        : "accepted")
                .isInstanceOfSatisfying(ImportResult.Accepted.class, accepted -> {
                    assertThat(accepted.bank()).isEqualTo(bank);
                    assertThat(accepted.bank().digest()).isEqualTo(bank.digest());
                });
    }

    @Provide
    Arbitrary<QuestionBank> banks() {
        return BankArbitraries.banks();
    }

    @Provide
    Arbitrary<QuestionBank> pictured() {
        Arbitrary<Picture> pictures = Combinators.combine(
                        Arbitraries.of("png", "jpeg"),
                        Arbitraries.of(20, 1_500),
                        Arbitraries.of("", "Bản đồ 5 phường; \"cũ\" & mới"))
                .as(RoundTripTest::picture);
        return Combinators.combine(banks(), pictures.injectNull(0.3).list().ofSize(6))
                .as(RoundTripTest::with);
    }

    private static Picture picture(String format, int width, String alt) {
        try {
            return PictureFile.read(PictureSamples.drawing(format, width, 40), alt, new PixelBudget());
        } catch (BadPicture bad) {
            throw new IllegalStateException(bad);
        }
    }

    private static QuestionBank with(QuestionBank bank, List<@Nullable Picture> pictures) {
        List<Question> questions = new ArrayList<>();
        for (Question question : bank.questions()) {
            questions.add(PicturedQuestions.with(question, pictures.get(questions.size())));
        }
        return new QuestionBank(questions);
    }
}
