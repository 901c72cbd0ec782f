package network.pyrin.infra.deploy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A provider in memory, for what the emulator cannot show: quotas, protection of stacks, other accounts. */
final class FakeCloud implements Cloud {
    final List<String> done = new ArrayList<>();
    final Map<String, Double> quotas = new HashMap<>();
    Optional<Integer> bootstrap = Optional.of(30);
    String locked = "";

    @Override
    public Identity identity() {
        return new Identity("111122223333", "arn:aws:iam::111122223333:user/operator");
    }

    @Override
    public Optional<Integer> bootstrapVersion(String region) {
        return bootstrap;
    }

    @Override
    public Optional<Double> quota(String service, String quota) {
        return Optional.ofNullable(quotas.get(service));
    }

    @Override
    public String edgePrefixList() {
        return "pl-12ab";
    }

    @Override
    public void lock(String name, String holder) throws DeployException {
        if (!locked.isEmpty()) {
            throw new DeployException("another deployment is under way: " + locked, "wait");
        }
        locked = holder;
    }

    @Override
    public void unlock(String name) {
        locked = "";
    }

    @Override
    public boolean putOnce(String bucket, String key, Path file, String sha256) {
        return done.add("put " + key);
    }

    @Override
    public void putPage(String bucket, String key, Path file, ObjectHeaders headers) {
        done.add("page " + key);
    }

    @Override
    public void invalidate(String distribution, String reference) {
        done.add("invalidate " + distribution);
    }

    @Override
    public boolean secretIsSet(String secret) {
        return true;
    }

    @Override
    public void setSecret(String secret, String value) {
        done.add("secret");
    }

    @Override
    public void unprotect(String stack, String region) {
        done.add("unprotect " + stack + " " + region);
    }

    @Override
    public void close() {
        done.add("close");
    }
}
