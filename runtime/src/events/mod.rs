//! What happened: a bounded memory and a broadcast.
