package dev.linas.supernettrainer.task;

/** The sets of images by which sub-networks are judged; none of them is ever trained on. */
public enum ImageSet {
    /** Images whose labels the sub-networks must tell. */
    VALIDATION,
    /** Images on which the batch-norm moments of a sub-network are measured. */
    CALIBRATION,
    /** Images on which a training is watched: neither of the other two has them. */
    MONITOR
}
