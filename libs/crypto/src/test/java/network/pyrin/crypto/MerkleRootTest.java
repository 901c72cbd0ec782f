package network.pyrin.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MerkleRootTest {
    @Test
    void knownRoots() {
        assertThat(root(0)).isEqualTo(Hash.ZERO);
        assertThat(root(1)).hasToString("01".repeat(32));
        assertThat(root(2)).hasToString("64f0feb707f421b7dc1696abc535541b4a3a056da01e5fe6ec7cef4e8a129e51");
        assertThat(root(3)).hasToString("8148ad71f58f4c7238565b5166ca51cd4f94059c7e2a7e5e4d8648780176a916");
        assertThat(root(4)).hasToString("27732949917c66cab994e0a586cc0307d9ba30b8ac8c281be75cb8b487ff8e27");
        assertThat(root(5)).hasToString("bb590407211c7ba9806cd506e805f2d0dd99a70b77642512f33fa8fed6de578c");
    }

    private static Hash root(int leaves) {
        List<Hash> hashes = new ArrayList<>();
        for (int i = 1; i <= leaves; i++) {
            hashes.add(Hash.ofHex("%02x".formatted(i).repeat(32)));
        }
        return MerkleRoot.of(hashes);
    }
}
