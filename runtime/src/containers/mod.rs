//! Containers: their records, their states, their collection.
