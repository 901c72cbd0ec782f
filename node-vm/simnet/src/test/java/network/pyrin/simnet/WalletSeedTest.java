package network.pyrin.simnet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import network.pyrin.chain.AddressPrefix;
import network.pyrin.cryptonative.NativeSignatures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WalletSeedTest {
    @TempDir
    Path folder;

    @Test
    void theWalletsAreTheSameAfterARestart() throws IOException {
        WalletSeed made = WalletSeed.openOrCreate(folder, new Random(1));
        WalletSeed read = WalletSeed.openOrCreate(folder, new Random(2));
        assertThat(read).isEqualTo(made);
        NativeSignatures signer = new NativeSignatures();
        assertThat(read.wallets(3, AddressPrefix.SIMNET, signer))
                .isEqualTo(made.wallets(3, AddressPrefix.SIMNET, signer))
                .doesNotHaveDuplicates();
    }

    @Test
    void aDamagedFileIsNamedAndKept() throws IOException {
        Path file = folder.resolve("wallets.seed");
        Files.writeString(file, "nonsense");
        assertThatThrownBy(() -> WalletSeed.openOrCreate(folder, new Random(1)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("wallets.seed is not a wallet seed");
        assertThat(file).hasContent("nonsense");
    }

    @Test
    void secretsAreNotPrinted() throws IOException {
        WalletSeed seed = WalletSeed.openOrCreate(folder, new Random(1));
        assertThat(seed.toString()).doesNotContain(seed.bytes().toHex());
    }
}
