/** What the bootstrap needs to know of the parts it runs. */
package dev.linas.runtime.service;
