/**
 * Code that runs inside a child process. This package has no dependencies: it shares a class path
 * with a program that brings its own libraries.
 */
package dev.linas.local.child;
