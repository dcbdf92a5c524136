/** Tables as Parquet files, without Hadoop. */
package dev.linas.log.parquet;
