package network.pyrin.node.consensus.dag;

import java.util.Arrays;

/**
 * The lists of a block that never change: parents, mergeset blues and reds, non-DAA blocks, blue-anticone sizes.
 *
 * <p>One packed record a block: five lengths, then parents, blues, reds, non-DAA blocks, blocks with an anticone size (ascending
 * by index), their sizes.
 */
final class BlockLists {
    private static final int PARENTS = 0;
    private static final int BLUES = 1;
    private static final int REDS = 2;
    private static final int NON_DAA = 3;
    private static final int SIZES = 4;
    private static final int LENGTHS = 5;

    private final IntColumn addresses = new IntColumn();
    private final IntArena arena = new IntArena();

    void set(int block, GhostdagData ghostdag, int[] nonDaa) {
        int[][] lists = {
            ghostdag.parents(),
            ghostdag.blues(),
            ghostdag.reds(),
            nonDaa,
            ghostdag.anticoneBlocks(),
            ghostdag.anticoneSizes()
        };
        int length = LENGTHS;
        for (int[] list : lists) {
            length += list.length;
        }
        int[] record = new int[length];
        int at = LENGTHS;
        for (int i = 0; i < lists.length; i++) {
            if (i < LENGTHS) {
                record[i] = lists[i].length;
            }
            System.arraycopy(lists[i], 0, record, at, lists[i].length);
            at += lists[i].length;
        }
        addresses.set(block, arena.append(record, length));
    }

    int[] parents(int block) {
        return list(block, PARENTS);
    }

    int[] blues(int block) {
        return list(block, BLUES);
    }

    int[] reds(int block) {
        return list(block, REDS);
    }

    int[] nonDaa(int block) {
        return list(block, NON_DAA);
    }

    int[] anticoneBlocks(int block) {
        return list(block, SIZES);
    }

    int[] anticoneSizes(int block) {
        int address = addresses.get(block);
        int[] array = arena.array(address);
        int start = IntArena.position(address);
        int from = start
                + LENGTHS
                + array[start]
                + array[start + 1]
                + array[start + 2]
                + array[start + 3]
                + array[start + SIZES];
        return Arrays.copyOfRange(array, from, from + array[start + SIZES]);
    }

    private int[] list(int block, int which) {
        int address = addresses.get(block);
        int[] array = arena.array(address);
        int start = IntArena.position(address);
        int from = start + LENGTHS;
        for (int i = 0; i < which; i++) {
            from += array[start + i];
        }
        return Arrays.copyOfRange(array, from, from + array[start + which]);
    }

    /** The array that holds a block's record: with the two methods below, a walk over its blues without a copy. */
    int[] array(int block) {
        return arena.array(addresses.get(block));
    }

    int bluesFrom(int block) {
        int address = addresses.get(block);
        int start = IntArena.position(address);
        return start + LENGTHS + arena.array(address)[start + PARENTS];
    }

    int bluesCount(int block) {
        int address = addresses.get(block);
        return arena.array(address)[IntArena.position(address) + BLUES];
    }

    int parentsFrom(int block) {
        return IntArena.position(addresses.get(block)) + LENGTHS;
    }

    int parentsCount(int block) {
        int address = addresses.get(block);
        return arena.array(address)[IntArena.position(address) + PARENTS];
    }

    /** Blue-anticone size of {@code blue} recorded at a block, or -1. */
    int anticoneSize(int block, int blue) {
        int address = addresses.get(block);
        int[] array = arena.array(address);
        int start = IntArena.position(address);
        int count = array[start + SIZES];
        int from = start + LENGTHS + array[start] + array[start + 1] + array[start + 2] + array[start + 3];
        int at = Arrays.binarySearch(array, from, from + count, blue);
        return at < 0 ? -1 : array[at + count];
    }
}
