//! Messages as users hold them, and as they are stored: properties, ids, records, batches, compression.
