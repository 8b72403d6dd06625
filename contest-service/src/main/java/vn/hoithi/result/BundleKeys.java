package vn.hoithi.result;

import static java.util.Objects.requireNonNull;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.hoithi.platform.BackgroundDatabase;
import vn.hoithi.platform.Secrets;

/** The platform's signing key: made by whoever needs it first, the same on every node. */
@Component
class BundleKeys {
    private static final String ALGORITHM = "Ed25519";
    private static final String CONTEXT = "bundle_key.private_key:1";

    private final DatabaseClient database;
    private final Secrets secrets;

    BundleKeys(BackgroundDatabase background, Secrets secrets) {
        this.database = background.client();
        this.secrets = secrets;
    }

    Mono<KeyPair> key() {
        return stored().switchIfEmpty(Mono.defer(() -> keep(fresh()).then(stored())));
    }

    private Mono<KeyPair> stored() {
        return database.sql("SELECT public_key, private_key FROM bundle_key")
                .map(row -> read(
                        requireNonNull(row.get("public_key", byte[].class)),
                        requireNonNull(row.get("private_key", byte[].class))))
                .one();
    }

    // Of two nodes that make one at once the first wins, and both use that one.
    private Mono<Void> keep(KeyPair fresh) {
        String printed = Base64.getEncoder().encodeToString(fresh.getPrivate().getEncoded());
        return database.sql(
                        "INSERT INTO bundle_key (id, public_key, private_key) VALUES (1, :open, :sealed) ON CONFLICT DO NOTHING")
                .bind("open", fresh.getPublic().getEncoded())
                .bind("sealed", secrets.seal(printed, CONTEXT))
                .then();
    }

    private KeyPair read(byte[] open, byte[] sealed) {
        try {
            KeyFactory factory = KeyFactory.getInstance(ALGORITHM);
            PublicKey key = factory.generatePublic(new X509EncodedKeySpec(open));
            PrivateKey secret = factory.generatePrivate(
                    new PKCS8EncodedKeySpec(Base64.getDecoder().decode(secrets.open(sealed, CONTEXT))));
            return new KeyPair(key, secret);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the signing key cannot be read", e);
        }
    }

    private static KeyPair fresh() {
        try {
            return KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
