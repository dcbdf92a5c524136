/** Task {@code translation}: beam search over a network that runs in steps, and BLEU. */
package dev.linas.tasks.translation;
