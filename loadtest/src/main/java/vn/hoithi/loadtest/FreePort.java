package vn.hoithi.loadtest;

import java.io.IOException;
import java.net.ServerSocket;

/** Prints a port that nobody uses, for scripts. */
public final class FreePort {
    private FreePort() {}

    /** No options. */
    public static void main(String[] arguments) throws IOException {
        try (ServerSocket probe = new ServerSocket(0)) {
            System.out.println(probe.getLocalPort());
        }
    }
}
