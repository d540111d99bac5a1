//! The `homeground` command line.

fn main() {}
