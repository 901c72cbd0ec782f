package network.pyrin.simnet;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import network.pyrin.chain.Address;
import network.pyrin.chain.AddressPrefix;
import network.pyrin.chain.StandardScripts;
import network.pyrin.crypto.Bytes;
import network.pyrin.crypto.Hash;
import network.pyrin.crypto.KeyedHash;
import network.pyrin.crypto.Signer;

/**
 * The secret that all wallets of a data folder derive from, kept in a file so that they still own their coins after a
 * restart.
 *
 * @param bytes 32 bytes
 */
public record WalletSeed(Hash bytes) {
    private static final String FILE = "wallets.seed";

    /**
     * Reads the folder's seed, or makes one and stores it, readable by its owner only.
     *
     * @param folder the data folder, which exists
     * @param random makes a new seed
     * @return the seed
     * @throws IOException if the file cannot be read or written, or is not a seed
     */
    public static WalletSeed openOrCreate(Path folder, RandomGenerator random) throws IOException {
        Path file = folder.resolve(FILE);
        if (Files.exists(file)) {
            return read(file);
        }
        byte[] fresh = new byte[Hash.BYTES];
        random.nextBytes(fresh);
        WalletSeed seed = new WalletSeed(Hash.of(fresh));
        Path temporary = folder.resolve(FILE + ".new");
        Files.writeString(temporary, seed.bytes.toHex() + "\n");
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rw-------"));
        }
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
        return seed;
    }

    private static WalletSeed read(Path file) throws IOException {
        try {
            return new WalletSeed(Hash.ofHex(Files.readString(file).strip()));
        } catch (IllegalArgumentException e) {
            throw new IOException(
                    file + " is not a wallet seed (" + e.getMessage() + "); remove it to make new wallets", e);
        }
    }

    /**
     * The wallets of this seed.
     *
     * @param count how many
     * @param prefix the network's addresses
     * @param signer derives public keys
     * @return always the same for the same seed
     */
    List<Wallet> wallets(int count, AddressPrefix prefix, Signer signer) {
        List<Wallet> wallets = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            byte[] secret = KeyedHash.PERSONAL_MESSAGE_SIGNING_HASH
                    .writer()
                    .hash(bytes)
                    .u32(i)
                    .finish()
                    .toBytes();
            secret[0] &= 0x7f; // below the group order
            Address address = new Address(prefix, Wallet.VERSION, Bytes.wrap(signer.schnorrPublicKey(secret)));
            wallets.add(new Wallet(i, Bytes.wrap(secret), StandardScripts.payTo(address)));
        }
        return wallets;
    }

    /** Never prints the seed. */
    @Override
    public String toString() {
        return "WalletSeed";
    }
}
