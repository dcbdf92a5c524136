/** Pure translation between the contract's records and the types of core. */
package dev.linas.schemas.mapping;
