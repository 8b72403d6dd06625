package vn.hoithi.site;

import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.util.UriComponentsBuilder;
import vn.hoithi.share.QrCode;

/**
 * A QR code to print, with its address in letters.
 *
 * @param svg part of the page, so that a printed sheet never misses a picture
 */
record QrCard(String name, String above, String host, String path, String svg) {

    /** Leads to the same address at which staff see the page. */
    static QrCard of(String name, String above, String code, ServerHttpRequest request) {
        String path = "/t/" + code;
        String address = UriComponentsBuilder.fromUri(request.getURI())
                .replacePath(path)
                .replaceQuery(null)
                .toUriString();
        String host = address.substring(address.indexOf("://") + 3, address.length() - path.length());
        return new QrCard(name, above, host, path, QrCode.of(address).svg());
    }
}
