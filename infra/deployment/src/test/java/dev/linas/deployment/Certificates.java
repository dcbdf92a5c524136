package dev.linas.deployment;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A certificate of the broker and one of user {@code linas}, made by the JDK's keytool: as stores
 * for the broker, and as the PEM files that a cluster mounts for clients.
 *
 * @param brokerKeys PKCS12 store of the broker's key
 * @param brokerTrust PKCS12 store of the user's certificate
 * @param clientTrust PKCS12 store of the broker's certificate
 */
record Certificates(Path brokerKeys, Path brokerTrust, Path clientTrust) {
    static final String STORE_PASSWORD = "changeit";

    static Certificates make(Path folder) throws Exception {
        Path broker = folder.resolve("broker.p12");
        Path user = folder.resolve("user.p12");
        pair(broker, "broker", "CN=broker", "-ext", "san=ip:127.0.0.1,dns:localhost");
        pair(user, "user", "CN=linas");
        Path brokerPem = Files.createDirectories(folder.resolve("cluster-ca")).resolve("ca.crt");
        Path userPem = Files.createDirectories(folder.resolve("user")).resolve("user.crt");
        export(broker, "broker", brokerPem);
        export(user, "user", userPem);
        Files.writeString(userPem.resolveSibling("user.key"), key(user));
        Path brokerTrust = folder.resolve("broker-trust.p12");
        Path clientTrust = folder.resolve("client-trust.p12");
        trust(brokerTrust, userPem);
        trust(clientTrust, brokerPem);
        return new Certificates(broker, brokerTrust, clientTrust);
    }

    private static void pair(Path store, String alias, String name, String... more)
            throws Exception {
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "-genkeypair",
                                "-alias",
                                alias,
                                "-dname",
                                name,
                                "-keyalg",
                                "EC",
                                "-groupname",
                                "secp256r1",
                                "-validity",
                                "2",
                                "-storetype",
                                "PKCS12"));
        arguments.addAll(List.of(more));
        keytool(store, arguments);
    }

    private static void export(Path store, String alias, Path pem) throws Exception {
        keytool(store, List.of("-exportcert", "-rfc", "-alias", alias, "-file", pem.toString()));
    }

    private static void trust(Path store, Path pem) throws Exception {
        keytool(
                store,
                List.of(
                        "-importcert",
                        "-noprompt",
                        "-alias",
                        "trusted",
                        "-storetype",
                        "PKCS12",
                        "-file",
                        pem.toString()));
    }

    private static void keytool(Path store, List<String> arguments) throws Exception {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "keytool")
                                        .toString()));
        command.addAll(arguments);
        command.addAll(List.of("-keystore", store.toString(), "-storepass", STORE_PASSWORD));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new IllegalStateException(command + ": " + said);
        }
    }

    private static String key(Path store) throws Exception {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream stream = Files.newInputStream(store)) {
            keys.load(stream, STORE_PASSWORD.toCharArray());
        }
        byte[] key = keys.getKey("user", STORE_PASSWORD.toCharArray()).getEncoded();
        return "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key)
                + "\n-----END PRIVATE KEY-----\n";
    }
}
