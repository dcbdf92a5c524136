package dev.linas.schemas.registry;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;

/**
 * Where a schema registry is. It may be given as the server's own address, as that of its
 * Confluent-compatible API, or as that of Apicurio's native API; all three mean the same server.
 *
 * @param root address of the server, without a slash at its end
 * @param compatiblePaths paths, below the root, at which the Confluent-compatible API may be: one
 *     if the address named it, else those to try, in this order
 */
public record RegistryAddress(URI root, List<String> compatiblePaths) {
    /** Where Apicurio serves Confluent's API. */
    public static final String APICURIO_COMPATIBLE_PATH = "/apis/ccompat/v7";

    /** Where Apicurio serves its own API. */
    public static final String APICURIO_NATIVE_PATH = "/apis/registry/v3";

    /** Where Confluent's registry serves its API: at the root. */
    public static final String CONFLUENT_PATH = "";

    public RegistryAddress {
        compatiblePaths = List.copyOf(compatiblePaths);
    }

    /**
     * Reads an address.
     *
     * @param url an http or https address, e.g. {@code http://127.0.0.1:8081} or {@code
     *     http://127.0.0.1:8080/apis/ccompat/v7}; a slash at its end is ignored
     * @throws IllegalArgumentException if it is no http or https address
     */
    public static RegistryAddress parse(String url) {
        String address = withoutTrailingSlashes(url.strip());
        if (address.endsWith(APICURIO_COMPATIBLE_PATH)) {
            return new RegistryAddress(
                    server(url, without(address, APICURIO_COMPATIBLE_PATH)),
                    List.of(APICURIO_COMPATIBLE_PATH));
        }
        if (address.endsWith(APICURIO_NATIVE_PATH)) {
            return new RegistryAddress(
                    server(url, without(address, APICURIO_NATIVE_PATH)),
                    List.of(APICURIO_COMPATIBLE_PATH));
        }
        return new RegistryAddress(
                server(url, address), List.of(APICURIO_COMPATIBLE_PATH, CONFLUENT_PATH));
    }

    /** Address of Apicurio's own API on this server. */
    public String apicurioNative() {
        return root + APICURIO_NATIVE_PATH;
    }

    private static URI server(String given, String address) {
        try {
            URI uri = new URI(address);
            boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            if (http && uri.getHost() != null) {
                return uri;
            }
        } catch (URISyntaxException e) {
            throw malformed(given, e);
        }
        throw malformed(given, null);
    }

    private static IllegalArgumentException malformed(String given, URISyntaxException cause) {
        return new IllegalArgumentException(
                "registry address '"
                        + given
                        + "' is not an http or https address such as http://127.0.0.1:8081",
                cause);
    }

    private static String without(String address, String path) {
        return withoutTrailingSlashes(address.substring(0, address.length() - path.length()));
    }

    private static String withoutTrailingSlashes(String address) {
        int end = address.length();
        while (end > 0 && address.charAt(end - 1) == '/') {
            end--;
        }
        return address.substring(0, end);
    }

    @Override
    public String toString() {
        return root.toString();
    }
}
