package vn.hoithi.share;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordingTest {

    @Test
    void partsAreShownWhereTheirFieldIsThereAndNothingIsEscaped() throws Wording.Wrong {
        Wording wording = Wording.of(
                "{{don_vi}}{{#co_ty_le}} đạt {{ty_le}}{{/co_ty_le}}{{^co_ty_le}} chưa có tỷ lệ{{/co_ty_le}}");
        assertThat(wording.fill(Map.of(TextField.don_vi, "Tổ 1 & 2"))).isEqualTo("Tổ 1 & 2 chưa có tỷ lệ");
        assertThat(wording.fill(Map.of(TextField.don_vi, "Tổ 1", TextField.co_ty_le, "", TextField.ty_le, "61,7 %")))
                .isEqualTo("Tổ 1 đạt 61,7 %");
    }

    @Test
    void whatAUnitIsCalledIsNeverReadAsWording() throws Wording.Wrong {
        assertThat(Wording.of("{{don_vi}}").fill(Map.of(TextField.don_vi, "{{cuoc_thi}}")))
                .isEqualTo("{{cuoc_thi}}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{khong_co}}",
                "{{.}}",
                "{{this}}",
                "{{don_vi.class}}",
                "{{#don_vi}}a{{/don_vi}}",
                "{{co_ty_le}}",
                "{{#co_ty_le}}{{^co_ty_le}}{{khong_co}}{{/co_ty_le}}{{/co_ty_le}}",
                "{{>zalo}}",
                "{{#co_ty_le}}",
                "{{/co_ty_le}}",
                "{{don_vi",
                "{{{don_vi}}",
                "{{=<% %>=}}<% khong_co %>"
            })
    void aWordingThatCouldFailLaterIsRefusedNow(String body) {
        assertThatThrownBy(() -> Wording.of(body)).isInstanceOf(Wording.Wrong.class);
    }

    @Test
    void theLineOfAnUnknownFieldIsNamed() {
        assertThatThrownBy(() -> Wording.of("Mời\n{{don_vi}}\nđến {{dia_diem}}"))
                .hasMessage("Dòng 3: không có trường “dia_diem” dùng được ở đó.");
    }

    @ParameterizedTest
    @EnumSource(TextKind.class)
    void everyShippedWordingCanBeRead(TextKind kind) throws Exception {
        String path = "/share-texts/" + kind.name().toLowerCase(java.util.Locale.ROOT) + ".txt";
        try (var in = WordingTest.class.getResourceAsStream(path)) {
            assertThat(in).isNotNull();
            String body = new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            assertThat(Wording.of(body).fill(Map.of(TextField.da_dong, "")))
                    .isNotBlank()
                    .doesNotContain("{{");
        }
    }
}
