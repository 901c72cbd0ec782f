package network.pyrin.testing;

import java.util.ArrayList;
import java.util.List;
import network.pyrin.chain.Address;
import network.pyrin.chain.AddressPrefix;
import network.pyrin.chain.AddressVersion;
import network.pyrin.chain.ChainConstants;
import network.pyrin.chain.Outpoint;
import network.pyrin.chain.PopulatedTransaction;
import network.pyrin.chain.ScriptPublicKey;
import network.pyrin.chain.SigHashType;
import network.pyrin.chain.SignatureHashing;
import network.pyrin.chain.StandardScripts;
import network.pyrin.chain.SubnetworkId;
import network.pyrin.chain.Transaction;
import network.pyrin.chain.TransactionInput;
import network.pyrin.chain.TransactionOutput;
import network.pyrin.chain.UtxoEntry;
import network.pyrin.crypto.Bytes;
import network.pyrin.crypto.KeyedHash;
import network.pyrin.crypto.Signer;

/** Keys that are the same in every run, and signed spends of their outputs. For tests only: the keys are known to everyone. */
public final class TestWallet {
    private static final int SIGNATURE_PUSH = 65;

    private final Signer signer;
    private final long seed;

    /**
     * A wallet.
     *
     * @param signer makes keys and signatures
     * @param seed wallets of equal seed have equal keys
     */
    public TestWallet(Signer signer, long seed) {
        this.signer = signer;
        this.seed = seed;
    }

    /**
     * A key pair.
     *
     * @param secret 32 bytes
     * @param schnorr pays its Schnorr public key
     * @param ecdsa pays its ECDSA public key
     */
    public record Key(Bytes secret, ScriptPublicKey schnorr, ScriptPublicKey ecdsa) {
        /**
         * The Schnorr address.
         *
         * @param prefix the network
         * @return an address
         */
        public Address address(AddressPrefix prefix) {
            return StandardScripts.addressOf(schnorr, prefix).orElseThrow();
        }
    }

    /**
     * An output that a key can spend.
     *
     * @param outpoint where it was created
     * @param entry what it is; its script is one of the key's
     * @param key who can spend it
     */
    public record Coin(Outpoint outpoint, UtxoEntry entry, Key key) {}

    /**
     * One of the wallet's keys.
     *
     * @param index any number
     * @return always the same key
     */
    public Key key(int index) {
        byte[] secret = KeyedHash.PERSONAL_MESSAGE_SIGNING_HASH
                .writer()
                .u64(seed)
                .u32(index)
                .finish()
                .toBytes();
        // Below the group order, and not zero.
        secret[0] &= 0x7f;
        secret[31] |= 1;
        return new Key(
                Bytes.copyOf(secret),
                script(AddressVersion.PUB_KEY, signer.schnorrPublicKey(secret)),
                script(AddressVersion.PUB_KEY_ECDSA, signer.ecdsaPublicKey(secret)));
    }

    private static ScriptPublicKey script(AddressVersion version, byte[] publicKey) {
        return StandardScripts.payTo(new Address(AddressPrefix.SIMNET, version, Bytes.copyOf(publicKey)));
    }

    /**
     * A signed native transaction.
     *
     * @param coins what to spend, all of it
     * @param outputs what to pay; what is missing is the fee
     * @return the transaction, mass field 0
     */
    public Transaction spend(List<Coin> coins, List<TransactionOutput> outputs) {
        List<TransactionInput> inputs = coins.stream()
                .map(coin ->
                        new TransactionInput(coin.outpoint(), Bytes.EMPTY, ChainConstants.SEQUENCE_LOCK_DISABLED, 1))
                .toList();
        return sign(new Transaction(0, inputs, outputs, 0, SubnetworkId.NATIVE, 0, Bytes.EMPTY, 0), coins);
    }

    /**
     * Signs every input of a transaction over everything.
     *
     * @param unsigned signature scripts are ignored
     * @param coins what its inputs spend, in order
     * @return the transaction with signature scripts
     */
    public Transaction sign(Transaction unsigned, List<Coin> coins) {
        SignatureHashing hashing = new SignatureHashing(new PopulatedTransaction(
                unsigned, coins.stream().map(Coin::entry).toList()));
        List<TransactionInput> inputs = new ArrayList<>();
        for (int i = 0; i < coins.size(); i++) {
            TransactionInput input = unsigned.inputs().get(i);
            inputs.add(new TransactionInput(
                    input.previousOutpoint(),
                    signatureScript(hashing, i, coins.get(i)),
                    input.sequence(),
                    input.sigOpCount()));
        }
        return new Transaction(
                unsigned.version(),
                inputs,
                unsigned.outputs(),
                unsigned.lockTime(),
                unsigned.subnetworkId(),
                unsigned.gas(),
                unsigned.payload(),
                unsigned.mass());
    }

    private Bytes signatureScript(SignatureHashing hashing, int input, Coin coin) {
        byte[] secret = coin.key().secret().unsafeArray();
        boolean ecdsa = coin.entry().scriptPublicKey().equals(coin.key().ecdsa());
        byte[] signature = ecdsa
                ? signer.signEcdsa(hashing.ecdsa(input, SigHashType.ALL).toBytes(), secret)
                : signer.signSchnorr(hashing.schnorr(input, SigHashType.ALL).toBytes(), secret, new byte[32]);
        byte[] script = new byte[SIGNATURE_PUSH + 1];
        script[0] = SIGNATURE_PUSH;
        System.arraycopy(signature, 0, script, 1, signature.length);
        script[SIGNATURE_PUSH] = (byte) SigHashType.ALL.code();
        return Bytes.wrap(script);
    }
}
