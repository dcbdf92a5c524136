/**
 * The family {@code ofa-resnet}: ResNets of bottleneck blocks, elastic in depth, expansion ratio
 * and width, in the manner of Once-for-All's (Cai et al., 2020) and BootstrapNAS's (Munoz et al.,
 * 2021) ResNet50.
 */
package dev.linas.supernet.resnet;
