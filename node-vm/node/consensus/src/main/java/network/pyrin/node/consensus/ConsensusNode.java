package network.pyrin.node.consensus;

import java.time.InstantSource;
import network.pyrin.chain.Block;
import network.pyrin.chain.Emission;
import network.pyrin.chain.MassCalculator;
import network.pyrin.chain.NetworkParams;
import network.pyrin.crypto.SignatureVerifier;
import network.pyrin.node.consensus.body.BodyInIsolation;
import network.pyrin.node.consensus.body.BodyStage;
import network.pyrin.node.consensus.body.BodyStore;
import network.pyrin.node.consensus.body.BodyTips;
import network.pyrin.node.consensus.dag.Dag;
import network.pyrin.node.consensus.dag.DagRules;
import network.pyrin.node.consensus.header.HeaderStage;
import network.pyrin.node.consensus.parallel.Workers;
import network.pyrin.node.consensus.transaction.ScriptChecks;
import network.pyrin.node.consensus.transaction.TransactionInContext;
import network.pyrin.node.consensus.utxo.UtxoSet;
import network.pyrin.node.consensus.virtual.CoinbaseRules;
import network.pyrin.node.consensus.virtual.VirtualServices;
import network.pyrin.node.consensus.virtual.VirtualStage;
import network.pyrin.node.consensus.virtual.VirtualState;
import network.pyrin.node.scriptengine.ScriptVerifier;
import network.pyrin.node.scriptengine.SignatureCache;
import network.pyrin.node.storage.KeyValueStore;

/** Consensus on a store: wires the stages together, and nothing else. */
public final class ConsensusNode implements Consensus {
    private final NetworkParams params;
    private final Workers workers;
    private final Events events;
    private final Pipeline pipeline;
    private final VirtualStage virtual;
    private final BlockReader blocks;
    private final ChainReader chain;
    private final UtxoReader utxos;
    private final TransactionChecker transactions;
    private final TemplateBuilder templates;

    private ConsensusNode(
            KeyValueStore store,
            NetworkParams params,
            ConsensusOptions options,
            SignatureVerifier signatures,
            InstantSource clock,
            Workers workers,
            Events events) {
        this.params = params;
        this.workers = workers;
        this.events = events;
        Dag dag = Dag.open(store, params);
        DagRules dagRules = new DagRules(dag);
        Emission emission = new Emission(params);
        MassCalculator masses = new MassCalculator(params);
        BodyStore bodies = new BodyStore(store);
        BodyTips tips = new BodyTips(store, params.genesis(), bodies);
        ScriptVerifier scripts = new ScriptVerifier(signatures, new SignatureCache(options.scriptCacheEntries()));
        ScriptChecks scriptChecks = new ScriptChecks(scripts, options.scriptCacheEntries());
        TransactionInContext rules = new TransactionInContext(params, masses, scriptChecks);
        CoinbaseRules coinbases = new CoinbaseRules(emission);
        BodyInIsolation isolation = new BodyInIsolation(params, masses);
        VirtualServices services = new VirtualServices(
                store,
                dag,
                dagRules,
                bodies,
                new UtxoSet(store, options.utxoCacheEntries()),
                rules,
                coinbases,
                workers,
                options.virtualParentChoice());
        this.virtual = new VirtualStage(
                services, tips.current().stream().mapToInt(dag::indexOf).toArray());
        BlockIntake intake = new BlockIntake(
                new HeaderStage(dag, dagRules, clock), isolation, new BodyStage(store, dag, emission, bodies, tips));
        this.pipeline = new Pipeline(
                workers,
                intake,
                new ScriptsAhead(scriptChecks, virtual),
                virtual,
                dag,
                tips,
                events,
                options.pendingBlocksMax());
        this.blocks = new StoredBlocks(dag, bodies, tips, virtual);
        this.chain = new StoredChain(dag, dagRules, virtual);
        this.utxos = new VirtualUtxos(virtual);
        this.transactions = new MempoolChecks(params, masses, rules, virtual);
        this.templates = new Templates(dag, dagRules, rules, coinbases, virtual, isolation, clock);
    }

    /**
     * Opens the chain in a store, or starts one at genesis. Virtual has taken in every stored body when this returns: after a crash,
     * resolution that was under way is done again.
     *
     * @param store stays open when consensus is closed; nobody else may write what consensus owns there
     * @param params the rules
     * @param options how to run
     * @param signatures verifies signatures
     * @param clock what time it is, for the limit on timestamps and for templates
     * @return consensus, running
     * @throws network.pyrin.node.storage.StorageException if the store fails
     */
    public static Consensus open(
            KeyValueStore store,
            NetworkParams params,
            ConsensusOptions options,
            SignatureVerifier signatures,
            InstantSource clock) {
        Workers workers = new Workers(options.threads());
        Events events = new Events();
        try {
            return new ConsensusNode(store, params, options, signatures, clock, workers, events);
        } catch (RuntimeException | Error e) {
            events.close();
            workers.close();
            throw e;
        }
    }

    @Override
    public NetworkParams params() {
        return params;
    }

    @Override
    public Submission submit(Block block) {
        return pipeline.submit(block);
    }

    @Override
    public VirtualState virtual() {
        return virtual.current();
    }

    @Override
    public BlockReader blocks() {
        return blocks;
    }

    @Override
    public ChainReader chain() {
        return chain;
    }

    @Override
    public UtxoReader utxos() {
        return utxos;
    }

    @Override
    public TransactionChecker transactions() {
        return transactions;
    }

    @Override
    public TemplateBuilder templates() {
        return templates;
    }

    @Override
    public void addListener(ConsensusListener listener) {
        events.add(listener);
    }

    @Override
    public void removeListener(ConsensusListener listener) {
        events.remove(listener);
    }

    @Override
    public void close() {
        pipeline.close();
        events.close();
        workers.close();
    }
}
