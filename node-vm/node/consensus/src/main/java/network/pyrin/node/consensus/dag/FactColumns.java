package network.pyrin.node.consensus.dag;

import network.pyrin.crypto.Uint192;
import network.pyrin.node.consensus.rules.BlockStatus;

/** One column per fact of a block. Written once before the block is published, but for the status. */
final class FactColumns {
    private static final int WORK_WORDS = 3;

    final LongColumn blueScore = new LongColumn();
    final LongColumn daaScore = new LongColumn();
    final LongColumn timestampMillis = new LongColumn();
    final LongColumn pastMedianTimeMillis = new LongColumn();
    /** Order of insertion over the whole life of the data folder: names the block's record on disk. */
    final LongColumn number = new LongColumn();

    final IntColumn bits = new IntColumn();
    final IntColumn selectedParent = new IntColumn();
    final IntColumn mergeDepthRoot = new IntColumn();
    final IntColumn finalityPoint = new IntColumn();
    private final LongColumn blueWork = new LongColumn();
    /** Level in the high bytes, status in the lowest. */
    private final IntColumn levelAndStatus = new IntColumn();

    Uint192 blueWork(int block) {
        int at = block * WORK_WORDS;
        return new Uint192(blueWork.get(at), blueWork.get(at + 1), blueWork.get(at + 2));
    }

    void setBlueWork(int block, Uint192 work) {
        int at = block * WORK_WORDS;
        blueWork.set(at, work.hi());
        blueWork.set(at + 1, work.mid());
        blueWork.set(at + 2, work.lo());
    }

    int compareBlueWork(int a, int b) {
        for (int word = 0; word < WORK_WORDS; word++) {
            int order = Long.compareUnsigned(blueWork.get(a * WORK_WORDS + word), blueWork.get(b * WORK_WORDS + word));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    int level(int block) {
        return levelAndStatus.get(block) >>> Byte.SIZE;
    }

    BlockStatus status(int block) {
        return BlockStatus.ofCode(levelAndStatus.get(block) & 0xff);
    }

    void setLevelAndStatus(int block, int level, BlockStatus status) {
        levelAndStatus.set(block, level << Byte.SIZE | status.code());
    }
}
