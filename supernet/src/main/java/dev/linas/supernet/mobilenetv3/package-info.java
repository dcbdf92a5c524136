/**
 * Family {@code mobilenet-v3}: super-networks of inverted residual blocks, as Once-for-all's (Cai
 * et al., 2020) and our own. Trainer and evaluator both build from its plan, so it alone says what
 * a genome means.
 */
package dev.linas.supernet.mobilenetv3;
