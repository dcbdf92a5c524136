/** How far what is best on one device is best on others. */
package dev.linas.searches.devices;
