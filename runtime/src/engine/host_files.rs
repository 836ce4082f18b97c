//! host_files.
