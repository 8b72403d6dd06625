package vn.hoithi.loadtest;

import java.util.ArrayDeque;
import java.util.Deque;

/** Who has entered and has attempts left, as the cookie of their device. */
final class People {
    private final Deque<String> cookies = new ArrayDeque<>();

    void add(String cookie) {
        cookies.add(cookie);
    }

    int size() {
        return cookies.size();
    }

    String take() {
        String cookie = cookies.poll();
        if (cookie == null) {
            throw new IllegalStateException("everybody has used up their attempts: give more --people");
        }
        return cookie;
    }
}
