package dev.linas.dashboard;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.Set;

/**
 * Decides which requests are answered. A page of another site can reach a server on this machine
 * through the browser, under a name of its own that it has pointed here; such requests name another
 * host or another origin. Immutable.
 */
final class RequestGuard {
    private final Set<String> hosts;
    private final Set<String> origins;
    private final byte[] token;

    /**
     * @param port the port that is served on
     * @param token what a command must carry
     */
    RequestGuard(int port, String token) {
        this.hosts = Set.of("127.0.0.1:" + port, "localhost:" + port);
        this.origins = Set.of("http://127.0.0.1:" + port, "http://localhost:" + port);
        this.token = token.getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Why a request is refused; empty if it is not.
     *
     * @param host its {@code Host}; null if it has none
     * @param origin its {@code Origin}; null if it has none, as that of a plain link
     * @param site its {@code Sec-Fetch-Site}, which browsers add; null if it has none
     * @param mode its {@code Sec-Fetch-Mode}: a page of another site may link here, no more
     */
    Optional<String> refusal(String host, String origin, String site, String mode) {
        if (host == null || !hosts.contains(host)) {
            return Optional.of("this host is not served here; open the link that was printed");
        }
        boolean isEmbedded = "cross-site".equals(site) && !"navigate".equals(mode);
        boolean isForeign = origin != null && !origins.contains(origin);
        if (isEmbedded || isForeign) {
            return Optional.of("requests of other sites are refused");
        }
        return Optional.empty();
    }

    /**
     * Whether a command may be given.
     *
     * @param given the token that it carries; null if it carries none
     */
    boolean mayCommand(String given) {
        return given != null
                && MessageDigest.isEqual(token, given.getBytes(StandardCharsets.UTF_8));
    }
}
