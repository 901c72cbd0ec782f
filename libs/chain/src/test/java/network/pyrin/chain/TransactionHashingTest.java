package network.pyrin.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import network.pyrin.crypto.Bytes;
import network.pyrin.crypto.Hash;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The seven known ids and hashes. Source: protocol appendix E.1. */
class TransactionHashingTest {
    private static final Hash FIRST = Hash.ZERO;
    private static final Hash SECOND = Hash.ofHex("b4c796afd46beb1d6a674d21de3ade8c182f997d55bacbc0f681e8ec7219b27d");

    @ParameterizedTest
    @CsvSource({
        "0, none,   false, 0,  0, 0, f83b4653b526e7c410dfe83215d97a27ecb180b7ba1508b995c28c3983e4b902,"
                + " 84d819d71bfdb9847593bfbced3632bb4c13a0b8a2b1b82b03eecb8353f32869",
        "1, first,  false, 0,  0, 0, b887b8f6bcde581ed2bea1d8ccc7e1caeed7be2c9db808064dac2b383ee6dec0,"
                + " 7a3bdd484f2ef6abb66a5789d95b23f2e1a5753e7f0eaae3d73586b9df60086a",
        "1, first,  true,  0,  0, 0, 5848a1b4843b4c0f6c0a33a9b3486805e72476805f33fad52651ab59deac4f81,"
                + " 5cfc61ff329d40fe62ae383a4cb21857cf592425610e58672c81e291ba4861f2",
        "2, first,  true,  54, 3, 0, b4c796afd46beb1d6a674d21de3ade8c182f997d55bacbc0f681e8ec7219b27d,"
                + " 152ccead0a1e260ab88527b86a80b6ea6e7eb1a5ae8718b8cd8801b3790b1c1f",
        "2, second, true,  54, 3, 0, c2266b0d084cd36f2cab3c664eec06307c65c9fdb536160544f3ef49082c33e7,"
                + " 11f6c1f568f3be13cf0d459c94db37ab2840afe5bbc628d12d04fae3bdcea136",
        "2, second, true,  54, 3, 1, cbd095375dc9d004e880a9c813e092fcdb5856b512fb23990c0eebf49735956f,"
                + " f8efa556479c3a559d582be0424f085eeaf8f0f78ffdbd90867b1f9a4a6a99ca",
        "2, second, true,  54, 3, 2, 761a7c9e1aa348e64b7d21fce8afaa2a48f2dfcb545f64bc016b25e1a3582bfe,"
                + " 248942c819e2318807e5ec877ecad14a0b0fa9baf66af0ca30761a63cced0113"
    })
    void vectors(
            int version, String spends, boolean pays, long lockTime, long gas, int subnetwork, String id, String hash) {
        List<TransactionInput> inputs = spends.equals("none")
                ? List.of()
                : List.of(new TransactionInput(
                        new Outpoint(spends.equals("first") ? FIRST : SECOND, 2), Bytes.ofHex("0102"), 7, 5));
        List<TransactionOutput> outputs = pays
                ? List.of(new TransactionOutput(1564, new ScriptPublicKey(7, Bytes.ofHex("0102030405"))))
                : List.of();
        SubnetworkId subnetworkId = List.of(SubnetworkId.NATIVE, SubnetworkId.COINBASE, SubnetworkId.REGISTRY)
                .get(subnetwork);
        Transaction transaction =
                new Transaction(version, inputs, outputs, lockTime, subnetworkId, gas, Bytes.EMPTY, 0);
        assertThat(transaction.id()).hasToString(id);
        assertThat(TransactionHashing.hash(transaction, false)).hasToString(hash);
    }
}
