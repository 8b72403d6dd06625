package vn.hoithi.document;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * Who issues a unit's documents and how, remembered per contest and layout. Empty texts are left out of the document.
 *
 * @param parentBody above the issuing body
 * @param rightHead replaces the layout's right-hand head, one line each (as Đoàn TNCS needs it); empty for the layout's
 * @param abbreviation the issuing body's letters in the number
 * @param place before the date
 * @param addressees "Kính gửi" of a letter
 * @param bases documents that the report rests on, without the word "Căn cứ"
 * @param authority first line of the signature, as "TM. ỦY BAN NHÂN DÂN"
 * @param forWhom a second line, as "KT. CHỦ TỊCH"; mostly empty
 * @param recipients nơi nhận with their notes, as "UBND thành phố (b/c)"
 */
public record Letterhead(
        @NotNull @Size(max = 200) String parentBody,
        @NotNull @Size(max = 200) String issuingBody,
        @NotNull @Size(max = 200) String rightHead,
        @NotNull @Size(max = 30) String abbreviation,
        @NotNull @Size(max = 80) String place,

        @NotNull @Size(max = 10, message = "Nhiều nhất 10 dòng.")
        List<@NotNull @Size(max = 300) String> addressees,

        @NotNull @Size(max = 20, message = "Nhiều nhất 20 dòng.")
        List<@NotNull @Size(max = 500) String> bases,

        @NotNull @Size(max = 120) String authority,
        @NotNull @Size(max = 120) String forWhom,
        @NotNull @Size(max = 120) String signerTitle,
        @NotNull @Size(max = 120) String signerName,

        @NotNull @Size(max = 20, message = "Nhiều nhất 20 dòng.")
        List<@NotNull @Size(max = 300) String> recipients) {}
