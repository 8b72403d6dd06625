package vn.hoithi.loadtest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;

/** Requests as a browser sends them, in bytes. */
final class HttpText {
    private final String common;

    HttpText(URI url, boolean gzip) {
        this.common = " HTTP/1.1\r\nHost: " + url.getRawAuthority() + "\r\nOrigin: " + url.getScheme() + "://"
                + url.getRawAuthority() + "\r\nAccept: application/json\r\n"
                + (gzip ? "Accept-Encoding: gzip\r\n" : "");
    }

    byte[] get(String path) {
        return ("GET " + path + common + "\r\n").getBytes(UTF_8);
    }

    byte[] send(String method, String path, String cookie, String json) {
        byte[] body = json.getBytes(UTF_8);
        String head = method + " " + path + common
                + (cookie.isEmpty() ? "" : "Cookie: " + cookie + "\r\n")
                + "Content-Type: application/json\r\nContent-Length: " + body.length + "\r\n\r\n";
        return (head + json).getBytes(UTF_8);
    }
}
