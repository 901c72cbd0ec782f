package network.pyrin.chain;

import java.util.List;
import network.pyrin.crypto.Bytes;
import network.pyrin.crypto.Hash;
import network.pyrin.crypto.Uint192;

/**
 * The first block of a network, known by a declared hash.
 *
 * <p>On several networks the declared hash or the declared merkle root is not what the fields give (values were kept from
 * other chains). A node takes genesis as declared and never checks it. Source: protocol 1.5, appendix D.
 *
 * @param declaredHash the identity under which the block is stored and named by its children
 * @param hashMerkleRoot as declared
 * @param utxoCommitment as declared
 * @param timestampMillis milliseconds since the epoch
 * @param bits compact target; also the difficulty until the window is long enough
 * @param nonce as declared
 * @param daaScore DAA score at which the network starts
 * @param coinbasePayload the payload of the only transaction, a coinbase without outputs
 */
public record GenesisBlock(
        Hash declaredHash,
        Hash hashMerkleRoot,
        Hash utxoCommitment,
        long timestampMillis,
        int bits,
        long nonce,
        long daaScore,
        Bytes coinbasePayload) {

    /** Commitment of an empty UTXO set. Source: protocol 3.5. */
    public static final Hash EMPTY_UTXO_COMMITMENT =
            Hash.ofHex("544eb3142c000f0ad2c76ac41f4222abbababed830eeafee4b6dc56b52d5cac0");

    /**
     * The header, carrying the declared hash.
     *
     * @return version 0, no parents
     */
    public Header header() {
        return new Header(
                0,
                List.of(),
                hashMerkleRoot,
                Hash.ZERO,
                utxoCommitment,
                timestampMillis,
                bits,
                nonce,
                daaScore,
                Uint192.ZERO,
                0,
                Hash.ZERO,
                declaredHash);
    }

    /**
     * The only transaction.
     *
     * @return a coinbase without outputs
     */
    public Transaction coinbase() {
        return new Transaction(0, List.of(), List.of(), 0, SubnetworkId.COINBASE, 0, coinbasePayload, 0);
    }

    /**
     * Header and body.
     *
     * @return the block under its declared hash
     */
    public Block block() {
        return new Block(header(), List.of(coinbase()));
    }

    /**
     * The same genesis at another time, its declared hash kept: simulated chains start at the epoch.
     *
     * @param newTimestampMillis milliseconds since the epoch
     * @return a genesis block
     */
    public GenesisBlock withTimestampMillis(long newTimestampMillis) {
        return new GenesisBlock(
                declaredHash,
                hashMerkleRoot,
                utxoCommitment,
                newTimestampMillis,
                bits,
                nonce,
                daaScore,
                coinbasePayload);
    }
}
