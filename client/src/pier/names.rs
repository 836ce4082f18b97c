//! Commands that do the same with each of several names.

use super::error::PierError;

/// Does it with one after the other. What fails is said at once and does not keep the rest from being done.
pub(crate) async fn each(
    names: &[String],
    mut with: impl AsyncFnMut(&str) -> Result<(), PierError>,
) -> Result<u8, PierError> {
    let mut failed = 0;
    let mut last = None;
    for name in names {
        if let Err(error) = with(name).await {
            if let PierError::Standard(_) = error {
                return Err(error);
            }
            failed += 1;
            if names.len() > 1 {
                eprintln!("pier: {}", error.line());
            }
            last = Some(error);
        }
    }
    match last {
        None => Ok(0),
        Some(error) if names.len() == 1 => Err(error),
        Some(_) => Err(PierError::Some {
            failed,
            all: names.len(),
        }),
    }
}
