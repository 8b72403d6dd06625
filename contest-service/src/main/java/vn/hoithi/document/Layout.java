package vn.hoithi.document;

import java.util.List;

/**
 * How documents of one kind of body look. All of it is data: a resource per layout under {@code report/layouts}.
 *
 * @param code in addresses and tables
 * @param leftShare percent of the width that the letterhead's left column takes
 * @param issuingRule percent of the column that the rule under the issuing body takes; 0 for none
 * @param issuingMark what stands under the issuing body instead, as the Party's asterisk
 * @param numberText of documents with a type; the type's letters and the body's go into it
 * @param letterNumberText of letters; the body's letters go into it
 * @param indent of a paragraph's first line, in millimetres
 * @param spacing above a paragraph, in points
 * @param line height of a line, as a multiple
 */
public record Layout(
        String code,
        String name,
        String font,
        Margins margins,
        Style pageNumber,
        int leftShare,
        Style parentBody,
        Style issuingBody,
        int issuingRule,
        String issuingMark,
        List<Styled> motto,
        int mottoRule,
        Style number,
        String numberText,
        String letterNumberText,
        Style place,
        Style kind,
        Style subject,
        int subjectRule,
        String subjectMark,
        Style letterSubject,
        String letterSubjectPrefix,
        Style body,
        double indent,
        int spacing,
        double line,
        Style signature,
        Style recipientsHead,
        Style recipients,
        String archive,
        String endMark,
        Style table,
        Defaults defaults) {

    /** In millimetres. */
    public record Margins(int top, int right, int bottom, int left) {}

    /** @param size in points */
    public record Style(int size, boolean bold, boolean italic, boolean underline) {
        public Style withBold() {
            return new Style(size, true, italic, underline);
        }

        public Style withItalic() {
            return new Style(size, bold, true, underline);
        }

        public Style sized(int points) {
            return new Style(points, bold, italic, underline);
        }
    }

    public record Styled(String text, Style style) {}

    /**
     * What a unit's own settings start with.
     *
     * @param authorities how somebody signs for a body, or for somebody else: TM., KT., TL.
     */
    public record Defaults(String abbreviation, String authority, String title, List<String> authorities) {}
}
