package vn.hoithi.questionbank.start;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.UnsupportedEncodingException;

/**
 * Starts the command line. Compiled for Java 8, so that every Java which people have can say which one is needed instead
 * of printing a stack trace about class file versions; therefore it knows the tool by its name only.
 */
public final class Start {

    private static final int NEEDED = 25;
    private static final String TOOL = "vn.hoithi.questionbank.cli.QuestionBankTool";

    private Start() {}

    public static void main(String[] arguments) throws Exception {
        String version = System.getProperty("java.specification.version", "");
        if (tooOld(version)) {
            say("Cần Java " + NEEDED + " trở lên; máy này đang chạy Java " + version + ".");
            System.exit(2);
        }
        Class.forName(TOOL).getMethod("main", String[].class).invoke(null, (Object) arguments);
    }

    /** Versions before 9 were called 1.8 and so on. */
    private static boolean tooOld(String version) {
        try {
            return Integer.parseInt(version) < NEEDED;
        } catch (NumberFormatException e) {
            return true;
        }
    }

    private static void say(String line) throws UnsupportedEncodingException {
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, "UTF-8").println(line);
    }
}
