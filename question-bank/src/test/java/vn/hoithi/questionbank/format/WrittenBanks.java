package vn.hoithi.questionbank.format;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import vn.hoithi.questionbank.BankFixtures;
import vn.hoithi.questionbank.Picture;
import vn.hoithi.questionbank.Question;
import vn.hoithi.questionbank.QuestionBank;
import vn.hoithi.questionbank.picture.PictureSamples;

/** Writes first inputs for {@link BankFuzzTest}: a small bank in each format that we write. */
final class WrittenBanks {

    private WrittenBanks() {}

    /** To be run in the module's folder after a format has changed. */
    public static void main(String[] arguments) throws IOException {
        for (BankFormats.Kind kind : BankFormats.kinds()) {
            if (kind.writable()) {
                byte[] file = BankFormats.write(bank(), kind.id()).bytes();
                byte[] seed = new BankFile("", file).zip() ? FuzzedFile.open(file) : file;
                Files.write(AllSeeds.FOLDER.resolve(kind.id()).resolve("written"), seed);
            }
        }
    }

    private static QuestionBank bank() {
        List<Question> questions = new ArrayList<>(BankFixtures.bank(2).questions());
        Picture picture = new Picture(PictureSamples.drawing("png", 4, 2), Picture.PNG, "Biểu đồ");
        questions.set(1, PicturedQuestions.with(questions.get(1), picture));
        return new QuestionBank(questions);
    }
}
