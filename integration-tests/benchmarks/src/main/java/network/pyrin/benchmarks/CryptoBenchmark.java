package network.pyrin.benchmarks;

import java.util.Random;
import network.pyrin.crypto.Blake3;
import network.pyrin.crypto.BouncyCastleSignatures;
import network.pyrin.crypto.Hash;
import network.pyrin.crypto.KeyedHash;
import network.pyrin.crypto.MuHash;
import network.pyrin.crypto.PowMatrix;
import network.pyrin.crypto.PowState;
import network.pyrin.crypto.PowVersion;
import network.pyrin.crypto.SignatureVerifier;
import network.pyrin.crypto.Uint256;
import network.pyrin.cryptonative.NativeSignatures;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The cryptography that every block and transaction goes through, one operation per call. Inputs come from a fixed seed. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
public class CryptoBenchmark {
    private final Random random = new Random(1);
    private final byte[] message200 = bytes(200);
    private final byte[] key = bytes(32);
    private final byte[] message = bytes(32);
    private final byte[] element = bytes(100);
    private final SignatureVerifier nativeSignatures = new NativeSignatures();
    private final SignatureVerifier pureSignatures = new BouncyCastleSignatures();
    private final byte[] secret = bytes(32);
    private final byte[] publicKey = new NativeSignatures().schnorrPublicKey(secret);
    private final byte[] signature = new NativeSignatures().signSchnorr(message, secret, bytes(32));
    private final PowState powV1 = PowState.of(Hash.of(key), 1, PowVersion.V1);
    private final PowState powV2 = PowState.of(Hash.of(key), 1, PowVersion.V2);
    private final MuHash set = new MuHash();
    private long nonce;

    /** Made by JMH. */
    public CryptoBenchmark() {}

    private byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    /**
     * A keyed hash of 200 bytes given as an array.
     *
     * @return the digest
     */
    @Benchmark
    public Hash keyedBlake3Of200Bytes() {
        return KeyedHash.TRANSACTION_HASH.hash(message200);
    }

    /**
     * The same by commons-codec, the reference of our tests.
     *
     * @return the digest
     */
    @Benchmark
    public byte[] keyedBlake3Of200BytesCommonsCodec() {
        byte[] out = new byte[Hash.BYTES];
        org.apache.commons.codec.digest.Blake3.initKeyedHash(key)
                .update(message200)
                .doFinalize(out);
        return out;
    }

    /**
     * A plain hash of 80 bytes.
     *
     * @return the digest
     */
    @Benchmark
    public Hash blake3Of80Bytes() {
        return Blake3.plain().update(message200, 0, 80).finish();
    }

    /**
     * One nonce of version 1.
     *
     * @return whether it is a solution
     */
    @Benchmark
    public boolean proofOfWorkV1() {
        return powV1.meets(nonce++, Uint256.ONE);
    }

    /**
     * One nonce of version 2.
     *
     * @return whether it is a solution
     */
    @Benchmark
    public boolean proofOfWorkV2() {
        return powV2.meets(nonce++, Uint256.ONE);
    }

    /**
     * A header's matrix: generation and rank.
     *
     * @return the matrix
     */
    @Benchmark
    public PowMatrix powMatrix() {
        return PowMatrix.generate(new Hash(nonce++, 1, 2, 3));
    }

    /**
     * A Schnorr verification by libsecp256k1.
     *
     * @return true
     */
    @Benchmark
    public boolean schnorrVerifyNative() {
        return nativeSignatures.verifySchnorr(message, signature, publicKey);
    }

    /**
     * A Schnorr verification in pure Java.
     *
     * @return true
     */
    @Benchmark
    public boolean schnorrVerifyPureJava() {
        return pureSignatures.verifySchnorr(message, signature, publicKey);
    }

    /**
     * An element into the UTXO multiset: hash, expand, multiply.
     *
     * @return the set
     */
    @Benchmark
    public MuHash muHashAdd() {
        return set.add(element);
    }

    /**
     * A commitment after a removal, which needs an inversion.
     *
     * @return the commitment
     */
    @Benchmark
    public Hash muHashFinish() {
        return set.remove(element).finish();
    }
}
