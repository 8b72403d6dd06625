package vn.hoithi.questionbank.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RightAnswerTellsTest {

    private static final String[] EVEN = {"Nam", "Bắc", "Đông", "Tây"};

    @Test
    void aRightChoiceMuchLongerThanAllOthersIsReportedAtItsPlace() {
        assertThat(new CheckedQuestions()
                        .ask(
                                "Bầu cử là gì?",
                                1,
                                "Một cuộc thi",
                                "Việc cử tri lựa chọn người đại diện cho mình",
                                "Trò chơi")
                        .ask("Bỏ phiếu ra sao?", 1, "Nói", "Tự viết rồi bỏ vào hòm")
                        .ask("Ai kiểm?", 0, "Tổ bầu cử gồm nhiều người ở khu phố", "Ban bầu cử gồm nhiều người ở xã")
                        .codes())
                .containsExactly("2 long-answer");
    }

    @Test
    void theLongestBeingRightFarTooOftenIsSaidWithFigures() {
        CheckedQuestions questions = new CheckedQuestions();
        for (int number = 0; number < 24; number++) {
            int key = number % 4;
            String[] choices = EVEN.clone();
            choices[number < 16 ? key : (key + 1) % 4] = "Phương xa";
            questions = questions.ask("Câu " + number + "?", key, choices);
        }
        // 24 questions of four choices: 6 by chance, standard deviation sqrt(24 * 3/16) = 2.12; 16 is 4.7 away.
        assertThat(questions.warnings()).singleElement().satisfies(warning -> {
            assertThat(warning.code()).isEqualTo("longest-is-right");
            assertThat(warning.message())
                    .isEqualTo(
                            "Phương án đúng là phương án dài nhất ở 16 trên 24 câu (67 %); ngẫu nhiên thì khoảng 6 câu.");
        });
    }

    @Test
    void theLongestBeingRightAsOftenAsChanceGivesIsNotReported() {
        CheckedQuestions questions = new CheckedQuestions();
        for (int number = 0; number < 40; number++) {
            String[] choices = EVEN.clone();
            choices[number / 4 % 4] = "Phương xa";
            questions = questions.ask("Câu " + number + "?", number % 4, choices);
        }
        assertThat(questions.codes()).isEmpty();
    }

    @Test
    void aLetterThatIsTooOftenRightIsReportedOnlyWhereChoicesKeepTheirOrder() {
        CheckedQuestions fixed = new CheckedQuestions();
        CheckedQuestions shuffled = new CheckedQuestions();
        for (int number = 0; number < 40; number++) {
            int key = number % 2 == 0 ? 2 : number % 4;
            fixed = fixed.ask("Câu " + number + "?", key, true, null, "Bắc", "Nam", "Tây", "Xa");
            shuffled = shuffled.ask("Câu " + number + "?", key, false, null, "Bắc", "Nam", "Tây", "Xa");
        }
        assertThat(fixed.warnings()).singleElement().satisfies(warning -> {
            assertThat(warning.code()).isEqualTo("key-letter");
            assertThat(warning.message()).contains("đáp án là C ở 20 câu (50 %); ngẫu nhiên thì khoảng 10 câu");
        });
        assertThat(shuffled.codes()).isEmpty();
    }

    @Test
    void oneLetterOverAWholeFileIsASoftNote() {
        CheckedQuestions questions = new CheckedQuestions();
        for (int number = 0; number < 20; number++) {
            questions = questions.ask("Câu " + number + "?", number < 13 ? 0 : 3, "Bắc", "Nam", "Tây", "Xa");
        }
        assertThat(questions.warnings())
                .singleElement()
                .satisfies(warning -> assertThat(warning.message()).isEqualTo("Đáp án là A ở 13 trên 20 câu."));
    }
}
