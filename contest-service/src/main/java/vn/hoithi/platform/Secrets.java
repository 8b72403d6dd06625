package vn.hoithi.platform;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The platform's keys: a Tink AEAD keyset that seals personal fields, and a MAC key for finding sealed values again and
 * for signing cookies. All nodes of one platform share them; whoever loses them loses the sealed fields.
 */
public final class Secrets {
    private static final int MAC_KEY_BYTES = 32;
    private static final String SEPARATOR = ".";

    private final KeysetHandle keyset;
    private final Aead aead;
    private final byte[] macKey;

    private Secrets(KeysetHandle keyset, byte[] macKey) throws GeneralSecurityException {
        this.keyset = keyset;
        this.aead = keyset.getPrimitive(AeadConfig2026.get(), Aead.class);
        this.macKey = macKey;
    }

    /** Fresh keys. */
    public static Secrets generate() {
        try {
            byte[] macKey = new byte[MAC_KEY_BYTES];
            new SecureRandom().nextBytes(macKey);
            return new Secrets(
                    KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, AeadConfig2026.get()), macKey);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java cannot make the keys", e);
        }
    }

    /** Reads what {@link #print()} wrote. */
    public static Secrets parse(String printed) {
        try {
            String[] parts = printed.strip().split("\\.", -1);
            if (parts.length != 2) {
                throw new IllegalArgumentException("HOITHI_KEYS is not a set of keys made by --generate-keys");
            }
            Base64.Decoder base64 = Base64.getUrlDecoder();
            String json = new String(base64.decode(parts[0]), UTF_8);
            KeysetHandle keyset =
                    TinkJsonProtoKeysetFormat.parseKeyset(json, AeadConfig2026.get(), InsecureSecretKeyAccess.get());
            return new Secrets(keyset, base64.decode(parts[1]));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("HOITHI_KEYS is not a set of keys made by --generate-keys", e);
        }
    }

    /** One line that holds all keys: for the environment or a file that only its owner reads. */
    public String print() {
        try {
            Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
            String json = TinkJsonProtoKeysetFormat.serializeKeyset(
                    keyset, AeadConfig2026.get(), InsecureSecretKeyAccess.get());
            return base64.encodeToString(json.getBytes(UTF_8)) + SEPARATOR + base64.encodeToString(macKey);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Encrypts; {@code context} (table, column and row) is authenticated, so that a value cannot be moved elsewhere. */
    public byte[] seal(String value, String context) {
        try {
            return aead.encrypt(value.getBytes(UTF_8), context.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("sealing failed", e);
        }
    }

    /** Decrypts what was sealed in the same context; {@link IllegalStateException} if key or context differ. */
    public String open(byte[] sealed, String context) {
        try {
            return new String(aead.decrypt(sealed, context.getBytes(UTF_8)), UTF_8);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("sealed with other keys, or moved from another row", e);
        }
    }

    /** HMAC-SHA-256 of the value under a key that is bound to the purpose. */
    public byte[] mac(String purpose, byte[] value) {
        return hmac(hmac(macKey, purpose.getBytes(UTF_8)), value);
    }

    private static byte[] hmac(byte[] key, byte[] value) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(value);
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException(e);
        }
    }
}
