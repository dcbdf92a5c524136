/** What happens when a round closes: refit, archive, and whether the search ends. Pure. */
package dev.linas.trainer.round;
