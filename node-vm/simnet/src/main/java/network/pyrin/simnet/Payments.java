package network.pyrin.simnet;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import network.pyrin.chain.PopulatedTransaction;
import network.pyrin.chain.SigHashType;
import network.pyrin.chain.SignatureHashing;
import network.pyrin.chain.SubnetworkId;
import network.pyrin.chain.Transaction;
import network.pyrin.chain.TransactionInput;
import network.pyrin.chain.TransactionOutput;
import network.pyrin.chain.UtxoEntry;
import network.pyrin.crypto.Bytes;
import network.pyrin.crypto.Signer;

/** Builds and signs transactions from coins of one wallet. Thread-safe if its random generator is. */
final class Payments {
    private static final int SIGNATURE_BYTES = 64;
    private static final int RANDOM_BYTES = 32;

    private final Signer signer;
    private final RandomGenerator random;

    Payments(Signer signer, RandomGenerator random) {
        this.signer = signer;
        this.random = random;
    }

    /** A signed native transaction that spends the coins whole; what the outputs leave is the fee. Mass field 0. */
    Transaction pay(Wallet from, List<Coin> coins, List<TransactionOutput> outputs) {
        Transaction unsigned =
                transaction(coins, outputs, coins.stream().map(_ -> Bytes.EMPTY).toList());
        SignatureHashing hashing = new SignatureHashing(populate(unsigned, coins));
        List<Bytes> scripts = new ArrayList<>();
        for (int i = 0; i < coins.size(); i++) {
            scripts.add(signatureScript(hashing, i, from));
        }
        return transaction(coins, outputs, scripts);
    }

    static PopulatedTransaction populate(Transaction transaction, List<Coin> coins) {
        List<UtxoEntry> entries = coins.stream().map(Coin::entry).toList();
        return new PopulatedTransaction(transaction, entries);
    }

    private static Transaction transaction(List<Coin> coins, List<TransactionOutput> outputs, List<Bytes> scripts) {
        List<TransactionInput> inputs = new ArrayList<>();
        for (int i = 0; i < coins.size(); i++) {
            inputs.add(new TransactionInput(coins.get(i).outpoint(), scripts.get(i), 0, 1));
        }
        return new Transaction(0, inputs, outputs, 0, SubnetworkId.NATIVE, 0, Bytes.EMPTY, 0);
    }

    private Bytes signatureScript(SignatureHashing hashing, int input, Wallet wallet) {
        byte[] randomness = new byte[RANDOM_BYTES];
        random.nextBytes(randomness);
        byte[] signature = signer.signSchnorr(
                hashing.schnorr(input, SigHashType.ALL).toBytes(),
                wallet.secret().toArray(),
                randomness);
        byte[] script = new byte[1 + SIGNATURE_BYTES + 1];
        script[0] = SIGNATURE_BYTES + 1;
        System.arraycopy(signature, 0, script, 1, SIGNATURE_BYTES);
        script[SIGNATURE_BYTES + 1] = (byte) SigHashType.ALL.code();
        return Bytes.wrap(script);
    }
}
