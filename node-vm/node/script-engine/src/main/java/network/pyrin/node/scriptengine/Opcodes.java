package network.pyrin.node.scriptengine;

/** Opcode numbers that the code names; the rest are handled by range. Source: protocol 6.3. */
final class Opcodes {
    static final int OP_FALSE = 0x00;
    static final int OP_DATA_75 = 0x4b;
    static final int OP_PUSHDATA1 = 0x4c;
    static final int OP_PUSHDATA2 = 0x4d;
    static final int OP_PUSHDATA4 = 0x4e;
    static final int OP_1NEGATE = 0x4f;
    static final int OP_RESERVED = 0x50;
    static final int OP_1 = 0x51;
    static final int OP_16 = 0x60;
    static final int OP_NOP = 0x61;
    static final int OP_VER = 0x62;
    static final int OP_IF = 0x63;
    static final int OP_NOTIF = 0x64;
    static final int OP_VERIF = 0x65;
    static final int OP_VERNOTIF = 0x66;
    static final int OP_ELSE = 0x67;
    static final int OP_ENDIF = 0x68;
    static final int OP_VERIFY = 0x69;
    static final int OP_RETURN = 0x6a;
    static final int OP_TOALTSTACK = 0x6b;
    static final int OP_FROMALTSTACK = 0x6c;
    static final int OP_2DROP = 0x6d;
    static final int OP_2DUP = 0x6e;
    static final int OP_3DUP = 0x6f;
    static final int OP_2OVER = 0x70;
    static final int OP_2ROT = 0x71;
    static final int OP_2SWAP = 0x72;
    static final int OP_IFDUP = 0x73;
    static final int OP_DEPTH = 0x74;
    static final int OP_DROP = 0x75;
    static final int OP_DUP = 0x76;
    static final int OP_NIP = 0x77;
    static final int OP_OVER = 0x78;
    static final int OP_PICK = 0x79;
    static final int OP_ROLL = 0x7a;
    static final int OP_ROT = 0x7b;
    static final int OP_SWAP = 0x7c;
    static final int OP_TUCK = 0x7d;
    static final int OP_CAT = 0x7e;
    static final int OP_RIGHT = 0x81;
    static final int OP_SIZE = 0x82;
    static final int OP_INVERT = 0x83;
    static final int OP_XOR = 0x86;
    static final int OP_EQUAL = 0x87;
    static final int OP_EQUALVERIFY = 0x88;
    static final int OP_RESERVED1 = 0x89;
    static final int OP_RESERVED2 = 0x8a;
    static final int OP_1ADD = 0x8b;
    static final int OP_1SUB = 0x8c;
    static final int OP_2MUL = 0x8d;
    static final int OP_2DIV = 0x8e;
    static final int OP_NEGATE = 0x8f;
    static final int OP_ABS = 0x90;
    static final int OP_NOT = 0x91;
    static final int OP_0NOTEQUAL = 0x92;
    static final int OP_ADD = 0x93;
    static final int OP_SUB = 0x94;
    static final int OP_MUL = 0x95;
    static final int OP_RSHIFT = 0x99;
    static final int OP_BOOLAND = 0x9a;
    static final int OP_BOOLOR = 0x9b;
    static final int OP_NUMEQUAL = 0x9c;
    static final int OP_NUMEQUALVERIFY = 0x9d;
    static final int OP_NUMNOTEQUAL = 0x9e;
    static final int OP_LESSTHAN = 0x9f;
    static final int OP_GREATERTHAN = 0xa0;
    static final int OP_LESSTHANOREQUAL = 0xa1;
    static final int OP_GREATERTHANOREQUAL = 0xa2;
    static final int OP_MIN = 0xa3;
    static final int OP_MAX = 0xa4;
    static final int OP_WITHIN = 0xa5;
    static final int OP_SHA256 = 0xa8;
    static final int OP_CHECKMULTISIGECDSA = 0xa9;
    static final int OP_BLAKE3 = 0xaa;
    static final int OP_CHECKSIGECDSA = 0xab;
    static final int OP_CHECKSIG = 0xac;
    static final int OP_CHECKSIGVERIFY = 0xad;
    static final int OP_CHECKMULTISIG = 0xae;
    static final int OP_CHECKMULTISIGVERIFY = 0xaf;
    static final int OP_CHECKLOCKTIMEVERIFY = 0xb0;
    static final int OP_CHECKSEQUENCEVERIFY = 0xb1;

    private Opcodes() {}

    /** Whether an opcode only pushes; OP_RESERVED counts as a push too. */
    static boolean isPush(int opcode) {
        return opcode <= OP_16;
    }

    /** Opcodes that fail even in a branch that is not executed. */
    static boolean isDisabled(int opcode) {
        return opcode >= OP_CAT && opcode <= OP_RIGHT
                || opcode >= OP_INVERT && opcode <= OP_XOR
                || opcode == OP_2MUL
                || opcode == OP_2DIV
                || opcode >= OP_MUL && opcode <= OP_RSHIFT;
    }

    /** VERIF and VERNOTIF fail wherever they stand. */
    static boolean isAlwaysIllegal(int opcode) {
        return opcode == OP_VERIF || opcode == OP_VERNOTIF;
    }

    /** IF, NOTIF, ELSE and ENDIF (and the illegal pair between them) are looked at in every branch. */
    static boolean isConditional(int opcode) {
        return opcode >= OP_IF && opcode <= OP_ENDIF;
    }
}
