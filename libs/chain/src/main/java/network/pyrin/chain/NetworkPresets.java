package network.pyrin.chain;

import java.util.List;
import network.pyrin.crypto.Bytes;
import network.pyrin.crypto.Hash;

/**
 * The numbers of the five networks: two families (1 and 10 blocks a second) and what each network changes.
 *
 * <p>Source: protocol 1.5, 1.6, appendix D. Depths of the 10-BPS family follow from the formulas there; those of the 1-BPS family
 * are constants that were fixed before the formulas.
 */
final class NetworkPresets {
    private static final double MAX_DIFFICULTY_TARGET_F64 = 5.78960446186581e76;
    private static final long POW_ALGO_UPDATED_ABOVE = 27_037_930;
    private static final long DEVIATION_TOLERANCE = 132;

    private static final NetworkParams MAINNET = oneBlockPerSecond(NetworkId.MAINNET, mainnetGenesis()).toBuilder()
            .dnsSeeders(List.of(
                    "seeder1-mainnet.pyrin.network",
                    "seeder2-mainnet.pyrin.network",
                    "seeder3-mainnet.pyrin.network",
                    "seeder4-mainnet.pyrin.network"))
            .maxBlockLevel(225)
            .build();
    private static final NetworkParams DEVNET = oneBlockPerSecond(NetworkId.DEVNET, devnetGenesis());
    private static final NetworkParams TESTNET_11 = tenBlocksPerSecond(NetworkId.TESTNET_11, testnet11Genesis());
    private static final NetworkParams SIMNET = tenBlocksPerSecond(NetworkId.SIMNET, simnetGenesis()).toBuilder()
            .skipProofOfWork(true)
            .build();

    /** Ten blocks a second, but the rules that came with that rate elsewhere never activate. */
    private static final NetworkParams TESTNET_10 =
            tenBlocksPerSecond(NetworkId.TESTNET_10, testnet10Genesis()).toBuilder()
                    .samplingActivationDaaScore(NetworkParams.NEVER)
                    .storageMassActivationDaaScore(NetworkParams.NEVER)
                    .maxTxInputs(1_000_000_000)
                    .maxTxOutputs(1_000_000_000)
                    .maxSignatureScriptLen(1_000_000_000)
                    .maxScriptPublicKeyLen(1_000_000_000)
                    .build();

    private NetworkPresets() {}

    static NetworkParams of(NetworkId network) {
        return switch (network) {
            case MAINNET -> MAINNET;
            case TESTNET_10 -> TESTNET_10;
            case TESTNET_11 -> TESTNET_11;
            case SIMNET -> SIMNET;
            case DEVNET -> DEVNET;
        };
    }

    private static NetworkParams oneBlockPerSecond(NetworkId network, GenesisBlock genesis) {
        return new NetworkParams(
                network,
                genesis,
                List.of(),
                1000,
                18,
                DEVIATION_TOLERANCE,
                DEVIATION_TOLERANCE,
                10,
                27,
                NetworkParams.NEVER,
                MAX_DIFFICULTY_TARGET_F64,
                4,
                661,
                2641,
                10,
                10,
                180,
                3_600,
                86_400,
                185_798,
                150,
                204,
                1_000_000_000,
                1_000_000_000,
                1_000_000_000,
                1_000_000_000,
                1,
                10,
                1000,
                500_000,
                1_000_000_000_000L,
                NetworkParams.NEVER,
                15_519_600,
                1_700_000_000,
                100,
                false,
                250,
                1000,
                POW_ALGO_UPDATED_ABOVE);
    }

    private static NetworkParams tenBlocksPerSecond(NetworkId network, GenesisBlock genesis) {
        return oneBlockPerSecond(network, genesis).toBuilder()
                .targetTimePerBlockMillis(100)
                .ghostdagK(124)
                .pastMedianTimeSampleRate(100)
                .samplingActivationDaaScore(0)
                .difficultySampleRate(40)
                .maxBlockParents(16)
                .mergesetSizeLimit(248)
                .mergeDepth(36_000)
                .finalityDepth(432_000)
                .pruningDepth(1_119_290)
                .maxTxInputs(10_000)
                .maxTxOutputs(10_000)
                .maxSignatureScriptLen(1_000_000)
                .maxScriptPublicKeyLen(1_000_000)
                .storageMassActivationDaaScore(0)
                .deflationaryPhaseDaaScore(155_196_000)
                .preDeflationaryPhaseBaseSubsidy(170_000_000)
                .coinbaseMaturity(1000)
                .build();
    }

    private static GenesisBlock mainnetGenesis() {
        return new GenesisBlock(
                Hash.ofHex("db28f93655e579b3bbc276433711cd214b397ac8467401cb82b28f655d25f762"),
                Hash.ofHex("4e44c58eb8c297622a7b0a4be3306247a1ebef7b93eabda7005b53bc0f217afd"),
                Hash.ofHex("d4f5745155b12028daeb90db04d8fe55225bc7ab609957afa7e43f2ba170b774"),
                1_724_969_400_000L,
                0x1d01bc39,
                0x4e616f72,
                25_883_292,
                Bytes.ofHex(
                        "000000000000000000e1f5050000000000000100d795d79ed79420d793d79920d7a2d79cd799d79a20d795d7a2d7"
                                + "9c20d790d797d799d79a20d799d799d798d79120d791d7a9d790d7a820d79bd7a1d7a4d79020d795d793d794"
                                + "d791d79420d79cd79ed7a2d791d79320d79bd7a8d7a2d795d7aa20d790d79cd794d79bd79d20d7aad7a2d791"
                                + "d793d795d79f0000000000000000000208580c631e5ca52b49098a301341a5c754a0fb4cef20d4f5745155b1"
                                + "2028daeb90db04d8fe55225bc7ab609957afa7e43f2ba170b774"));
    }

    private static GenesisBlock testnet10Genesis() {
        return new GenesisBlock(
                Hash.ofHex("50e28b47b23b7074d41a3bbba0726fe7e0ec9a16ecb0992c97c050114303fff5"),
                Hash.ofHex("50e28b47b23b7074d41a3bbba0726fe7e0ec9a16ecb0992c97c050114303fff5"),
                GenesisBlock.EMPTY_UTXO_COMMITMENT,
                1_723_689_084_438L,
                0x1e7fffff,
                0,
                0,
                Bytes.ofHex("000000000000000000e1f5050000000000000100707972696e2d746573746e6574"));
    }

    private static GenesisBlock testnet11Genesis() {
        return new GenesisBlock(
                Hash.ofHex("d6c1825a482b0a7e9503742fa018a75bc1bd090dfd4f66f020872e25feb55cfc"),
                Hash.ofHex("06e7412d29b47e7b98fa982f740753f2e7fd62ee73414629cc298c43f7291493"),
                GenesisBlock.EMPTY_UTXO_COMMITMENT,
                1_723_689_084_438L,
                0x1e0ccccc,
                0,
                0,
                Bytes.ofHex("000000000000000000e1f50500000000000001006b617370612d746573746e65740b04"));
    }

    private static GenesisBlock simnetGenesis() {
        return new GenesisBlock(
                Hash.ofHex("9888fe7ecacb4ddad1494f4ffaf5c4f3b03a71ed7dc9ee1ccacb10d1e8a8eb5b"),
                Hash.ofHex("1946d629f7e922a7bced59190521c3771f73d352ddbbb686564ad7fd56857c1b"),
                GenesisBlock.EMPTY_UTXO_COMMITMENT,
                1_633_687_894_966L,
                0x207fffff,
                2,
                0,
                Bytes.ofHex("000000000000000000e1f50500000000000001006b617370612d73696d6e6574"));
    }

    private static GenesisBlock devnetGenesis() {
        return new GenesisBlock(
                Hash.ofHex("4cb48d0b2073b802360145a15ad1abdc01d89b5c2fe4722630ab9b5fe9dfc4f2"),
                Hash.ofHex("58abf20321d70716162b6bf8d9f589ca33ae6e32b3b19abb7fa65d1141a3f94d"),
                GenesisBlock.EMPTY_UTXO_COMMITMENT,
                1_231_006_505_000L,
                0x1e21bc1c,
                0x48e5e,
                0,
                Bytes.ofHex("000000000000000000e1f50500000000000001006b617370612d6465766e6574"));
    }
}
