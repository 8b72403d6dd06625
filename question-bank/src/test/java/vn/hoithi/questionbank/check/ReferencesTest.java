package vn.hoithi.questionbank.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReferencesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cả a và b",
                "tất cả các phương án trên",
                "không có đáp án nào đúng",
                "phương án b",
                "a và c",
                "chỉ a và b đúng",
                "cả hai ý trên",
                "cả 3 phương án",
                "ý d."
            })
    void areFound(String folded) {
        assertThat(References.holds(folded)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cả nước",
                "phương án bầu cử",
                "ý bác",
                "anh và em",
                "quốc hội và hội đồng nhân dân",
                "tất cả cử tri",
                "không có quyền bầu cử",
                "và b",
                "a và"
            })
    void areNotMistakenForOrdinaryWords(String folded) {
        assertThat(References.holds(folded)).isFalse();
    }
}
