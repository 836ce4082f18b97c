//! Launch plans against the live kernel, without a daemon. They need root and a static busybox; otherwise each test
//! is a counted skip.

mod process;
mod support;
