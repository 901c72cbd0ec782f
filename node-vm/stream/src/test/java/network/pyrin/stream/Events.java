package network.pyrin.stream;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import network.pyrin.crypto.Hash;
import network.pyrin.events.AddressChanged;
import network.pyrin.events.BlockAdded;
import network.pyrin.events.BlockColor;
import network.pyrin.events.BlockSummary;
import network.pyrin.events.ChainChanged;
import network.pyrin.events.FiguresChanged;
import network.pyrin.events.MempoolChanged;
import network.pyrin.events.NetworkFigures;
import network.pyrin.events.Position;
import network.pyrin.events.TransactionSummary;
import network.pyrin.events.TransactionsAccepted;
import network.pyrin.events.TransactionsUnaccepted;

/** Small events for tests. */
final class Events {
    static final String EPOCH = "e1";

    private Events() {}

    static Position at(long sequence) {
        return new Position(EPOCH, sequence);
    }

    static Hash hash(long number) {
        return new Hash(0xabcdL, 0, 0, number);
    }

    static BlockAdded block(Position at, long number, int transactions) {
        List<TransactionSummary> list = new ArrayList<>();
        for (int i = 0; i < transactions; i++) {
            list.add(transaction(1000 * number + i, 100_000_000L + i));
        }
        return new BlockAdded(
                at,
                new BlockSummary(
                        hash(number),
                        number,
                        number,
                        1_700_000_000_000L + number,
                        486_722_099L,
                        1.5,
                        transactions,
                        false,
                        BlockColor.PENDING,
                        List.of(hash(number - 1)),
                        Optional.of(hash(number - 1)),
                        1,
                        0,
                        Optional.empty()),
                list);
    }

    static BlockAdded block(long sequence) {
        return block(at(sequence), sequence, 1);
    }

    static TransactionSummary transaction(long number, long amount) {
        return new TransactionSummary(
                hash(number),
                1_700_000_000_000L,
                amount,
                Optional.of(10L),
                1,
                2,
                false,
                Optional.empty(),
                Optional.empty(),
                List.of(new TransactionSummary.Output(Optional.of("pyrinsim:a"), amount)));
    }

    static FiguresChanged figures(long sequence, long circulating) {
        return new FiguresChanged(
                at(sequence),
                new NetworkFigures(
                        1,
                        2.0,
                        3.0,
                        4,
                        5,
                        6.0,
                        7.0,
                        circulating,
                        100_000_000_000_000_000L,
                        10,
                        11,
                        12,
                        13,
                        14,
                        15,
                        16,
                        17,
                        18,
                        Hash.ZERO));
    }

    static AddressChanged address(long sequence, String address) {
        return new AddressChanged(at(sequence), address, 1, 2, 1, 3, 1, 1, List.of(), List.of());
    }

    static TransactionsAccepted accepted(long sequence, long... numbers) {
        List<TransactionSummary> list = new ArrayList<>();
        for (long number : numbers) {
            list.add(transaction(number, number));
        }
        return new TransactionsAccepted(at(sequence), hash(9), 9, 9, list);
    }

    static TransactionsUnaccepted unaccepted(long sequence, long... numbers) {
        List<Hash> ids = new ArrayList<>();
        for (long number : numbers) {
            ids.add(hash(number));
        }
        return new TransactionsUnaccepted(at(sequence), hash(9), ids);
    }

    static ChainChanged chain(long sequence, long... recolored) {
        List<ChainChanged.BlockRecolored> colors = new ArrayList<>();
        for (long number : recolored) {
            colors.add(new ChainChanged.BlockRecolored(hash(number), true, BlockColor.BLUE, Optional.of(hash(9))));
        }
        return new ChainChanged(
                at(sequence),
                List.of(),
                List.of(new ChainChanged.ChainBlock(hash(recolored[0]), 1, 1, 1, 1)),
                colors,
                hash(recolored[0]),
                1,
                1,
                1);
    }

    static MempoolChanged mempool(long sequence, String address, long number) {
        return new MempoolChanged(
                at(sequence),
                2,
                List.of(
                        new MempoolChanged.MempoolTransaction(transaction(number, 5), 2_000, List.of(address)),
                        new MempoolChanged.MempoolTransaction(transaction(777, 5), 2_000, List.of("pyrinsim:other"))),
                List.of(hash(888)));
    }
}
