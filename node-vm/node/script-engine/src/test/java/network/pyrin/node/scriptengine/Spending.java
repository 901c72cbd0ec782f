package network.pyrin.node.scriptengine;

import java.util.List;
import java.util.Optional;
import network.pyrin.chain.Outpoint;
import network.pyrin.chain.PopulatedTransaction;
import network.pyrin.chain.ScriptPublicKey;
import network.pyrin.chain.SignatureHashing;
import network.pyrin.chain.SubnetworkId;
import network.pyrin.chain.Transaction;
import network.pyrin.chain.TransactionInput;
import network.pyrin.chain.TransactionOutput;
import network.pyrin.chain.UtxoEntry;
import network.pyrin.crypto.BouncyCastleSignatures;
import network.pyrin.crypto.Bytes;
import network.pyrin.crypto.Hash;

/** One input spending one output: what a script test needs around its two scripts. */
record Spending(long lockTime, long sequence, long amount) {
    static final Spending FINAL = new Spending(0, -1L, 0);

    PopulatedTransaction populate(byte[] unlocking, ScriptPublicKey locking) {
        TransactionInput input = new TransactionInput(new Outpoint(Hash.ZERO, 0), Bytes.copyOf(unlocking), sequence, 0);
        Transaction transaction = new Transaction(
                1,
                List.of(input),
                List.of(new TransactionOutput(0, new ScriptPublicKey(0, Bytes.EMPTY))),
                lockTime,
                SubnetworkId.NATIVE,
                0,
                Bytes.EMPTY,
                0);
        return new PopulatedTransaction(transaction, List.of(new UtxoEntry(amount, locking, 0, true)));
    }

    Optional<ScriptError> verify(byte[] unlocking, byte[] locking) {
        return verify(unlocking, new ScriptPublicKey(0, Bytes.copyOf(locking)));
    }

    Optional<ScriptError> verify(byte[] unlocking, ScriptPublicKey locking) {
        return new ScriptVerifier(new BouncyCastleSignatures(), new SignatureCache(16))
                .verify(new SignatureHashing(populate(unlocking, locking)), 0);
    }
}
