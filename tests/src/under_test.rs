//! Chooser.
fn main() {}
