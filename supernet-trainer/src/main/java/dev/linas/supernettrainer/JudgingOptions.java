package dev.linas.supernettrainer;

import dev.linas.runtime.error.UserError;
import dev.linas.supernettrainer.experiment.InheritedAccuracy;
import dev.linas.supernettrainer.task.ImageSet;
import dev.linas.supernettrainer.task.ImageTask;
import dev.linas.supernettrainer.task.LabelledImages;
import dev.linas.supernettrainer.torch.TorchNetwork;
import dev.linas.supernettrainer.torch.Weights;
import picocli.CommandLine.Option;

/** The images by which sub-networks are judged. */
final class JudgingOptions {
    @Option(
            names = "--validation-images",
            paramLabel = "N",
            defaultValue = "2000",
            description = {
                "Images on which accuracy is measured; the first 2,000 are those of 'dataset'.",
                "Default: ${DEFAULT-VALUE}."
            })
    private int validationImages;

    LabelledImages validation(ImageTask task) {
        if (validationImages < 1) {
            throw new UserError("--validation-images is " + validationImages + "; give 1 or more");
        }
        try {
            return task.judging(ImageSet.VALIDATION, 0, validationImages);
        } catch (IllegalArgumentException e) {
            throw new UserError("--validation-images: " + e.getMessage(), e);
        }
    }

    LabelledImages calibration(ImageTask task) {
        return task.judging(ImageSet.CALIBRATION, 0, task.published(ImageSet.CALIBRATION));
    }

    /** Judges sub-networks with the weights that they inherit. */
    InheritedAccuracy inherited(Project project, Weights weights) {
        return new InheritedAccuracy(
                new TorchNetwork(project.network(), weights),
                calibration(project.task()),
                validation(project.task()));
    }
}
