package network.pyrin.chain;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import network.pyrin.crypto.Bytes;
import network.pyrin.crypto.Hash;
import network.pyrin.crypto.Uint192;

/** Random chain values, hostile ones among them: all bits of every number are used. */
final class RandomChain {
    private final RandomGenerator random;

    RandomChain(RandomGenerator random) {
        this.random = random;
    }

    Hash hash() {
        return new Hash(random.nextLong(), random.nextLong(), random.nextLong(), random.nextLong());
    }

    Bytes bytes(int lengthBound) {
        byte[] bytes = new byte[random.nextInt(lengthBound)];
        random.nextBytes(bytes);
        return Bytes.wrap(bytes);
    }

    /** Small, huge and anything between. */
    long u64() {
        return random.nextLong() >>> random.nextInt(64);
    }

    <T> List<T> list(int bound, Supplier<T> item) {
        List<T> items = new ArrayList<>();
        for (int i = random.nextInt(bound); i > 0; i--) {
            items.add(item.get());
        }
        return items;
    }

    Header header() {
        List<List<Hash>> levels = new ArrayList<>();
        for (int i = random.nextInt(6); i > 0; i--) {
            List<Hash> level = list(4, this::hash);
            for (int j = random.nextInt(4); j >= 0; j--) {
                levels.add(level);
            }
        }
        return Header.of(
                random.nextInt(0x10000),
                levels,
                hash(),
                hash(),
                hash(),
                u64(),
                random.nextInt(),
                u64(),
                u64(),
                new Uint192(random.nextBoolean() ? 0 : u64(), u64(), u64()),
                u64(),
                hash());
    }

    ScriptPublicKey script() {
        return new ScriptPublicKey(random.nextInt(10) == 0 ? random.nextInt(0x10000) : 0, bytes(200));
    }

    SubnetworkId subnetwork() {
        return switch (random.nextInt(5)) {
            case 0 -> SubnetworkId.NATIVE;
            case 1 -> SubnetworkId.COINBASE;
            case 2 -> SubnetworkId.REGISTRY;
            default -> {
                byte[] id = new byte[SubnetworkId.BYTES];
                random.nextBytes(id);
                id[0] = (byte) random.nextInt(4);
                yield new SubnetworkId(Bytes.wrap(id));
            }
        };
    }

    Outpoint outpoint() {
        return new Outpoint(hash(), random.nextInt());
    }

    TransactionInput input() {
        return new TransactionInput(outpoint(), bytes(300), u64(), random.nextInt(256));
    }

    TransactionOutput output() {
        return new TransactionOutput(u64(), script());
    }

    Transaction transaction() {
        return new Transaction(
                random.nextInt(0x10000),
                list(5, this::input),
                list(5, this::output),
                u64(),
                subnetwork(),
                u64(),
                bytes(100),
                u64());
    }

    UtxoEntry utxoEntry() {
        return new UtxoEntry(u64(), script(), u64(), random.nextBoolean());
    }
}
