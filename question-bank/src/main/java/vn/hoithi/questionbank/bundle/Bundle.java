package vn.hoithi.questionbank.bundle;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/** What writer and verifier have in common. */
public final class Bundle {

    public static final int FORMAT = 1;

    /** Bytes of a line, of which only a lot among very many comes near. What is longer is refused unread. */
    public static final int LONGEST_LINE = 16 << 20;

    /** Hexadecimal digits of a pseudonym. */
    static final int PSEUDONYM = 16;

    private static final String ALGORITHM = "Ed25519";

    private Bundle() {}

    /**
     * What stands in a bundle for a receipt: SHA-256 of {@code hoithi|CODE} in hexadecimal. Blanks and dashes of the code
     * do not matter, nor small letters, nor O for 0 and I or L for 1.
     */
    public static String receiptHash(String code) {
        String plain = code.toUpperCase(Locale.ROOT)
                .replaceAll("[\\s-]", "")
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
        return HexFormat.of().formatHex(sha256().digest(("hoithi|" + plain).getBytes(StandardCharsets.UTF_8)));
    }

    /** The name under which an attempt is published: the beginning of its {@link #receiptHash}. */
    public static String pseudonym(String receiptHash) {
        return receiptHash.substring(0, PSEUDONYM);
    }

    /** What is signed: says what it is, so that the signature fits nothing else. */
    public static byte[] signedText(String chain) {
        return ("hoithi bundle " + FORMAT + "\n" + chain + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /** A public key as it stands in the first line. */
    public static String printed(PublicKey key) {
        return Base64.getEncoder().encodeToString(key.getEncoded());
    }

    /** The key that {@link #printed} gave, or none if this is not one. */
    public static Optional<PublicKey> key(String printed) {
        try {
            byte[] encoded = Base64.getDecoder().decode(printed);
            return Optional.of(KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(encoded)));
        } catch (IllegalArgumentException | GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    /** By which people compare keys: SHA-256 of the key, in groups of four digits. */
    public static String fingerprint(PublicKey key) {
        String digits = HexFormat.of().formatHex(sha256().digest(key.getEncoded()));
        return digits.replaceAll("(.{4})(?!$)", "$1 ");
    }

    static String sign(String chain, PrivateKey key) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(key);
            signature.update(signedText(chain));
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (InvalidKeyException e) {
            throw new IllegalArgumentException("not a private Ed25519 key", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static boolean signed(String chain, String signature, PublicKey key) {
        try {
            Signature check = Signature.getInstance(ALGORITHM);
            check.initVerify(key);
            check.update(signedText(chain));
            return check.verify(Base64.getDecoder().decode(signature));
        } catch (SignatureException | InvalidKeyException | IllegalArgumentException e) {
            return false;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
