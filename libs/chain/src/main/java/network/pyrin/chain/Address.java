package network.pyrin.chain;

import network.pyrin.crypto.Bytes;

/**
 * Who is paid, in the form people exchange: {@code prefix:payload}, the payload in base 32 with a 40-bit checksum.
 *
 * <p>Text and value correspond one to one, except that the padding bits of a text are not checked (as in every existing
 * client), so a few texts decode to the same address. Source: protocol 1.3.
 *
 * @param prefix which network
 * @param version what the payload is
 * @param payload a public key or a script hash, of the length its version demands
 */
public record Address(AddressPrefix prefix, AddressVersion version, Bytes payload) {
    /** Rejects a payload of the wrong length for its version. */
    public Address {
        if (payload.length() != version.payloadLength()) {
            throw new MalformedAddressException("The address payload of version " + version.text() + " has "
                    + version.payloadLength() + " bytes, not " + payload.length());
        }
    }

    /**
     * Parses an address of any network.
     *
     * @param text {@code prefix:payload}, lower case
     * @return the address
     * @throws MalformedAddressException if it is not one; the message says why
     */
    public static Address parse(String text) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            throw new MalformedAddressException("The address prefix is missing");
        }
        String prefixText = text.substring(0, colon);
        AddressPrefix prefix = AddressPrefix.of(prefixText)
                .orElseThrow(() -> new MalformedAddressException("The address has an invalid prefix " + prefixText));
        byte[] data = AddressCodec.decode(prefix.text(), text.substring(colon + 1));
        if (data.length == 0) {
            throw new MalformedAddressException("The address is too short");
        }
        int code = data[0] & 0xff;
        AddressVersion version = AddressVersion.of(code)
                .orElseThrow(() -> new MalformedAddressException("The address has an invalid version " + code));
        return new Address(prefix, version, Bytes.copyOf(data, 1, data.length));
    }

    @Override
    public String toString() {
        byte[] data = new byte[payload.length() + 1];
        data[0] = (byte) version.code();
        System.arraycopy(payload.unsafeArray(), 0, data, 1, payload.length());
        return prefix.text() + ":" + AddressCodec.encode(prefix.text(), data);
    }
}
