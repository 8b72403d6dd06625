package vn.hoithi.questionbank;

import vn.hoithi.questionbank.text.PlainText;

/** What came of reading a client's answers against its paper. */
public sealed interface SheetReading {

    /** Every answer belongs to the paper. */
    record Read(Sheet sheet) implements SheetReading {}

    /**
     * The first answer that does not belong to the paper, as it was sent, cut for display. The client is broken or
     * answers another paper; the server must not guess what was meant.
     */
    record Foreign(String question, String choice) implements SheetReading {
        public Foreign {
            question = PlainText.cut(question, 20);
            choice = PlainText.cut(choice, 20);
        }
    }
}
