package network.pyrin.node.rpcserver;

import java.time.InstantSource;
import java.util.Optional;
import network.pyrin.node.consensus.Consensus;
import network.pyrin.node.mempool.BlockTemplates;
import network.pyrin.node.mempool.Mempool;
import network.pyrin.node.utxoindex.UtxoIndex;

/**
 * What the calls are answered from.
 *
 * @param consensus the chain
 * @param mempool transactions that wait; hears from consensus before the server does
 * @param templates blocks to mine
 * @param utxoIndex unspent outputs by script; without it the calls by address are refused
 * @param policy what this node allows
 * @param clock wall clock
 */
public record NodeServices(
        Consensus consensus,
        Mempool mempool,
        BlockTemplates templates,
        Optional<UtxoIndex> utxoIndex,
        RpcPolicy policy,
        InstantSource clock) {}
