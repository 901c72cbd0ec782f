package network.pyrin.infra.deploy;

import java.nio.file.Path;
import java.util.List;
import network.pyrin.infra.stacks.NagReport;
import network.pyrin.infra.stacks.Renewal;
import network.pyrin.infra.stacks.preset.Preset;
import network.pyrin.infra.stacks.preset.PresetException;

/** Everything that can be proven without an account: all presets synthesised, validated, checked and compared with what is committed. */
final class DryRun {
    private final Path root;
    private final Path work;
    private final Operator operator;

    DryRun(Path root, Path work, Operator operator) {
        this.root = root;
        this.work = work;
        this.operator = operator;
    }

    void run() throws DeployException {
        Renewal renewal = synthesise();
        int wrong = 0;
        for (String preset : Preset.SHIPPED) {
            NagReport report = NagReport.read(renewal.assembly(preset));
            List<String> differences = renewal.differences(preset);
            operator.say(preset + ": " + report.checked() + " checks of good practice, "
                    + report.findings().size() + " findings, "
                    + report.excused().size() + " excused with reasons; templates "
                    + (differences.isEmpty() ? "as committed" : "differ from what is committed"));
            report.findings().forEach(finding -> operator.say("  " + finding));
            differences.forEach(difference -> operator.say("  " + difference));
            wrong += report.findings().size() + differences.size();
        }
        for (String difference : renewal.rightsDifferences()) {
            operator.say(difference);
            wrong++;
        }
        if (wrong > 0) {
            throw new DeployException(
                    "the dry run found " + wrong + " thing" + (wrong == 1 ? "" : "s"),
                    "mend it; if changed templates are meant: ./pyrin deploy renew-snapshots, and commit");
        }
        operator.say("nothing was deployed; the assemblies are in " + work);
    }

    /** Renews what is committed. */
    void renew() throws DeployException {
        List<String> written = synthesise().write();
        operator.say(written.isEmpty() ? "everything was current" : "renewed: " + String.join(", ", written));
    }

    private Renewal synthesise() throws DeployException {
        Folders.empty(work);
        try {
            return new Renewal(root, work);
        } catch (PresetException e) {
            throw new DeployException(String.valueOf(e.getMessage()), "correct the preset");
        }
    }
}
