package network.pyrin.node.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import network.pyrin.crypto.Hash;
import org.junit.jupiter.api.Test;

class PrefixTest {
    @Test
    void codesAreUniqueAndLeaveRoomForScans() {
        assertThat(Arrays.stream(Prefix.values()).map(Prefix::code))
                .doesNotHaveDuplicates()
                .doesNotContain((byte) 0xff);
    }

    @Test
    void numericOrderIsKeyOrder() {
        long[] ascending = {0, 1, 255, 256, Long.MAX_VALUE, Long.MIN_VALUE, -1};
        for (int i = 1; i < ascending.length; i++) {
            assertThat(Arrays.compareUnsigned(Prefix.HEADER.key(ascending[i - 1]), Prefix.HEADER.key(ascending[i])))
                    .isNegative();
        }
        Hash id = new Hash(1, 2, 3, 4);
        assertThat(Arrays.compareUnsigned(Prefix.UTXO.key(id, 255), Prefix.UTXO.key(id, 256)))
                .isNegative();
        assertThat(Prefix.UTXO.key(id, 0x01020304)).endsWith(1, 2, 3, 4).hasSize(37);
    }

    @Test
    void endOfAScanSkipsFullBytes() {
        assertThat(Prefix.after(new byte[] {1, (byte) 0xff})).containsExactly(2);
        assertThat(Prefix.after(new byte[] {1, 2})).containsExactly(1, 3);
        assertThatThrownBy(() -> Prefix.after(new byte[] {(byte) 0xff})).isInstanceOf(IllegalArgumentException.class);
    }
}
