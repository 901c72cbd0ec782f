package network.pyrin.readmodel;

/**
 * Names of the collections: the contract between who writes and who reads. The shape of {@code _id} and the record that
 * describes the rest are named with each.
 */
public final class Collections {
    /** Blocks by hash: {@link BlockDocument}. */
    public static final String BLOCKS = "blocks";

    /** Transactions by id: {@link TransactionDocument}. */
    public static final String TRANSACTIONS = "transactions";

    /** Addresses by text: {@link AddressDocument}. */
    public static final String ADDRESSES = "addresses";

    /** Pages of histories, {@code <address or log>/<page>}: {@link HistoryPage}. */
    public static final String ADDRESS_PAGES = "address_pages";

    /** Unspent outputs, {@code <transaction id>:<index>}: {@link UtxoDocument}. */
    public static final String UTXOS = "utxos";

    /** Pages of an address's unspent outputs, {@code <address>/<page>}: {@link UtxoPage}. */
    public static final String ADDRESS_UTXOS = "address_utxos";

    /** Blue score to block hashes: {@link BlockIndexDocument}. */
    public static final String BLOCK_INDEX = "block_index";

    /**
     * The record of the change that is being applied, which only the processor reads; what recent changes told:
     * {@link ChangeEventsDocument}; events that were too large for the topic: {@link LargeEventDocument}.
     */
    public static final String CHANGES = "changes";

    /** How far the read model is: {@link CheckpointDocument}. */
    public static final String CHECKPOINTS = "checkpoints";

    /** History of metrics, {@code <resolution>/<page>}: {@link MetricsPage}. */
    public static final String METRICS = "metrics";

    /** The node's mempool, by transaction id, with expiry: {@link MempoolDocument}. */
    public static final String MEMPOOL = "mempool";

    /** The richest addresses, one document: {@link RichListDocument}. */
    public static final String RICH_LIST = "rich_list";

    /** Names of well-known addresses, by address: {@link LabelDocument}. */
    public static final String LABELS = "labels";

    /** Singletons: {@link NetworkDocument}, {@link TotalsDocument} and {@link FeesDocument}. */
    public static final String NETWORK = "network";

    /** Webhooks by id: {@link WebhookDocument}; registration and delivery write different fields. */
    public static final String WEBHOOKS = "webhooks";

    /** Address to the webhooks that watch it. */
    public static final String WEBHOOK_ADDRESSES = "webhook_addresses";

    /** How far a webhook was told about an address, {@code <webhook>/<address>}: {@link CursorDocument}. */
    public static final String WEBHOOK_CURSORS = "webhook_cursors";

    /** Who holds how many webhooks: {@code host/…}, {@code client/…}. */
    public static final String WEBHOOK_QUOTAS = "webhook_quotas";

    /** Deliveries that wait, by delivery id, where no other queue is used; only alerts reads them. */
    public static final String WEBHOOK_DELIVERIES = "webhook_deliveries";

    /** Messages and deliveries that were given up, with the reason; for the operator. */
    public static final String DEAD_LETTERS = "dead_letters";

    private Collections() {}
}
