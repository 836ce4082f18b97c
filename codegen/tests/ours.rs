//! Our own document.
mod common;
#[test]
fn print() {
    let text = std::fs::read_to_string(std::env::var("DOC").unwrap()).unwrap();
    let (ir, warnings) = common::lower(&text);
    println!("{ir}\n{warnings}");
}
