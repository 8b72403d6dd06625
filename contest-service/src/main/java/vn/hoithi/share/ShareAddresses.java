package vn.hoithi.share;

import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Service;
import org.springframework.web.util.UriComponentsBuilder;
import vn.hoithi.contest.ContestService;

/** Whole addresses for paper and for other sites: at the contest's own host if it has one, else where the request came to. */
@Service
public class ShareAddresses {
    private final ContestService contests;

    ShareAddresses(ContestService contests) {
        this.contests = contests;
    }

    String of(ShortLink link, ServerHttpRequest request) {
        return of(link.contestId(), link.path(), request);
    }

    /** @param path begins with a slash, without a query */
    public String of(int contestId, String path, ServerHttpRequest request) {
        UriComponentsBuilder address =
                UriComponentsBuilder.fromUri(request.getURI()).replacePath(path).replaceQuery(null);
        String own = contests.catalog().look(contestId).host();
        if (own != null && !own.equalsIgnoreCase(request.getURI().getHost())) {
            address.host(own).port(null);
        }
        return address.toUriString();
    }
}
