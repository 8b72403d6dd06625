package vn.hoithi.questionbank.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.hoithi.questionbank.Picture;

class LetteringTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bác Hồ về thăm Hải Phòng lần đầu ngày 20/10/1946, đúng không?",
                "Góc α lớn hơn góc β; Ω là đơn vị đo điện trở; bước sóng λ = 5 μm và 7 μm",
                "Thành phố Москва ở nước nào?",
                "Nhà văn Señor Müller người nước nào?",
                "Diện tích 10 m² ± ½ m³, giá 5 % © 2024 «Nhân Dân», A & B, x < y [1], {a}",
                "Excel® và Word® do hãng nào làm ra?",
                "Hoà, hoá, thuý, khoẻ, quý, loè, toán, ngoằn ngoèo",
            })
    void soundTextIsLeftAlone(String text) {
        assertThat(Lettering.fault(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"B\u0430\u0441 Hồ", "Qu\u1ed1\u0441 hội", "\u039Dgày"})
    void lettersOfOtherAlphabetsAmongLatinOnesAreFound(String text) {
        assertThat(Lettering.fault(text))
                .hasValueSatisfying(fault -> assertThat(fault.lettering()).isEqualTo(Lettering.MIXED_ALPHABETS));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "§¹i biÓu Quèc héi, ®¹i biÓu nh©n d©n",
                "Quoác hoäi, ñaïi bieåu",
                "Quá»‘c há»™i",
                "bầu cá»­ tri",
                "TÃ¡m ngÃ\u00A0y"
            })
    void textOfOldFontsAndMisreadFilesIsFound(String text) {
        assertThat(Lettering.fault(text))
                .hasValueSatisfying(fault -> assertThat(fault.lettering()).isEqualTo(Lettering.WRONG_ENCODING));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Quốc&nbsp;hội",
                "<span style=x>Ai",
                "\\frac{1}{2}",
                "[img]a.png[/img]",
                "{{name}}",
                "\\( \\sqrt 2",
                "@@PLUGINFILE@@/a.png"
            })
    void leftoverMarkupIsFound(String text) {
        assertThat(Lettering.fault(text))
                .hasValueSatisfying(fault -> assertThat(fault.lettering()).isEqualTo(Lettering.MARKUP));
    }

    @Test
    void privateCharactersAndPicturesWithoutDescriptionAreReportedWithTheirQuestion() {
        Picture undescribed = new Picture(new byte[] {1}, Picture.PNG, "");
        assertThat(new CheckedQuestions()
                        .ask("Ký hiệu \uF0E0 là gì?", 0, "Một", "Hai")
                        .ask("Hình gì đây?", 0, false, undescribed, "Ba", "Bốn")
                        .ask("Hình gì đây?", 0, false, new Picture(new byte[] {2}, Picture.PNG, "Bến"), "Ba", "Bốn")
                        .codes())
                .containsExactly("2 private-letters", "3 no-alt");
    }
}
