/** The schema registry through the REST protocol that Confluent's and Apicurio's servers share. */
package dev.linas.schemas.registry;
