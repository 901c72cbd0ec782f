package network.pyrin.node.rpcserver;

import java.util.Optional;
import network.pyrin.chain.Address;
import network.pyrin.chain.Header;
import network.pyrin.chain.MassCalculator;
import network.pyrin.chain.NetworkParams;
import network.pyrin.chain.Outpoint;
import network.pyrin.chain.ScriptClass;
import network.pyrin.chain.ScriptPublicKey;
import network.pyrin.chain.StandardScripts;
import network.pyrin.chain.Transaction;
import network.pyrin.chain.TransactionHashing;
import network.pyrin.chain.UtxoEntry;
import network.pyrin.crypto.Hash;
import network.pyrin.noderpc.RpcMapping;
import network.pyrin.noderpc.wire.RpcTransaction;
import network.pyrin.noderpc.wire.RpcTransactionOutput;
import network.pyrin.noderpc.wire.RpcTransactionVerboseData;
import network.pyrin.noderpc.wire.RpcUtxosByAddressesEntry;

/** Transactions and outputs with what the node knows of them: ids, compute mass, script class, address. */
final class TransactionMessages {
    private final NetworkParams params;
    private final MassCalculator mass;

    TransactionMessages(NetworkParams params) {
        this.params = params;
        this.mass = new MassCalculator(params);
    }

    /** A transaction of a block. */
    RpcTransaction inBlock(Transaction transaction, Header header) {
        return verbose(transaction, header.hash(), header.timestampMillis());
    }

    /** A transaction that is in no block yet. */
    RpcTransaction waiting(Transaction transaction) {
        return verbose(transaction, Hash.ZERO, 0);
    }

    private RpcTransaction verbose(Transaction transaction, Hash block, long blockTime) {
        RpcTransaction.Builder wire = RpcMapping.toWire(transaction).toBuilder();
        for (int i = 0; i < wire.getOutputsCount(); i++) {
            describe(wire.getOutputsBuilder(i), transaction.outputs().get(i).scriptPublicKey());
        }
        return wire.setVerboseData(RpcTransactionVerboseData.newBuilder()
                        .setTransactionId(transaction.id().toHex())
                        .setHash(TransactionHashing.hash(transaction, false).toHex())
                        .setMass(transaction.isCoinbase() ? 0 : mass.compute(transaction))
                        .setBlockHash(block.toHex())
                        .setBlockTime(blockTime))
                .build();
    }

    private void describe(RpcTransactionOutput.Builder output, ScriptPublicKey script) {
        address(script).ifPresent(address -> output.getVerboseDataBuilder()
                .setScriptPublicKeyType(ScriptClass.of(script).text())
                .setScriptPublicKeyAddress(address.toString()));
    }

    Optional<Address> address(ScriptPublicKey script) {
        return StandardScripts.addressOf(script, params.network().addressPrefix());
    }

    /** An unspent output under its address, if its script has one. */
    RpcUtxosByAddressesEntry unspent(Outpoint outpoint, UtxoEntry entry) {
        return RpcUtxosByAddressesEntry.newBuilder()
                .setAddress(
                        address(entry.scriptPublicKey()).map(Address::toString).orElse(""))
                .setOutpoint(RpcMapping.toWire(outpoint))
                .setUtxoEntry(RpcMapping.toWire(entry))
                .build();
    }
}
