package network.pyrin.node.consensus.dag;

import java.util.Arrays;

/** The past median time of a window. Source: protocol 4.7. */
final class MedianTime {
    /** Timestamps around the middle that the sampled rule averages. */
    private static final int FRAME_MAX = 11;

    private final Dag dag;

    MedianTime(Dag dag) {
        this.dag = dag;
    }

    /** The middle timestamp of a whole window; genesis's if the window is empty. */
    long ofWhole(int[] window) {
        return window.length == 0 ? dag.params().genesis().timestampMillis() : sorted(window)[window.length / 2];
    }

    /** The rounded average of the timestamps around the middle of a sampled window; genesis's if it is empty. */
    long ofSampled(int[] window) {
        if (window.length == 0) {
            return dag.params().genesis().timestampMillis();
        }
        long[] timestamps = sorted(window);
        int frame = Math.min(timestamps.length, FRAME_MAX);
        int end = (timestamps.length + frame + 1) / 2;
        long sum = 0;
        for (int i = end - frame; i < end; i++) {
            sum = Math.addExact(sum, timestamps[i]);
        }
        return (sum + frame / 2) / frame;
    }

    private long[] sorted(int[] window) {
        long[] timestamps = new long[window.length];
        for (int i = 0; i < window.length; i++) {
            timestamps[i] = dag.timestampMillis(window[i]);
        }
        Arrays.sort(timestamps);
        return timestamps;
    }
}
